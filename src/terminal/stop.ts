import { sharedAbort } from "../base/throttle.ts";
import { EXIT_OF_SIGNAL, type ExitCode, type StopSignal } from "../model/exit-code.ts";
import type { Io } from "../model/surroundings.ts";

/** How long work before the end may take where it asks another machine. */
const EXIT_WORK_MS = 2_000;

/**
 * How a run ends by a signal, from its first step to its last, so that no lock outlives it. While it only reads, the
 * first one ends it at once. Once it writes, the first one lets what is under way finish, the second one ends it.
 */
export class Stop {
  readonly #io: Io;
  readonly #controller = sharedAbort();
  readonly #release: () => void;
  readonly #tell: (signal: StopSignal, exitCode: ExitCode) => void;
  #atExit: () => void | Promise<void> = () => {};
  #say: ((text: string) => void) | null = null;
  #exitCode: ExitCode | undefined;

  /** `tell` says that the run was stopped before it wrote anything. */
  constructor(io: Io, tell: (signal: StopSignal, exitCode: ExitCode) => void) {
    this.#io = io;
    this.#tell = tell;
    this.#release = io.onSignal((signal) => this.#receive(signal));
  }

  /** Aborted at the first signal: nothing new starts. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** That of the first signal; undefined while there was none. */
  get exitCode(): ExitCode | undefined {
    return this.#exitCode;
  }

  /** What has to be done before the process ends at once. */
  beforeExit(work: () => void | Promise<void>): void {
    this.#atExit = work;
  }

  /** From now on there is something that has to be finished. */
  finishFirst(say: (text: string) => void): void {
    this.#say = say;
  }

  /** No longer listens. */
  release(): void {
    this.#release();
  }

  #receive(signal: StopSignal): void {
    const isFirst = this.#exitCode === undefined;
    const exitCode = EXIT_OF_SIGNAL[signal];
    this.#exitCode = exitCode;
    this.#controller.abort();
    if (isFirst && this.#say !== null) {
      this.#say("Stopping: what is under way is finished. Once more stops at once.");
      return;
    }
    if (isFirst) this.#tell(signal, exitCode);
    const done = this.#atExit();
    if (done === undefined) this.#io.exitNow(exitCode);
    else
      void Promise.race([done, this.#io.clock.sleep(EXIT_WORK_MS)]).finally(() => this.#io.exitNow(exitCode));
  }
}
