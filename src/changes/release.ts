import { keyOf } from "../model/fleet/key.ts";
import { carriesOwnKey, isRecordedAsNamed, type LiveWebhook } from "../model/fleet/live.ts";
import { placeOf, type Webhook } from "../model/fleet/webhook.ts";
import { changeEntry, type Entry, unchangedEntry } from "../model/plan/change.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import { unadoptChange } from "./adoption.ts";
import { ambiguous } from "./blocks.ts";
import type { NameGroup } from "./fleet.ts";
import { mistaken } from "./lost.ts";
import { otherVersion } from "./takeover.ts";

/** A manifest that only says to let go. It is a tombstone until somebody removes it. */
export function classifyUnadopted(desired: Webhook, group: NameGroup, input: PlanInput): Entry {
  const key = keyOf(desired);
  const found = group.live.get(key) ?? [];
  const obstacle = mistaken(desired, group, input);
  if (obstacle !== null) return obstacle;
  const [ours, second] = found.filter((one) => carriesOwnKey(one) || hasLostKey(one, input));
  if (second !== undefined) return ambiguous(desired, found, desired, input);
  if (ours !== undefined) return changeEntry(unadoptChange(desired, ours, input));
  const other = otherVersion(desired, group, input);
  if (other !== null) return other;
  const place = placeOf(desired, "unadopt", input);
  const isClaimed = input.environment.ownership === "scope" && found.length > 0;
  const isKnown = found.some((one) => isRecordedAsNamed(one, input));
  const note = isClaimed
    ? `released; keep its manifest (${place}) until scope.names leaves ${desired.name} out`
    : isKnown
      ? `released; keep its manifest (${place}): without it, plans name what the audit log knows`
      : `released; its manifest can be removed (${place})`;
  return unchangedEntry(key, found[0] ?? null, [note]);
}

/** Somebody took our key off, and the record knows it as ours: it has to hear that it was let go of. */
function hasLostKey(live: LiveWebhook, input: PlanInput): boolean {
  if (input.environment.ownership !== "key" || (live.idempotencyKey ?? "") !== "") return false;
  return (live.endpoint?.occupiedBy ?? null) === null && isRecordedAsNamed(live, input);
}
