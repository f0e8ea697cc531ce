import { showTime } from "../../base/time.ts";
import type { FleetReport } from "../../model/report/fleet-report.ts";
import { countsOf, isOfConcern } from "../../model/report/fleet-status.ts";
import { describeLastRun, describeWorking } from "../wording/fleet.ts";
import { html, type Markup } from "./markup.ts";
import { renderPage } from "./page.ts";
import { attentionPart } from "./report-attention.ts";
import { fleetPart, STATES } from "./report-fleet.ts";
import { calendarPart, recordPart, runsPart } from "./report-record.ts";

/** Where a fleet stands and what was done to it, as a page of its own. */
export function renderReportPage(report: FleetReport): string {
  const { fleet } = report;
  const body = html`<header>${heading(report)}</header>
<nav aria-label="Filter">${chips(report)}</nav>
<main>${attentionPart(report)}${fleetPart(report)}${calendarPart(report)}${runsPart(report)}${recordPart(report)}</main>`;
  return renderPage(`webhook-sync ${fleet.environment}: report`, body);
}

function heading({ fleet, madeAt, since, toolVersion }: FleetReport): Markup {
  const { environment, tenant, managed, unmanaged, lastRun, running } = fleet;
  const facts = [
    tenant,
    `made ${showTime(madeAt.toISOString())} by webhook-sync ${toolVersion}`,
    `${managed} managed, ${unmanaged} unmanaged ignored`,
    since === null ? "all of the record" : `runs since ${showTime(since.toISOString())}`,
  ];
  const last =
    lastRun === null ? "No run has written anything." : `Last run: ${describeLastRun(lastRun, running)}`;
  const working = running.map((run) => html`<p class="warn">At work: run ${describeWorking(run)}</p>`);
  return html`<h1>webhook-sync ${environment}: report</h1><ul class="facts">${facts.map((fact) => html`<li>${fact}</li>`)}</ul><p>${last}</p>${working}`;
}

function chips({ fleet }: FleetReport): Markup {
  const { webhooks } = fleet;
  const { asDeclared, keptOtherwise, pending, blocked } = countsOf(fleet);
  const concerning = webhooks.filter(isOfConcern).length;
  const chips = [
    { kind: "risk", value: "high", text: `${concerning} of concern`, count: concerning },
    { kind: "action", value: STATES.blocked, text: `${blocked} blocked`, count: blocked },
    { kind: "action", value: STATES.pending, text: `${pending} pending`, count: pending },
    {
      ...{ kind: "action", value: STATES.keptOtherwise },
      ...{ text: `${keptOtherwise} kept otherwise`, count: keptOtherwise },
    },
    { kind: "action", value: STATES.asDeclared, text: `${asDeclared} as declared`, count: asDeclared },
  ].filter(({ count }) => count > 0);
  const items = chips.map(
    ({ kind, value, text }) => html`<li data-kind="${kind}" data-value="${value}"><span>${text}</span></li>`,
  );
  const all = webhooks.length;
  return html`<ul class="counts">${items}</ul><p id="find" hidden><label>Find <input type="search" placeholder="name, status, value"></label> <span id="shown" role="status" data-all="${all}">${all} of ${all} shown</span></p>`;
}
