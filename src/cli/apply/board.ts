import type { WebhookKey } from "../../model/key.ts";
import type { ApplyEvent, OutcomeResult } from "../../model/outcome.ts";
import { renderProgress } from "../../render/progress.ts";
import { every, LiveArea, REDRAW_MS } from "../../terminal/live-area.ts";
import type { Invocation } from "../command.ts";
import { styleFor } from "../options.ts";
import type { Waits } from "../tenant/waits.ts";
import { describeEvent, type Progress } from "./lines.ts";

/** The live board of a terminal; what has ended stands above it. */
export function createBoard({ io, options }: Invocation, total: number, waits: Waits): Progress {
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
