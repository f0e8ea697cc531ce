import { escapeTerminal } from "../../base/escape.ts";
import { showDuration } from "../../base/time.ts";
import { isFit, type ProbeReport } from "../../model/health.ts";
import { keyOf, type NameAndVersion } from "../../model/key.ts";
import { renderProbing } from "../../render/progress.ts";
import { every, HEARTBEAT_MS, LiveArea, REDRAW_MS } from "../../terminal/live-area.ts";
import type { Invocation } from "../command.ts";
import { styleFor } from "../options.ts";

/** Shows how far the probes of a fleet are. What they found is printed at the end. */
export interface ProbingDisplay {
  readonly onProbe: (webhook: NameAndVersion, report: ProbeReport) => void;
  readonly stop: () => void;
}

/** A counter on a terminal, a line now and then elsewhere, nothing when quiet or for scripts. */
export function createProbing({ io, options }: Invocation, total: number): ProbingDisplay {
  if (options.quiet || options.format === "json") return { onProbe: () => {}, stop: () => {} };
  const style = styleFor(io.stderr, options, io);
  const area = new LiveArea(io.stderr);
  const started = io.clock.monotonic();
  const counts = { fit: 0, unfit: 0 };
  const draw = () => {
    const elapsedMs = io.clock.monotonic() - started;
    area.draw(renderProbing({ ...counts, total, elapsedMs }, style));
  };
  const beat = () => io.stderr.write(`  ... ${counts.fit + counts.unfit} of ${total} probed\n`);
  const { isTerminal } = io.stderr;
  const stop = isTerminal ? every(io.clock, REDRAW_MS, draw) : every(io.clock, HEARTBEAT_MS, beat);
  return {
    onProbe: (webhook, { verdict, latencyMs }) => {
      counts[isFit(verdict) ? "fit" : "unfit"] += 1;
      const line = `  ${keyOf(webhook)}: ${verdict} in ${showDuration(latencyMs)}`;
      if (options.verbose) area.write(escapeTerminal(line));
    },
    stop: () => {
      stop();
      area.clear();
    },
  };
}
