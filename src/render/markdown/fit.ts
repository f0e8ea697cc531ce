/** What may stand in a part's place when the page is too long; the lowest rank is taken first, the last part first. */
export interface Shortening {
  readonly rank: number;
  readonly text: string;
  /** What the reader then misses, for the notice: `details of creates`. */
  readonly missing: string;
}

/** A piece of a page. */
export interface Part {
  readonly text: string;
  /** In the order in which they are taken. */
  readonly cuts: readonly Shortening[];
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
    missing.set(cut.missing, (missing.get(cut.missing) ?? 0) + 1);
  }
  return texts.join("") + notice(missing);
}

/** Leaves room for the marker and the line break at the end. */
export function within({ limit, sizeOf }: Budget, reserve: number): Budget {
  return { limit: limit - reserve, sizeOf };
}
