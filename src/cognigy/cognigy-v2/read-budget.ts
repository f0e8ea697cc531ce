import { counted } from "../../base/text.ts";
import { showDuration } from "../../base/time.ts";
import type { CognigyTenant } from "../../model/fleet/environment.ts";
import { type TenantFailure, tenantFailure } from "../../model/fleet/tenant.ts";
import type { OnReads, Wire } from "../wire/connection.ts";

/** Within a shorter period the pace keeps the rate, and nobody waits for long. */
const SHORT_MS = 60_000;

/**
 * Bounds what a listing costs: one read for each Endpoint. `onReads` is told how many there will be, before the first
 * leaves.
 */
export function readBudget(
  { reads, rateLimit }: Pick<CognigyTenant, "reads" | "rateLimit">,
  { pace, stats }: Pick<Wire, "pace" | "stats">,
  onReads: OnReads,
): (count: number) => TenantFailure | null {
  return (count) => {
    if (count === 0) return null;
    const toRead = `reading ${counted(count, "Endpoint")} one by one`;
    if (count > reads)
      return tenantFailure(
        "rate-limited",
        `${toRead} is more than tenant.reads allows, which is ${reads}; nothing was read`,
        "raise tenant.reads, or keep these webhooks in a project of their own",
      );
    const left = pace.leftInPeriod();
    if (rateLimit !== null && rateLimit.perMs >= SHORT_MS && left !== null && count > left / 2)
      return tenantFailure(
        "rate-limited",
        `${toRead} takes more than half of the ${left} requests that tenant.rateLimit leaves for ${showDuration(rateLimit.perMs)}; nothing was read`,
        "run it again later, or keep these webhooks in a project of their own",
      );
    onReads(count, stats.read().requests + count);
    return null;
  };
}
