import type { LiveListing } from "../model/live.ts";
import type { PlanInput } from "./input.ts";

/** Clocks that are set by the network agree far better; days are decided by them. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** How far the tenant's clock is ahead of this machine's; null where they agree, or where the tenant does not tell. */
function clockSkew({ clockAheadMs }: Pick<LiveListing, "clockAheadMs">): number | null {
  return clockAheadMs === null || Math.abs(clockAheadMs) <= CLOCK_TOLERANCE_MS ? null : clockAheadMs;
}

/** What is said of two clocks that do not agree, without a period; null where they do. */
export function describeSkew(live: Pick<LiveListing, "clockAheadMs">): string | null {
  const aheadMs = clockSkew(live);
  if (aheadMs === null) return null;
  return `this machine's clock is ${roughly(Math.abs(aheadMs))} ${aheadMs > 0 ? "behind" : "ahead of"} the tenant's`;
}

/** The later of both clocks: counted from it, no period ends too early. */
export function laterNow({ now, live }: Pick<PlanInput, "now" | "live">): Date {
  return new Date(now.getTime() + Math.max(0, clockSkew(live) ?? 0));
}

export function skewNotes({ live }: PlanInput): string[] {
  const skew = describeSkew(live);
  return skew === null ? [] : [`${skew}; nothing is deleted until they agree`];
}

function roughly(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
