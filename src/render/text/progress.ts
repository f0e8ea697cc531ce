import { counted, escapeTerminal } from "../../base/text.ts";
import { showDuration } from "../../base/time.ts";
import { isFit, type ProbeReport } from "../../model/fleet/health.ts";
import { keyOf, type NameAndVersion, type WebhookKey } from "../../model/fleet/key.ts";
import type { ApplyEvent, OutcomeResult } from "../../model/record/outcome.ts";
import { renderOutcome } from "../wording/outcome.ts";
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

/** How far an apply is, as its events tell it. */
export class RunProgress {
  readonly #total: number;
  readonly #running = new Map<WebhookKey, string>();
  readonly #counts = { done: 0, held: 0, failed: 0, skipped: 0 };

  constructor(total: number) {
    this.#total = total;
  }

  take(event: ApplyEvent): void {
    switch (event.kind) {
      case "run-started":
      case "warning":
        return;
      case "change-started":
        this.#running.set(event.key, "");
        return;
      case "step":
        this.#running.set(event.key, event.step);
        return;
      case "change-finished":
        this.#running.delete(event.outcome.key);
        this.#counts[COUNTED_AS[event.outcome.result]] += 1;
    }
  }

  /** `pause`: what a request waits for. */
  board(elapsedMs: number, pause: string | null): Board {
    const running = [...this.#running].map(([key, step]) => ({ key, step }));
    return { ...this.#counts, total: this.#total, running, elapsedMs, pause };
  }

  /** The same in a line. */
  beat(pause: string | null): string {
    const { done, held, failed, skipped } = this.#counts;
    const waiting = pause === null ? "" : `; ${escapeTerminal(pause)}`;
    return `  ... ${done + held + failed + skipped} of ${this.#total} done${waiting}`;
  }
}

const COUNTED_AS: Readonly<Record<OutcomeResult, "done" | "held" | "failed" | "skipped">> = {
  applied: "done",
  held: "held",
  skipped: "skipped",
  failed: "failed",
  unknown: "failed",
  stale: "failed",
};

/** What stays on the screen of an event; null for nothing. */
export function describeEvent(event: ApplyEvent, style: Style, verbose: boolean): string | null {
  switch (event.kind) {
    case "run-started":
      return `Run ${event.run}: ${counted(event.total, "change")}`;
    case "change-started":
      return null;
    case "step":
      return verbose ? escapeTerminal(`  ${event.key}: ${event.step}`) : null;
    case "warning":
      return escapeTerminal(`  warning: ${event.key === null ? "" : `${event.key}: `}${event.message}`);
    case "change-finished":
      return renderOutcome(event.outcome, style);
  }
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

/** What the probes of a fleet have found so far. */
export class ProbingProgress {
  readonly #total: number;
  readonly #counts = { fit: 0, unfit: 0 };

  constructor(total: number) {
    this.#total = total;
  }

  /** Takes a probe that ended; gives the line that tells of it. */
  take(webhook: NameAndVersion, { verdict, latencyMs }: ProbeReport): string {
    this.#counts[isFit(verdict) ? "fit" : "unfit"] += 1;
    return escapeTerminal(`  ${keyOf(webhook)}: ${verdict} in ${showDuration(latencyMs)}`);
  }

  counter(elapsedMs: number, style: Style): string[] {
    return renderProbing({ ...this.#counts, total: this.#total, elapsedMs }, style);
  }

  beat(): string {
    return `  ... ${this.#counts.fit + this.#counts.unfit} of ${this.#total} probed`;
  }
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
