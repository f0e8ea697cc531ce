import type { Advice } from "../fleet/observation.ts";

/** good: as it should be. caution: it works, with a drawback. bad: it does not work. unseen: nothing was there to see it by. */
export type Mark = "good" | "caution" | "bad" | "unseen";

/** One thing that was looked at. */
export interface TenantDiagnostic {
  readonly mark: Mark;
  readonly about: string;
  /** Without a final period. */
  readonly sentence: string;
}

/** A line of the config file, as far in as it stands below `tenant:`, and how it is known to be right. */
export interface ConfigLine {
  readonly text: string;
  /** null where the line only begins something. */
  readonly basis: "seen" | "assumed" | null;
}

/** What a diagnosis of a tenant tells. */
export interface TenantReport {
  readonly environment: string;
  /** The tenant's host. */
  readonly tenant: string;
  readonly findings: readonly TenantDiagnostic[];
  /** null where there is nothing to configure. */
  readonly advice: Advice | null;
  /** What only a write would show. */
  readonly assumed: readonly string[];
  /** None where there is nothing to configure. */
  readonly lines: readonly ConfigLine[];
}
