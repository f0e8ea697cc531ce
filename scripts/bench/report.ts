import type { Medians, Run } from "./measure.ts";

/** One line of a section's table: what was measured, and whether it meets its goal. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly goal: string;
  readonly met: boolean;
}

/** A run beside its floor. */
function ratio(medians: Medians, name: string, floor: string): number {
  return runOf(medians, name).wallMs / runOf(medians, floor).wallMs;
}

export function runOf(medians: Medians, name: string): Run {
  const run = medians.get(name);
  if (run === undefined) throw new Error(`${name} was not measured`);
  return run;
}

/** `1.21 × (571 of 472 ms)`, held to a limit. */
export function ratioFigure(
  medians: Medians,
  name: string,
  floor: string,
  limit: number | null,
  more = "",
): Figure {
  const value = ratio(medians, name, floor);
  const [own, least] = [runOf(medians, name).wallMs, runOf(medians, floor).wallMs];
  return {
    name,
    value: `${value.toFixed(2)} × (${own.toFixed(0)} of ${least.toFixed(0)} ms)${more}`,
    goal: limit === null ? "" : `≤ ${limit} × ${floor}`,
    met: limit === null || value <= limit,
  };
}

/** Prints a section; gives whether all goals are met. */
export function printSection(title: string, figures: readonly Figure[]): boolean {
  console.log(`\n${title}`);
  const width = (pick: (figure: Figure) => string) => Math.max(...figures.map((one) => pick(one).length));
  const [names, values] = [width(({ name }) => name), width(({ value }) => value)];
  for (const { name, value, goal, met } of figures) {
    const verdict = goal === "" ? "" : `${met ? "ok  " : "FAIL"} ${goal}`;
    console.log(`  ${name.padEnd(names)}  ${value.padEnd(values)}  ${verdict}`.trimEnd());
  }
  return figures.every(({ met }) => met);
}
