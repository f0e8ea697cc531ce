import { showTime } from "../../base/time.ts";
import { ACTIONS } from "../../model/plan/change.ts";
import type { PlanDocument } from "../../model/plan/plan.ts";
import {
  alikeBlocked,
  alikeUnchanged,
  cannotVerify,
  titleOf,
  unchangedToTell,
  uncomparedSentence,
} from "../wording/changes.ts";
import type { PlanLinks } from "../wording/links.ts";
import { countsSentence, shortCommit, verdict } from "../wording/words.ts";
import { html, linkTo, type Markup } from "./markup.ts";
import { renderPage } from "./page.ts";
import { blockedSection } from "./plan-change.ts";
import { changesPart, orderPart } from "./plan-changes.ts";
import { type Histories, NO_HISTORIES } from "./receiver.ts";

/** A plan as a page of its own, for a browser: one file that asks for nothing else. */
export function renderPlanPage(
  plan: PlanDocument,
  links: PlanLinks,
  histories: Histories = NO_HISTORIES,
): string {
  const body = html`<header>${heading(plan, links)}</header>
<nav aria-label="Filter">${chips(plan)}</nav>
<main>${blockedPart(plan, links)}${changesPart(plan, links, histories)}${orderPart(plan)}${notesPart(plan)}</main>
<footer><p>${countsSentence(plan)}</p></footer>`;
  return renderPage(`webhook-sync ${plan.environment}: ${verdict(plan)}`, body);
}

function heading(plan: PlanDocument, { run }: PlanLinks): Markup {
  const { commit } = plan;
  const facts: Markup[] = [
    html`${plan.tenant}`,
    ...(commit === null ? [] : [html`commit <code>${shortCommit(commit)}</code>`]),
    html`live read ${showTime(plan.readAt)}`,
    html`${plan.managed} managed, ${plan.counts.unmanaged} unmanaged ignored`,
    html`expires ${showTime(plan.expiresAt)}`,
    ...(run === null ? [] : [linkTo(run, "the job")]),
  ];
  const uncommitted =
    commit?.includes("+uncommitted") === true
      ? html`<p class="warn">Uncommitted: the manifests or the config file are not as this commit has them.</p>`
      : null;
  return html`<h1>webhook-sync ${plan.environment}: ${verdict(plan)}</h1><ul class="facts">${facts.map((one) => html`<li>${one}</li>`)}</ul>${uncommitted}<p>Digest: <code class="digest">${plan.changesDigest}</code></p>`;
}

function chips({ changes, blocked }: PlanDocument): Markup {
  const actions = ACTIONS.map((action) => ({
    ...{ kind: "action", value: action },
    count: changes.filter((change) => change.action === action).length,
  }));
  const risks = (["high", "medium", "low"] as const).map((level) => ({
    ...{ kind: "risk", value: level },
    count: changes.filter(({ risk }) => risk.level === level).length,
  }));
  const stuck = { kind: "action", value: "blocked", count: blocked.length };
  const shown = [stuck, ...actions, ...risks].filter(({ count }) => count > 0);
  const all = changes.length + blocked.length;
  const items = shown.map(
    ({ kind, value, count }) =>
      html`<li data-kind="${kind}" data-value="${value}"><span>${count} ${value}${kind === "risk" ? " risk" : null}</span></li>`,
  );
  return html`<ul class="counts">${items}</ul><p id="find" hidden><label>Find <input type="search" placeholder="name, owner, value"></label> <span id="shown" role="status" data-all="${all}">${all} of ${all} shown</span></p>`;
}

function blockedPart(plan: PlanDocument, links: PlanLinks): Markup | null {
  if (plan.blocked.length === 0) return null;
  const sections = alikeBlocked(plan).map((alike) => blockedSection(alike, links));
  const others =
    plan.changes.length === 0
      ? null
      : html`, or run <code>apply --skip-blocked</code> to apply the other changes`;
  return html`<section><h2>Blocked</h2><p>Resolve this first${others}.</p>${sections}</section>`;
}

function notesPart(plan: PlanDocument): Markup | null {
  const { uncompared } = unchangedToTell(plan);
  const remarks = alikeUnchanged(plan).map((alike) => {
    const told = [...alike.shown.unverified.map(cannotVerify), ...alike.shown.notes];
    return `${titleOf(alike)}: ${told.join("; ")}`;
  });
  const notes = [
    ...plan.notes,
    ...remarks,
    ...(uncompared.length === 0 ? [] : [uncomparedSentence(uncompared)]),
  ];
  if (notes.length === 0) return null;
  const named =
    uncompared.length === 0
      ? null
      : html`<details><summary>Whose values cannot be compared</summary><ul class="m">${uncompared.map(({ key, unverified }) => html`<li>${key}: ${unverified.join(", ")}</li>`)}</ul></details>`;
  return html`<section><h2>Notes</h2><ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>${named}</section>`;
}
