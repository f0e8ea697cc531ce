import { daysUntil } from "../base/time.ts";
import { keyOf, type WebhookKey } from "../model/key.ts";
import type { LiveWebhook } from "../model/live.ts";
import { wireStatus } from "../model/wire-status.ts";
import type { PlanInput } from "./input.ts";
import { isKeptInactive } from "./kept-otherwise.ts";
import { isNear } from "./risk.ts";

/** What is said of one whose sunset has passed, and that is kept all the same. */
export function passedNote(key: WebhookKey, sunset: string, skew: string | null): string {
  return skew === null
    ? `sunset ${sunset} has passed; --allow-delete ${key} deletes it`
    : `sunset ${sunset} has passed by this machine's clock; it is kept, because the clocks do not agree`;
}

/** What is said of one that stays. */
export function retiredNote(live: LiveWebhook, sunset: string | null, input: PlanInput): string {
  if (isRetired(live, input)) return sunsetNote(sunset, input.now);
  return `inactive, and no record tells why: taken for out of service; --allow-deprecate ${keyOf(live)} deprecates it`;
}

function sunsetNote(sunset: string | null, now: Date): string {
  if (sunset === null) return "deprecated; sunset unknown";
  const near = isNear(sunset, now) ? `, near: in ${daysUntil(sunset, now)} d` : "";
  return `deprecated; sunset ${sunset}${near}`;
}

/** Out of service already; where the tenant has no deprecated status, inactive stands for it. */
export function isRetired(live: LiveWebhook, input: PlanInput): boolean {
  return (
    live.status === "deprecated" ||
    live.status === wireStatus("deprecated", input.environment) ||
    isKeptInactive(live, input.lastWritten)
  );
}

/**
 * Inactive, without a manifest, and no record tells of it. It delivers nothing, and on a tenant without the deprecated
 * status this is what became of a deprecation whose record is lost: to deprecate it once more would have no end.
 */
export function isUnrecordedInactive(live: LiveWebhook, { lastWritten, allow }: PlanInput): boolean {
  const key = keyOf(live);
  return live.status === "inactive" && !lastWritten.has(key) && !allow.deprecate.has(key);
}
