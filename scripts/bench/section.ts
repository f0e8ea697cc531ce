import type { Workbench } from "./workbench.ts";

/** What a section of the benchmark works with. */
export interface Bench {
  readonly workbench: Workbench;
  /** How many runs the medians are of. */
  readonly rounds: number;
}

/** Measures, prints, and gives whether its goals are met. */
export type Section = (bench: Bench) => Promise<boolean>;
