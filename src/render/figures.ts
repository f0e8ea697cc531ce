import type { Attempt } from "../model/history.ts";

/** `2026-11-23 09:12:04Z`, from ISO 8601 in UTC. */
export function showTime(iso: string): string {
  return `${iso.slice(0, 19).replace("T", " ")}Z`;
}

/** `09:12:04Z`, from ISO 8601 in UTC. */
export function showTimeOfDay(iso: string): string {
  return `${iso.slice(11, 19)}Z`;
}

/** `94 %`, from 0.9375. A share that is not the whole is never rounded up to it, nor one that is not nothing down to it. */
export function showShare(share: number): string {
  const rounded = Math.round(100 * share);
  const percent = share > 0 && share < 1 ? Math.min(99, Math.max(1, rounded)) : rounded;
  return `${percent} %`;
}

const BARS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;
const NOT_APPLIED = "×";

/** A bar for each attempt, oldest first: how long it took beside the longest that was applied, or a cross where it was not. */
export function sparkline(attempts: readonly Attempt[]): string {
  const applied = attempts.filter(({ result }) => result === "applied");
  const longest = Math.max(...applied.map(({ latencyMs }) => latencyMs), 1);
  return attempts
    .map(({ result, latencyMs }) => {
      const bar = Math.ceil((BARS.length * latencyMs) / longest) - 1;
      return result === "applied" ? BARS[Math.max(0, bar)] : NOT_APPLIED;
    })
    .join("");
}

/** A commit as people write it: its first digits, and whether there was more than it has. */
export function shortCommit(commit: string): string {
  const [hash = "", ...marks] = commit.split("+");
  return [hash.slice(0, 7), ...marks].join("+");
}

const COLUMNS = 20;

/** `[####----------------] 3/14`: full when there is nothing to do, and never more than full. */
export function progressBar(ended: number, total: number): string {
  const filled = total === 0 ? COLUMNS : Math.min(COLUMNS, Math.floor((COLUMNS * ended) / total));
  return `[${"#".repeat(filled)}${"-".repeat(COLUMNS - filled)}] ${ended}/${total}`;
}
