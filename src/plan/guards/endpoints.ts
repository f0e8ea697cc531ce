import { keyOf, named } from "../../model/fleet/key.ts";
import { blockChange, blockedEntry, type Entry, keyOfEntry } from "../../model/plan/change.ts";
import type { PlanInput } from "../../model/plan/plan.ts";
import type { AllMisplaced } from "../placement.ts";

/** Blocks whatever was worked out from a manifest that refers to what is not there, that it needs nothing included. */
export function guardPlacement(
  entries: readonly Entry[],
  { misplaced, desired }: Pick<PlanInput, "desired"> & { readonly misplaced: AllMisplaced },
): Entry[] {
  if (misplaced.size === 0) return [...entries];
  const declared = new Map(desired.map((webhook) => [keyOf(webhook), webhook]));
  return entries.map((entry) => {
    const key = keyOfEntry(entry);
    const [miss, webhook] = [misplaced.get(key), declared.get(key)];
    if (miss === undefined || webhook === undefined || entry.kind === "blocked") return entry;
    const { block, location } = miss;
    if (entry.kind === "change") return blockChange({ ...entry.change, location }, block);
    if (webhook.status === "deprecated") return entry;
    const subject = { ...named(webhook), action: "update", desired: webhook, live: entry.live } as const;
    return blockedEntry({ ...subject, location }, block);
  });
}
