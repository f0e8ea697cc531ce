import type { Location } from "../../model/fleet/diagnostic.ts";

/** Where a reader finds more. */
export interface PlanLinks {
  /** The page of the job that has the whole plan; null where there is none. */
  readonly run: string | null;
  /** The page of a line of a manifest, as the plan's commit has it; null where nobody can tell. */
  readonly lineOf: (location: Location) => string | null;
}

/** For readers who have nothing but the page. */
export const NO_LINKS: PlanLinks = { run: null, lineOf: () => null };
