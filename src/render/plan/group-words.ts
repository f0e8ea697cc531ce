import { counted, enumerate, firstOf, grouped } from "../../base/text.ts";
import type { Unchanged } from "../../model/change.ts";
import type { ChangeDocument } from "../../model/plan.ts";
import type { Alike } from "./alike.ts";

/** A webhook's key, or how many they are. */
export function titleOf({ members }: Alike<{ readonly key: string }>): string {
  const [first] = members;
  return members.length === 1 && first !== undefined ? first.key : counted(members.length, "webhook");
}

/** `2`, or `2–4` where they are applied in several. */
export function describeSteps(changes: readonly Pick<ChangeDocument, "step">[]): string {
  const steps = changes.map(({ step }) => step);
  const first = steps.reduce((a, b) => Math.min(a, b), Number.MAX_SAFE_INTEGER);
  const last = steps.reduce((a, b) => Math.max(a, b), 0);
  return first === last ? String(first) : `${first}–${last}`;
}

/** Whom a change is asked about; null where nobody is declared. */
export function ownerOf(change: ChangeDocument): string | null {
  return change.action === "delete" ? null : (change.declared?.owner ?? null);
}

const MOST_OWNERS = 8;

/** One sentence with the owners and how many are theirs; none where nobody is declared. */
export function describeOwners(changes: readonly ChangeDocument[]): string[] {
  const owners = grouped(changes.map((change) => [ownerOf(change), change] as const));
  const known = [...owners].filter(([owner]) => owner !== null);
  if (known.length === 0) return [];
  const nobodys = owners.get(null) ?? [];
  const told = known.map(([owner, theirs]) => `${owner} (${theirs.length})`);
  const rest = nobodys.length === 0 ? [] : [`nobody (${nobodys.length})`];
  return [firstOf([...told, ...rest], MOST_OWNERS)];
}

/** One note for all of which nothing else is to be told. */
export function uncomparedSentence(unchanged: readonly Unchanged[]): string {
  const headers = unchanged.flatMap(({ unverified }) => unverified);
  const names = [...new Set(headers)].toSorted();
  return (
    `${counted(unchanged.length, "unchanged webhook")}: cannot verify ${counted(headers.length, "header value")}, ` +
    `the live values of ${enumerate(names, "and")} cannot be compared`
  );
}
