import { distance } from "fastest-levenshtein";
import { enumerate } from "./text.ts";

/** Longer words are no misspellings, and comparing them costs the square of their length. */
const LONGEST_WORD = 64;

/** The candidate that the word is probably a misspelling of. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST_WORD) return undefined;
  let best: string | undefined;
  // Of a short word a step more would make half of it another one.
  let least = (word.length <= 5 ? 1 : Math.max(2, Math.floor(word.length / 3))) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const steps = stepsBetween(word.toLowerCase(), candidate.toLowerCase());
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

/** Two letters that changed places are one step. */
function stepsBetween(a: string, b: string): number {
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  const swapped = `${a.slice(0, at)}${a.charAt(at + 1)}${a.charAt(at)}${a.slice(at + 2)}`;
  return at !== -1 && swapped === b ? 1 : distance(a, b);
}

/** "did you mean `url`?" where a candidate is close; otherwise what there is to choose from. */
export function didYouMean(word: string, candidates: readonly string[], among: string): string {
  const best = closest(word, candidates);
  if (best !== undefined) return `did you mean \`${best}\`?`;
  return candidates.length === 0 ? `there are no ${among}` : `${among}: ${enumerate(candidates, "and")}`;
}
