import type { Share } from "../../model/fleet/environment.ts";

/** How many of so many a limit allows. */
export function mostOf({ percent, atLeast }: Share, of: number): number {
  // As floating-point numbers 0.57 % of 10,000 are a little less than 57.
  const exact = Number(((percent * of) / 100).toPrecision(14));
  return Math.max(atLeast, Math.floor(exact));
}
