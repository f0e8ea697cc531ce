import { showDuration } from "../base/time.ts";
import { progressBar } from "./bar.ts";
import { cutToWidth } from "./progress.ts";
import { Span } from "./span.ts";
import type { Style } from "./style.ts";

/** How far the probes of a fleet are. */
export interface Probing {
  readonly total: number;
  readonly fit: number;
  readonly unfit: number;
  readonly elapsedMs: number;
}

/** The counter of a terminal, a string a line. */
export function renderProbing({ total, fit, unfit, elapsedMs }: Probing, style: Style): string[] {
  const text = `${progressBar(fit + unfit, total)} probed · ${fit} fit, ${unfit} unfit · ${showDuration(elapsedMs)}`;
  return cutToWidth([new Span(text, unfit === 0 ? "good" : "caution")], style);
}
