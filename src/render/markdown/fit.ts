/** What may stand in a part's place when the page is too long; the lowest rank is taken first, the last part first. */
export interface Shortening {
  readonly rank: number;
  readonly text: string;
  /** What the reader then misses, for the notice: `details of creates`. */
  readonly missing: string;
  /** How many of it. */
  readonly count: number;
}

/** A piece of a page. */
export interface Part {
  readonly text: string;
  /** In the order in which they are taken. */
  readonly cuts: readonly Shortening[];
}

/** A part without the cuts that would win nothing, as that of a link where there is none. */
export function partOf(text: string, cuts: readonly Shortening[]): Part {
  let last = text;
  const useful = cuts.filter((cut) => {
    if (cut.text.length >= last.length) return false;
    last = cut.text;
    return true;
  });
  return { text, cuts: useful };
}

/** So many names are worth their place. */
const FEWEST_NAMES = 10;

/** How many of so many names to show, fewer by a quarter each time, and how many of those shown before that costs. */
export function fewerNames(count: number): { readonly most: number; readonly lost: number }[] {
  const steps: { most: number; lost: number }[] = [];
  let shown = count;
  while (shown >= 2 * FEWEST_NAMES) {
    const most = Math.floor(shown * 0.75);
    steps.push({ most, lost: shown - most });
    shown = most;
  }
  return steps;
}

/** How long a page may be, and how that is counted. */
export interface Budget {
  readonly limit: number;
  readonly sizeOf: (text: string) => number;
}

/** GitHub takes 65,536 characters for a comment. */
export const COMMENT_BUDGET: Budget = { limit: 60_000, sizeOf: (text) => text.length };

/** GitHub takes 1 MiB for a step's summary, and none of it when it is longer. */
export const SUMMARY_BUDGET: Budget = { limit: 1_048_576, sizeOf: (text) => Buffer.byteLength(text) };

/** The parts, cut as far as the budget needs, with a notice at the end that says what was cut. */
export function fit(
  parts: readonly Part[],
  { limit, sizeOf }: Budget,
  notice: (missing: ReadonlyMap<string, number>) => string,
): string {
  const texts = parts.map(({ text }) => text);
  let total = texts.reduce((sum, text) => sum + sizeOf(text), 0);
  if (total <= limit) return texts.join("");
  const missing = new Map<string, number>();
  const candidates = parts
    .flatMap(({ cuts }, index) => cuts.map((cut) => ({ cut, index })))
    .toSorted((a, b) => a.cut.rank - b.cut.rank || b.index - a.index);
  for (const { cut, index } of candidates) {
    if (total + sizeOf(notice(missing)) <= limit) break;
    total += sizeOf(cut.text) - sizeOf(texts[index] ?? "");
    texts[index] = cut.text;
    missing.set(cut.missing, (missing.get(cut.missing) ?? 0) + cut.count);
  }
  return texts.join("") + notice(missing);
}

/** Leaves room for the marker and the line break at the end. */
export function within({ limit, sizeOf }: Budget, reserve: number): Budget {
  return { limit: limit - reserve, sizeOf };
}
