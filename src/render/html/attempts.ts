import { counted } from "../../base/text.ts";
import { showDuration } from "../../base/time.ts";
import type { History } from "../../model/record/history.ts";
import type { Attempt } from "../../model/record/projection.ts";
import { showShare } from "../wording/words.ts";
import { html, type Markup } from "./markup.ts";

const HEIGHT = 20;
const STEP = 6;
const BAR = 4;
const LOWEST = 2;

/** A webhook's last runs in figures; null where it had none. */
export function attemptsSentence({ attempts, successRate, latencies }: History): string | null {
  if (successRate === null) return null;
  const spread =
    latencies === null ? [] : [`p50 ${showDuration(latencies.p50)}`, `p95 ${showDuration(latencies.p95)}`];
  return [`success ${showShare(successRate)} of ${counted(attempts.length, "run")}`, ...spread].join(", ");
}

/**
 * The same as a drawing, oldest first: a bar for each run that was applied, as high as it took long beside the longest, and
 * a cross for each that was not.
 */
export function attemptsDrawing(history: History): Markup | null {
  const { attempts } = history;
  const told = attemptsSentence(history);
  if (told === null) return null;
  const width = attempts.length * STEP;
  const { bars, crosses } = pathsOf(attempts);
  const drawn = [
    bars === "" ? null : html`<path class="ok" d="${bars}"/>`,
    crosses === "" ? null : html`<path class="ko" d="${crosses}"/>`,
  ];
  return html`<svg class="s" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" role="img" aria-label="Last runs, oldest first: ${told}">${drawn}</svg>`;
}

function pathsOf(attempts: readonly Attempt[]): { readonly bars: string; readonly crosses: string } {
  const applied = attempts.filter(({ result }) => result === "applied");
  const longest = Math.max(1, ...applied.map(({ latencyMs }) => latencyMs));
  const at = attempts.map((attempt, index) => ({ ...attempt, x: index * STEP }));
  const bars = at
    .filter(({ result }) => result === "applied")
    .map(({ x, latencyMs }) => {
      const height = Math.max(LOWEST, Math.round((HEIGHT * latencyMs) / longest));
      return `M${x} ${HEIGHT}v-${height}h${BAR}v${height}z`;
    });
  const crosses = at
    .filter(({ result }) => result !== "applied")
    .map(({ x }) => `M${x} 8l${BAR} 5m0-5l-${BAR} 5`);
  return { bars: bars.join(""), crosses: crosses.join("") };
}
