import type { Redactor } from "../../base/redactor.ts";
import type { StopSignal } from "./exit-code.ts";
import type { RunEvents } from "./run-events.ts";

/** Time and chance, given from cli/ so that a test can hold them. */
export interface Clock {
  now(): Date;
  /** Milliseconds that only ever grow, for measuring. */
  monotonic(): number;
  /** Resolves after so many milliseconds, or at once when the signal aborts. Never rejects. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** A number in [0, 1). */
export type Random = () => number;

/** One of the two output streams. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  readonly columns: number;
  /** How many lines are seen at once; left out where that is unknown. */
  readonly rows?: number | undefined;
}

/** Everything that a command takes from the process it runs in. */
export interface Surroundings {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  readonly clock: Clock;
  readonly random: Random;
  /** Who runs the command, where no CI system says so. The machine is asked, which may ask a directory service. */
  user(): string;
  /** Asks on the terminal; null where there is none, and where it ends without an answer. */
  ask(question: string): Promise<string | null>;
  /** All of stdin. */
  readInput(): Promise<string>;
  /** Calls back at each signal to end, until the returned function is called. */
  onSignal(listener: (signal: StopSignal) => void): () => void;
  /** Ends the process at once, for a second signal. */
  exitNow(code: number): void;
}

/** What the work behind a command line is given. */
export interface Io extends Surroundings {
  /** What the command tells while it works. */
  readonly events: RunEvents;
  /** Knows what no output may repeat; whoever finds a secret lets it learn of it. */
  readonly redactor: Redactor;
  /** A text with its command lines as they have to be typed where the tool was started. */
  asTyped(text: string): string;
}
