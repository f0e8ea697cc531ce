import { escapeTerminal } from "../../base/escape.ts";
import { counted } from "../../base/text.ts";
import type { ApplyEvent } from "../../model/outcome.ts";
import { renderOutcome } from "../../render/outcome.ts";
import type { Style } from "../../render/terminal.ts";
import { every, HEARTBEAT_MS } from "../../terminal/live-area.ts";
import type { Invocation } from "../command.ts";
import { styleFor } from "../options.ts";
import type { Waits } from "../tenant/waits.ts";

/** Shows how far an apply is. */
export interface Progress {
  readonly onEvent: (event: ApplyEvent) => void;
  /** Tells the person who waits something that stays. */
  say(text: string): void;
  /** Clears what must not stay and stops the clockwork. May be called twice. */
  stop(): void;
}

/** Plain lines, and one now and then while nothing else happens. */
export function createLines({ io, options }: Invocation, total: number, waits: Waits): Progress {
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
