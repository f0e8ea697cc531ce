import type { Change } from "../model/change.ts";
import { keyOf, type WebhookKey } from "../model/key.ts";
import { type Block, blockChange, type Entry } from "./entry.ts";
import type { PlanInput } from "./input.ts";
import { isTargeted } from "./target.ts";

/**
 * Blocks making anew what the record knows, where the tenant lists too little of it: all that we knew being gone is more
 * likely a list that is wrong. What else would be made under such a name rests on the same list.
 */
export function guardVanished(entries: readonly Entry[], input: PlanInput): Entry[] {
  if (!entries.some((entry) => entry.kind === "change" && isMade(entry.change))) return [...entries];
  const gone = vanished(input);
  const block = obstacleTo(gone, input);
  if (block === null) return [...entries];
  const names = new Set(gone.map(({ name }) => name));
  return entries.map((entry) =>
    entry.kind === "change" && isMade(entry.change) && names.has(entry.change.name)
      ? blockChange(entry.change, block)
      : entry,
  );
}

/** What is declared to be there, the record knows to have been there, and the list does not show. */
function vanished({ desired, live, lastWritten, targets }: PlanInput) {
  const listed = new Set<WebhookKey>(live.webhooks.map(keyOf));
  return desired.filter((webhook) => {
    const key = keyOf(webhook);
    const isWanted =
      webhook.status !== "deprecated" && !webhook.unadopt && isTargeted({ key, name: webhook.name }, targets);
    return isWanted && lastWritten.has(key) && !listed.has(key);
  });
}

function isMade(change: Change): boolean {
  return change.action === "create" || (change.action === "replace" && change.live === null);
}

function obstacleTo(
  gone: readonly unknown[],
  { desired, lastWritten, environment }: PlanInput,
): Block | null {
  const { percent, atLeast } = environment.limits.maxRecreations;
  const known = desired.filter((webhook) => !webhook.unadopt && lastWritten.has(keyOf(webhook))).length;
  const share = Math.max(atLeast, Math.floor((percent / 100) * known));
  // Never all of several: what remains shows that the list is one of this tenant at all.
  const most = percent < 100 && known > 1 ? Math.min(share, known - 1) : share;
  if (gone.length <= most) return null;
  return {
    code: "limit",
    message: `${gone.length} of ${known} webhooks that the record knows are not in the tenant's list; at most ${most} are registered anew in one run (${percent} %, at least ${atLeast}, never all)`,
    remedy:
      "look at the tenant: if they really are gone, register them a few at a time with --target, or raise `limits.maxRecreations` in a reviewed change",
    because: [],
  };
}
