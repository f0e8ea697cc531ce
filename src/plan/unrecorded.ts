import { isRemoval } from "../model/change.ts";
import { keyOf } from "../model/key.ts";
import { type Block, blockChange, type Entry } from "./entry.ts";
import type { Fleet } from "./fleet.ts";
import type { PlanInput } from "./input.ts";
import { isAllowed } from "./limits.ts";

/**
 * Blocks taking away what the record knows nothing of: with the record lost, or an older one in its place, nobody knows
 * any more what the last manifest protected. What a new version takes over from may go, as where it is protected.
 */
export function guardUnrecorded(entries: readonly Entry[], input: PlanInput): Entry[] {
  return entries.map((entry) => {
    if (entry.kind !== "change" || !isRemoval(entry.change)) return entry;
    const { change } = entry;
    const isKnown = input.recorded.has(change.key) || change.reason.kind === "superseded";
    return isKnown || isAllowed(change, input) ? entry : blockChange(change, unrecorded(change));
  });
}

function unrecorded({ action, key }: { readonly action: string; readonly key: string }): Block {
  const option = action === "delete" ? "--allow-delete" : "--allow-deprecate";
  return {
    code: "unrecorded",
    message: "the record knows nothing of it, so nobody can tell whether it is protected",
    remedy: `bring the record of its last apply back (--state-dir), or pass ${option} ${key}`,
    because: [],
  };
}

/** What every plan says while that is so. */
export function unrecordedNotes({ ours, managed }: Fleet, { recorded }: PlanInput): string[] {
  const unknown = ours.filter((live) => !recorded.has(keyOf(live))).length;
  if (unknown === 0) return [];
  const lost = "protection and sunsets that only the record had are lost";
  const careful = "what it does not know is taken away only when it is allowed by name";
  const what =
    unknown === managed
      ? `the record is empty, and managed webhooks are live (${managed})`
      : `the record knows nothing of ${unknown} of ${managed} managed webhooks`;
  return [`${what}: ${lost}; ${careful}`];
}
