import { counted, grouped } from "../../base/text.ts";
import { showTime } from "../../base/time.ts";
import type { WebhookKey } from "../../model/fleet/key.ts";
import { ACTIONS } from "../../model/plan/change.ts";
import type { ChangeDocument, PlanDocument } from "../../model/plan/plan.ts";
import {
  alikeBlocked,
  alikeChanges,
  alikeUnchanged,
  cannotVerify,
  titleOf,
  unchangedToTell,
  uncomparedSentence,
} from "../wording/changes.ts";
import type { PlanLinks } from "../wording/links.ts";
import { countsSentence, shortCommit, verdict } from "../wording/words.ts";
import { html, linkTo, type Markup } from "./markup.ts";
import { orderGraph } from "./order-graph.ts";
import { renderPage } from "./page.ts";
import { blockedSection, changeSection } from "./plan-change.ts";
import { type Histories, isUnfit, NO_HISTORIES } from "./receiver.ts";
import { skippedWith } from "./skips.ts";

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
  return html`<section><h2>Blocked</h2><p>Resolve this first, or run <code>apply --skip-blocked</code> to apply the other changes.</p>${sections}</section>`;
}

/** So many have links to their lines; more of them would make the page too large to be opened. */
const MOST_LINKED = 4_000;

/** So many have all that is known of their receivers; of more only those that failed, and so many of these. */
const MOST_CARDED = 2_000;
const MOST_UNFIT = 200;

function changesPart(plan: PlanDocument, links: PlanLinks, histories: Histories): Markup {
  if (plan.changes.length === 0)
    return html`<section><h2>Changes</h2><p>None: ${counted(plan.counts.unchanged, "webhook")} unchanged.</p></section>`;
  const { length } = plan.changes;
  const isLarge = length > MOST_CARDED;
  const page = {
    skips: skippedWith(plan.changes),
    links: length > MOST_LINKED ? { ...links, lineOf: () => null } : links,
    histories: isLarge ? unfitAmong(plan, histories) : histories,
    now: new Date(plan.readAt),
    tellsProbes: !isLarge,
  };
  const sections = alikeChanges(plan).map((alike) => changeSection(alike, page));
  return html`<section><h2>Changes</h2>${sections}</section>`;
}

function unfitAmong({ changes }: PlanDocument, histories: Histories): Histories {
  const unfit = changes.map(({ key }) => key).filter((key) => isUnfit(histories.get(key)));
  const kept = new Set(unfit.slice(0, MOST_UNFIT));
  return new Map([...histories].filter(([key]) => kept.has(key)));
}

/** So many of a step are named; of more only how many they are. */
const MOST_NAMED = 40;

function orderPart({ changes }: PlanDocument): Markup | null {
  const steps = grouped(changes.map((change) => [change.step, change] as const));
  if (steps.size < 2) return null;
  const inOrder = [...steps].toSorted(([a], [b]) => a - b);
  const items = inOrder.map(([step, members]) => html`<li value="${step}">${stepText(members)}</li>`);
  const graph = orderGraph(changes, skippedWith(changes));
  return html`<section><h2>Order</h2><p>Each step waits for those of the steps before it that it depends on.</p>${graph}<ol>${items}</ol></section>`;
}

function stepText(members: readonly ChangeDocument[]): string {
  const keys: WebhookKey[] = members.map(({ key }) => key);
  return keys.length <= MOST_NAMED ? keys.join(", ") : counted(keys.length, "webhook");
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
