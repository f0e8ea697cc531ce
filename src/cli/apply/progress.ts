import type { WebhookKey } from "../../model/key.ts";
import type { ApplyEvent } from "../../model/outcome.ts";
import { counted } from "../../render/counted.ts";
import { escapeTerminal } from "../../render/escape.ts";
import { eventDocument } from "../../render/event-document.ts";
import { renderOutcome } from "../../render/outcome.ts";
import { type Board, renderProgress } from "../../render/progress.ts";
import type { Invocation } from "../command.ts";
import { styleFor } from "../options.ts";
import type { Pauses } from "./pauses.ts";

/** Shows how far an apply is. */
export interface Progress {
  readonly onEvent: (event: ApplyEvent) => void;
  /** Clears what must not stay and stops the clockwork. May be called twice. */
  stop(): void;
}

const HEARTBEAT_MS = 20_000;
const REDRAW_MS = 100;

/** A stream of events as JSON, a live board on a terminal, plain lines elsewhere, nothing when quiet. */
export function createProgress(invocation: Invocation, total: number, pauses: Pauses): Progress {
  const { io, options } = invocation;
  if (options.format === "json") {
    return {
      onEvent: (event) => io.stdout.write(`${JSON.stringify(eventDocument(event))}\n`),
      stop: () => {},
    };
  }
  if (options.quiet) return { onEvent: () => {}, stop: () => {} };
  return io.stderr.isTerminal
    ? createBoard(invocation, total, pauses)
    : createLines(invocation, total, pauses);
}

function createLines({ io, options }: Invocation, total: number, pauses: Pauses): Progress {
  const style = styleFor(io.stderr, options, io);
  let ended = 0;
  const beat = () => {
    const pause = pauses.current();
    const waits = pause === null ? "" : `; ${escapeTerminal(pause)}`;
    io.stderr.write(`  ... ${ended} of ${total} done${waits}\n`);
  };
  const heartbeat = setInterval(beat, HEARTBEAT_MS);
  return {
    onEvent: (event) => {
      if (event.kind === "change-finished") ended += 1;
      const line = lineOf(event, options.verbose);
      if (line !== null)
        io.stderr.write(`${event.kind === "change-finished" ? renderOutcome(event.outcome, style) : line}\n`);
    },
    stop: () => clearInterval(heartbeat),
  };
}

/** What an event adds to the plain lines; null for nothing. */
function lineOf(event: ApplyEvent, verbose: boolean): string | null {
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
      return "";
  }
}

function createBoard({ io, options }: Invocation, total: number, pauses: Pauses): Progress {
  const style = styleFor(io.stderr, options, io);
  const started = io.clock.monotonic();
  const running = new Map<WebhookKey, string>();
  const counts = { done: 0, held: 0, failed: 0, skipped: 0 };
  let drawn = 0;
  const clear = () => {
    if (drawn > 0) io.stderr.write(`\u001b[${drawn}A\u001b[0J`);
    drawn = 0;
  };
  const draw = () => {
    const board: Board = {
      ...counts,
      total,
      running: [...running].slice(0, 8).map(([key, step]) => ({ key, step })),
      elapsedMs: io.clock.monotonic() - started,
      pause: pauses.current(),
    };
    const lines = renderProgress(board, style);
    clear();
    io.stderr.write(`${lines.join("\n")}\n`);
    drawn = lines.length;
  };
  const redraw = setInterval(draw, REDRAW_MS);
  return {
    onEvent: (event) => {
      switch (event.kind) {
        case "run-started":
          return;
        case "change-started":
        case "step":
          running.set(event.key, event.kind === "step" ? event.step : "");
          return;
        case "warning":
          clear();
          io.stderr.write(`${escapeTerminal(`warning: ${event.key ?? ""} ${event.message}`)}\n`);
          return;
        case "change-finished":
          running.delete(event.outcome.key);
          counts[columnOf(event)] += 1;
          clear();
          io.stderr.write(`${renderOutcome(event.outcome, style)}\n`);
      }
    },
    stop: () => {
      clearInterval(redraw);
      clear();
    },
  };
}

function columnOf({
  outcome,
}: Extract<ApplyEvent, { kind: "change-finished" }>): "done" | "held" | "failed" | "skipped" {
  switch (outcome.result) {
    case "applied":
      return "done";
    case "held":
    case "skipped":
      return outcome.result;
    case "failed":
    case "unknown":
    case "stale":
      return "failed";
  }
}
