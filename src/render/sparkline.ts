import type { Attempt } from "../model/history.ts";

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
