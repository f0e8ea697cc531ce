import type { Action } from "../model/change.ts";
import type { Location } from "../model/diagnostic.ts";
import { compareKeys, parseKey, type WebhookKey } from "../model/key.ts";
import type { Plan, PlanDocument } from "../model/plan.ts";
import { blockedRows, changeRows, unchangedRows } from "./change-rows.ts";
import { dotted, flow, flowPieces } from "./flow.ts";
import { type PlanFacts, planDocument } from "./plan-document.ts";
import { headingRow, tableFor } from "./row.ts";
import { EMPTY_LINE, type Line, Span } from "./span.ts";
import { print, type Style } from "./style.ts";
import { showTimeOfDay } from "./time.ts";

/** What takes most away comes first. */
const READING_ORDER: readonly Action[] = ["delete", "deprecate", "replace", "update", "create", "adopt"];

/** What adds comes first. */
const COUNTING_ORDER: readonly Action[] = ["create", "update", "replace", "adopt", "deprecate", "delete"];

/** A plan for a person to approve. */
export function renderPlan(plan: Plan, facts: PlanFacts, style: Style): string {
  return renderPlanDocument(planDocument(plan, facts), style);
}

/** The same for a plan that was saved. */
export function renderPlanDocument(plan: PlanDocument, style: Style): string {
  const rows = tableRows(plan, style.width);
  const sections = [header(plan, style.width), rows, notes(plan, style.width), ending(plan, style.width)];
  return print(joinSections(sections), style);
}

function joinSections(sections: readonly (readonly Line[])[]): Line[] {
  const filled = sections.filter((lines) => lines.length > 0);
  return filled.flatMap((lines, at) => (at === 0 ? lines : [EMPTY_LINE, ...lines]));
}

function header(plan: PlanDocument, width: number): Line[] {
  const facts = [
    plan.tenant,
    ...(plan.commit === null ? [] : [`commit ${plan.commit.slice(0, 7)}`]),
    `live read ${showTimeOfDay(plan.readAt)}`,
    `${plan.managed} managed, ${plan.counts.unmanaged} unmanaged ignored`,
  ];
  const lead = [new Span(plan.environment, "strong"), new Span(" · ")];
  return flowPieces(dotted(facts), { lead, indent: 2, width, tone: "plain" });
}

function tableRows(plan: PlanDocument, width: number): Line[] {
  const told = plan.unchanged.filter(({ notes, unverified }) => notes.length + unverified.length > 0);
  const keys = [...plan.blocked, ...plan.changes, ...told].map(({ key }) => key);
  if (keys.length === 0) return [];
  const table = tableFor(keys, placesIn(plan), width);
  return [
    headingRow(table),
    ...inReadingOrder(plan.blocked).flatMap((blocked) => blockedRows(blocked, table)),
    ...inReadingOrder(plan.changes).flatMap((change) => changeRows(change, table)),
    ...told.toSorted(byKey).flatMap((unchanged) => unchangedRows(unchanged, table)),
  ];
}

function placesIn({ blocked, changes }: PlanDocument): Location[] {
  return [...blocked, ...changes, ...changes.flatMap(({ fields }) => fields)]
    .map(({ location }) => location)
    .filter((location) => location !== null);
}

function inReadingOrder<T extends { readonly action: Action; readonly key: WebhookKey }>(
  rows: readonly T[],
): T[] {
  const rank = ({ action }: T) => READING_ORDER.indexOf(action);
  return rows.toSorted((a, b) => rank(a) - rank(b) || byKey(a, b));
}

function byKey(a: { readonly key: WebhookKey }, b: { readonly key: WebhookKey }): number {
  return compareKeys(nameAndVersion(a.key), nameAndVersion(b.key));
}

function nameAndVersion(key: WebhookKey) {
  return parseKey(key) ?? { name: key, version: 0 };
}

function notes(plan: PlanDocument, width: number): Line[] {
  const lead = [new Span("Note: ", "caution")];
  return plan.notes.flatMap((note) => flow(note, { lead, indent: 6, width, tone: "plain" }));
}

function ending(plan: PlanDocument, width: number): Line[] {
  const { counts } = plan;
  const sentence = (text: string, tone: Span["tone"]) => flow(text, { lead: [], indent: 2, width, tone });
  if (plan.changes.length === 0 && plan.blocked.length === 0)
    return sentence(`No changes. The tenant is as declared: ${counts.unchanged} unchanged.`, "good");
  const actions = COUNTING_ORDER.map((action) => `${counts[action]} ${action}`);
  const blocked =
    counts.blocked === 0
      ? []
      : sentence(
          `Blocked: ${counts.blocked}. Nothing is applied before that is resolved; apply --skip-blocked does the rest.`,
          "bad",
        );
  return [
    ...sentence(
      `Plan: ${actions.join(", ")}; ${counts.unchanged} unchanged, ${counts.blocked} blocked, ${counts.unmanaged} unmanaged.`,
      "strong",
    ),
    ...blocked,
    ...sentence(`Digest: ${plan.changesDigest}`, "faint"),
  ];
}
