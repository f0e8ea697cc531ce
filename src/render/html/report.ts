import { counted } from "../../base/text.ts";
import { showTime } from "../../base/time.ts";
import type { RecordedRun } from "../../model/record/projection.ts";
import type { CalendarEntry, FleetReport } from "../../model/report/fleet-report.ts";
import { countsOf } from "../../model/report/fleet-status.ts";
import { approvalOf, describeLastRun, describeWorking, endOf } from "../wording/fleet.ts";
import { shortCommit } from "../wording/words.ts";
import { html, linkTo, type Markup, type MarkupValue } from "./markup.ts";
import { renderPage } from "./page.ts";
import { attentionPart, fleetPart, STATES } from "./report-fleet.ts";

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
  const concerning = webhooks.filter(({ concerns }) => concerns.length > 0).length;
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

/** So many ends are told; those after them are far away. */
const MOST_ENDS = 500;

function calendarPart({ calendar }: FleetReport): Markup {
  const title = html`<h2>Certificates and sunsets</h2>`;
  if (calendar.length === 0) return html`<section>${title}<p>None is known.</p></section>`;
  const shown = calendar.slice(0, MOST_ENDS);
  const more = calendar.length - shown.length;
  const rest = more === 0 ? null : html`<p class="dim">${more} later ones are not shown.</p>`;
  return html`<section>${title}${table("Certificates and sunsets", ["day", "in", "what ends", "webhook"], shown.map(calendarRow))}${rest}</section>`;
}

/** Within so many days somebody has to act. */
const SOON_DAYS = 14;

function calendarRow({ day, days, past, kind, key }: CalendarEntry): MarkupValue[] {
  const tone = past ? "high" : days <= SOON_DAYS ? "medium" : "low";
  const left = past ? "passed" : counted(days, "day");
  return [day, html`<span class="${tone}">${left}</span>`, kind, key];
}

/** So many runs are told. */
const MOST_RUNS = 500;

function runsPart({ runs }: FleetReport): Markup {
  const title = html`<h2>Runs</h2>`;
  if (runs.length === 0) return html`<section>${title}<p>No run is recorded.</p></section>`;
  const shown = runs.slice(0, MOST_RUNS);
  const more = runs.length - shown.length;
  const rest =
    more === 0
      ? null
      : html`<p class="dim">${more} earlier: <code>webhook-sync audit runs</code> has them.</p>`;
  const columns = ["run", "began", "by", "ended", "commit", "approval", "job"];
  return html`<section>${title}${table("Runs", columns, shown.map(runRow))}${rest}</section>`;
}

function runRow({ started, finished }: RecordedRun): MarkupValue[] {
  const { run, time, actor, commit, ci_run_url: job } = started;
  const isDone = finished !== null && finished.exit_code === 0;
  return [
    html`<code>${run}</code>`,
    showTime(time),
    actor,
    html`<span class="${isDone ? "low" : "high"}">${endOf(finished)}</span>`,
    commit === null ? "-" : html`<code>${shortCommit(commit)}</code>`,
    approvalOf(started),
    job === null ? "-" : linkTo(job, "the job"),
  ];
}

/** A table that is wider than a phone scrolls by itself, by the keyboard as well. */
function table(label: string, columns: readonly string[], rows: readonly MarkupValue[][]): Markup {
  return html`<div class="w" role="region" aria-label="${label}" tabindex="0"><table class="t"><thead><tr>${columns.map((column) => html`<th scope="col">${column}`)}</thead><tbody>${rows.map(
    (row) => html`<tr>${row.map((cell) => html`<td>${cell}`)}
`,
  )}</table></div>`;
}

function recordPart({ record }: FleetReport): Markup {
  const { place, records, head, torn, undelivered } = record;
  const end = torn
    ? html`<p class="warn">Its last line is incomplete, as after a crash; the next apply sets it aside.</p>`
    : null;
  const waiting =
    undelivered === 0
      ? html`<p>No message for the dashboard or the hook is undelivered.</p>`
      : html`<p class="warn">${counted(undelivered, "message")} not delivered: <code>webhook-sync outbox list</code></p>`;
  return html`<section><h2>Record</h2><p>${counted(records, "record")} in <code>${place}</code>, the whole chain verified. Head: <code>${head}</code></p>${end}${waiting}</section>`;
}
