import type { Change } from "../model/change.ts";
import type { WebhookKey } from "../model/key.ts";
import { type Block, blockChange, type Entry } from "./entry.ts";
import type { PlanInput } from "./input.ts";

/**
 * Blocks whatever rests on what the listing does not show, where it may be short: what seems to be gone would be
 * registered a second time, and what still needs a webhook may be missing.
 */
export function guardShortListing(entries: readonly Entry[], { live }: PlanInput): Entry[] {
  const { shortfall } = live;
  if (shortfall === null) return [...entries];
  return entries.map((entry) =>
    entry.kind === "change" && restsOnAbsence(entry.change)
      ? blockChange(entry.change, shortListing(shortfall, entry.change.key))
      : entry,
  );
}

function restsOnAbsence(change: Change): boolean {
  switch (change.action) {
    case "create":
    case "deprecate":
    case "delete":
      return true;
    case "replace":
      return change.live === null;
    case "update":
    case "adopt":
    case "unadopt":
      return false;
  }
}

function shortListing(shortfall: string, key: WebhookKey): Block {
  return {
    code: "short-listing",
    message: `the tenant's list may be incomplete: ${shortfall}`,
    remedy: `plan again; ${key} is left alone until the list is whole`,
    because: [],
  };
}
