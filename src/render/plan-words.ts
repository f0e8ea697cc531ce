import { counted } from "../base/text.ts";
import { ACTIONS, type Action } from "../model/change.ts";
import { compareByKey, type WebhookKey } from "../model/key.ts";
import type { PlanDocument } from "../model/plan.ts";

/** What takes most away comes first. */
const READING_ORDER: readonly Action[] = [
  "delete",
  "deprecate",
  "unadopt",
  "replace",
  "update",
  "create",
  "adopt",
];

/** What takes most away first, then by name and version. */
export function inReadingOrder<T extends { readonly action: Action; readonly key: WebhookKey }>(
  rows: readonly T[],
): T[] {
  const rank = ({ action }: T) => READING_ORDER.indexOf(action);
  return rows.toSorted((a, b) => rank(a) - rank(b) || compareByKey(a, b));
}

/** Unchanged webhooks of which something should be known. */
export function listedUnchanged({ unchanged }: PlanDocument): PlanDocument["unchanged"] {
  return unchanged
    .filter(({ notes, unverified }) => notes.length + unverified.length > 0)
    .toSorted(compareByKey);
}

/** Nothing to do and nothing in the way. */
export function hasNoChanges({ changes, blocked }: PlanDocument): boolean {
  return changes.length === 0 && blocked.length === 0;
}

/** The whole plan in a few words. */
export function verdict(plan: PlanDocument): string {
  if (hasNoChanges(plan)) return "No changes";
  const parts = [
    ...(plan.changes.length > 0 ? [counted(plan.changes.length, "change")] : []),
    ...(plan.blocked.length > 0 ? [`${plan.blocked.length} blocked`] : []),
  ];
  return parts.join(", ");
}

/** Every kind counted; the rare one only where there are some. */
export function countsSentence({ counts }: PlanDocument): string {
  const kinds = ACTIONS.filter((action) => action !== "unadopt" || counts.unadopt > 0);
  const actions = kinds.map((action) => `${counts[action]} ${action}`);
  return `Plan: ${actions.join(", ")}; ${counts.unchanged} unchanged, ${counts.blocked} blocked, ${counts.unmanaged} unmanaged.`;
}
