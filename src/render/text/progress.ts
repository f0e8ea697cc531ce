import { showDuration } from "../../base/time.ts";
import type { WebhookKey } from "../../model/fleet/key.ts";
import { printLine, Span, type Style, truncate } from "../wording/terminal.ts";

/** How far an apply is. */
export interface Board {
  readonly total: number;
  /** In the order in which they began. */
  readonly running: readonly { readonly key: WebhookKey; readonly step: string }[];
  readonly done: number;
  readonly held: number;
  readonly failed: number;
  readonly skipped: number;
  readonly elapsedMs: number;
  /** What a request waits for, as a sentence; null while none waits. */
  readonly pause: string | null;
}

/** How many of those that run are named. */
const NAMED = 8;

/** The live board of a terminal, a string a line. Each is cut to the width: a wrapped line could not be redrawn. */
export function renderProgress(board: Board, style: Style): string[] {
  const { total, running, done, held, failed, skipped, elapsedMs, pause } = board;
  const ended = done + held + failed + skipped;
  const counts = `${running.length} running, ${done} done, ${held} held, ${failed} failed, ${skipped} skipped`;
  const tone = held + failed + skipped === 0 ? "good" : "caution";
  const others = running.length - NAMED;
  return cutToWidth(
    [
      new Span(`${progressBar(ended, total)} · ${showDuration(elapsedMs)}`, tone),
      new Span(`  ${counts}`),
      ...paceOf(total, ended, elapsedMs).map((text) => new Span(`  ${text}`, "faint")),
      ...(pause === null ? [] : [new Span(`  ${pause}`, "caution")]),
      ...running.slice(0, NAMED).map(({ key, step }) => new Span(`  ${key} ${step}`)),
      ...(others > 0 ? [new Span(`  and ${others} more`, "faint")] : []),
    ],
    style,
  );
}

/** A line for each span. */
function cutToWidth(spans: readonly Span[], style: Style): string[] {
  return spans.map(({ text, tone }) => printLine([new Span(truncate(text, style.width), tone)], style));
}

/** How fast it goes and how long it may still take, once there is something to tell that by. */
function paceOf(total: number, ended: number, elapsedMs: number): string[] {
  if (ended === 0 || ended >= total || elapsedMs <= 0) return [];
  const perSecond = (ended / elapsedMs) * 1_000;
  const rate =
    perSecond < 1
      ? `${(perSecond * 60).toFixed(1)} changes a minute`
      : `${perSecond.toFixed(1)} changes a second`;
  const left = ((total - ended) / ended) * elapsedMs;
  return [`${rate}, about ${showDuration(left)} left`];
}

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

const COLUMNS = 20;

/** `[####----------------] 3/14`: full when there is nothing to do, and never more than full. */
function progressBar(ended: number, total: number): string {
  const filled = total === 0 ? COLUMNS : Math.min(COLUMNS, Math.floor((COLUMNS * ended) / total));
  return `[${"#".repeat(filled)}${"-".repeat(COLUMNS - filled)}] ${ended}/${total}`;
}
