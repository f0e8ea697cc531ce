import { printedJson } from "../../base/json.ts";
import { counted, escapeTerminal } from "../../base/text.ts";
import type { WebhookKey } from "../../model/fleet/key.ts";
import type { ApplyEvent, OutcomeResult } from "../../model/record/outcome.ts";
import { renderProgress } from "../../render/text/progress.ts";
import { eventDocument, renderOutcome } from "../../render/wording/outcome.ts";
import type { Style } from "../../render/wording/terminal.ts";
import { every, HEARTBEAT_MS, LiveArea, REDRAW_MS, type Waits } from "../../terminal/live-area.ts";
import { styleFor } from "../../terminal/process-io.ts";
import type { Invocation } from "../command.ts";

/** A stream of events as JSON, a live board on a terminal, plain lines elsewhere, nothing when quiet. */
export function createProgress(invocation: Invocation, total: number, waits: Waits): Progress {
  const { io, options } = invocation;
  const silent = { say: (text: string) => io.stderr.write(`${text}\n`), stop: () => {} };
  if (options.format === "json") {
    return {
      ...silent,
      onEvent: (event) => io.stdout.write(`${printedJson(eventDocument(event), "line")}\n`),
    };
  }
  if (options.quiet) return { ...silent, onEvent: () => {} };
  return io.stderr.isTerminal ? createBoard(invocation, total, waits) : createLines(invocation, total, waits);
}

/** Shows how far an apply is. */
interface Progress {
  readonly onEvent: (event: ApplyEvent) => void;
  /** Tells the person who waits something that stays. */
  say(text: string): void;
  /** Clears what must not stay and stops the clockwork. May be called twice. */
  stop(): void;
}

/** Plain lines, and one now and then while nothing else happens. */
function createLines({ io, options }: Invocation, total: number, waits: Waits): Progress {
  const style = styleFor(io.stderr, options, io);
  let ended = 0;
  const stop = every(io.clock, HEARTBEAT_MS, () => {
    const pause = waits.current();
    const waiting = pause === null ? "" : `; ${escapeTerminal(pause)}`;
    io.stderr.write(`  ... ${ended} of ${total} done${waiting}\n`);
  });
  return {
    onEvent: (event) => {
      if (event.kind === "change-finished") ended += 1;
      const line = describeEvent(event, style, options.verbose);
      if (line !== null) io.stderr.write(`${line}\n`);
    },
    say: (text) => io.stderr.write(`${text}\n`),
    stop,
  };
}

/** What stays on the screen of an event; null for nothing. */
function describeEvent(event: ApplyEvent, style: Style, verbose: boolean): string | null {
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

/** The live board of a terminal; what has ended stands above it. */
function createBoard({ io, options }: Invocation, total: number, waits: Waits): Progress {
  const style = styleFor(io.stderr, options, io);
  const area = new LiveArea(io.stderr);
  const started = io.clock.monotonic();
  const running = new Map<WebhookKey, string>();
  const counts = { done: 0, held: 0, failed: 0, skipped: 0 };
  const draw = () => {
    const elapsedMs = io.clock.monotonic() - started;
    const steps = [...running].map(([key, step]) => ({ key, step }));
    area.draw(renderProgress({ ...counts, total, running: steps, elapsedMs, pause: waits.current() }, style));
  };
  const stop = every(io.clock, REDRAW_MS, draw);
  // The board says what is waited for.
  waits.tellThrough((line) => {
    if (options.verbose) area.write(line);
  });
  return {
    onEvent: (event) => {
      follow(running, event);
      if (event.kind === "change-finished") counts[COLUMNS[event.outcome.result]] += 1;
      const line = describeEvent(event, style, options.verbose);
      if (line !== null) area.write(line);
    },
    say: (text) => area.write(text),
    stop: () => {
      stop();
      area.clear();
    },
  };
}

/** Which changes are under way, and at which step. */
function follow(running: Map<WebhookKey, string>, event: ApplyEvent): void {
  switch (event.kind) {
    case "run-started":
    case "warning":
      return;
    case "change-started":
      running.set(event.key, "");
      return;
    case "step":
      running.set(event.key, event.step);
      return;
    case "change-finished":
      running.delete(event.outcome.key);
  }
}

const COLUMNS: Readonly<Record<OutcomeResult, "done" | "held" | "failed" | "skipped">> = {
  applied: "done",
  held: "held",
  skipped: "skipped",
  failed: "failed",
  unknown: "failed",
  stale: "failed",
};
