import { EXIT, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";

export interface Stop {
  /** Aborted at the first signal: what is under way is finished, nothing new starts. */
  readonly signal: AbortSignal;
  /** 130 or 143 after a signal; undefined when there was none. */
  exitCode(): ExitCode | undefined;
  /** No longer listens. */
  release(): void;
}

/** The first SIGINT or SIGTERM stops the run in good order, the second one at once. The journal is durable either way. */
export function stopOnSignals(io: Io, say: (text: string) => void): Stop {
  const controller = new AbortController();
  let exitCode: ExitCode | undefined;
  const release = io.onSignal((signal) => {
    const code = signal === "SIGINT" ? EXIT.interrupted : EXIT.terminated;
    if (exitCode !== undefined) io.exitNow(code);
    exitCode = code;
    say("Stopping: what is under way is finished. Once more stops at once.");
    controller.abort();
  });
  return { signal: controller.signal, exitCode: () => exitCode, release };
}
