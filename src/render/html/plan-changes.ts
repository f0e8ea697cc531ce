import { counted, grouped } from "../../base/text.ts";
import type { WebhookKey } from "../../model/fleet/key.ts";
import type { ChangeDocument, PlanDocument } from "../../model/plan/plan.ts";
import { alikeChanges } from "../wording/changes.ts";
import type { PlanLinks } from "../wording/links.ts";
import { html, type Markup } from "./markup.ts";
import { orderGraph } from "./order-graph.ts";
import { changeSection } from "./plan-change.ts";
import { type Histories, isUnfit } from "./receiver.ts";
import { skippedWith } from "./skips.ts";

/** So many have links to their lines; more of them would make the page too large to be opened. */
const MOST_LINKED = 4_000;

/** So many have all that is known of their receivers; of more only those that failed, and so many of these. */
const MOST_CARDED = 2_000;

const MOST_UNFIT = 200;

export function changesPart(plan: PlanDocument, links: PlanLinks, histories: Histories): Markup {
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

export function orderPart({ changes }: PlanDocument): Markup | null {
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
