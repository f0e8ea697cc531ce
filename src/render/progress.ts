import type { WebhookKey } from "../model/key.ts";
import { Span } from "./span.ts";
import { printLine, type Style } from "./style.ts";
import { showDuration } from "./time.ts";
import { truncate } from "./width.ts";

/** How far an apply is. */
export interface Board {
  readonly total: number;
  readonly running: readonly { readonly key: WebhookKey; readonly step: string }[];
  readonly done: number;
  readonly held: number;
  readonly failed: number;
  readonly skipped: number;
  readonly elapsedMs: number;
  /** What a request waits for, as a sentence; null while none waits. */
  readonly pause: string | null;
}

const BAR = 20;

/** The live board of a terminal, a string a line. Each is cut to the width: a wrapped line could not be redrawn. */
export function renderProgress(board: Board, style: Style): string[] {
  const { total, running, done, held, failed, skipped, elapsedMs, pause } = board;
  const ended = done + held + failed + skipped;
  const filled = total === 0 ? BAR : Math.min(BAR, Math.floor((BAR * ended) / total));
  const bar = `[${"#".repeat(filled)}${"-".repeat(BAR - filled)}]`;
  const counts = `${done} done, ${held} held, ${failed} failed, ${skipped} skipped`;
  const tone = held + failed + skipped === 0 ? "good" : "caution";
  return [
    new Span(`${bar} ${ended}/${total} · ${counts} · ${showDuration(elapsedMs)}`, tone),
    ...paceOf(total, ended, elapsedMs).map((text) => new Span(`  ${text}`, "faint")),
    ...(pause === null ? [] : [new Span(`  ${pause}`, "caution")]),
    ...running.map(({ key, step }) => new Span(`  ${key} ${step}`)),
  ].map((span) => printLine([new Span(truncate(span.text, style.width), span.tone)], style));
}

/** How fast it goes and how long it may still take, once there is something to tell that by. */
function paceOf(total: number, ended: number, elapsedMs: number): string[] {
  if (ended === 0 || ended >= total || elapsedMs <= 0) return [];
  const rate = (ended / elapsedMs) * 1_000;
  const left = ((total - ended) / ended) * elapsedMs;
  return [`${rate.toFixed(1)} changes a second, about ${showDuration(left)} left`];
}
