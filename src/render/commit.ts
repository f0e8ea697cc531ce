/** A commit as people write it: its first digits, and whether there was more than it has. */
export function shortCommit(commit: string): string {
  const [hash = "", ...marks] = commit.split("+");
  return [hash.slice(0, 7), ...marks].join("+");
}
