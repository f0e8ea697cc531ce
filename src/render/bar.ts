const COLUMNS = 20;

/** `[####----------------] 3/14`: full when there is nothing to do, and never more than full. */
export function progressBar(ended: number, total: number): string {
  const filled = total === 0 ? COLUMNS : Math.min(COLUMNS, Math.floor((COLUMNS * ended) / total));
  return `[${"#".repeat(filled)}${"-".repeat(COLUMNS - filled)}] ${ended}/${total}`;
}
