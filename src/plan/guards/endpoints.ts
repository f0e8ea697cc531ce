import { keyOf, named, type WebhookKey } from "../../model/fleet/key.ts";
import type { Webhook } from "../../model/fleet/webhook.ts";
import { blockChange, blockedEntry, type Entry, keyOfEntry } from "../../model/plan/change.ts";
import type { Misplaced } from "../placement.ts";

/** Blocks whatever was worked out from a manifest that refers to what is not there, that it needs nothing included. */
export function guardPlacement(
  entries: readonly Entry[],
  misplaced: ReadonlyMap<WebhookKey, Misplaced>,
  desired: readonly Webhook[],
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
