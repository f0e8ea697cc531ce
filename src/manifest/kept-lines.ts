import { diffArrays } from "diff";

/**
 * A text that was read, changed and printed again, with each line that did not change as it was: its spaces, its quotes
 * and its line end. `printed` is the text as it would have been printed unchanged, by which the lines are found again.
 */
export function withKeptLines(text: string, printed: string, changed: string): string {
  const original = text.split("\n");
  const before = printed.split("\n");
  const lineEnd = original[0]?.endsWith("\r") ? "\r" : "";
  const after = changed.split("\n");
  // Where a line was broken or joined there is no telling which is which.
  if (original.length !== before.length) return after.join(`${lineEnd}\n`);
  const kept: string[] = [];
  let at = 0;
  for (const { added, removed, value, count } of diffArrays(before, after)) {
    if (added) kept.push(...value.map((line) => (line === "" ? line : `${line}${lineEnd}`)));
    else if (!removed) kept.push(...original.slice(at, at + count));
    if (!added) at += count;
  }
  return kept.join("\n");
}
