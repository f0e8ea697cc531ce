import { hostname, userInfo } from "node:os";
import process from "node:process";
import { systemReason } from "../base/system-error.ts";
import { sharedAbort } from "../base/throttle.ts";
import { LONGEST_TIMER_MS } from "../base/time.ts";
import { EXIT, EXIT_OF_SIGNAL, type ExitCode, OUTPUT_LOST, type StopSignal } from "../model/run/exit-code.ts";
import type { Clock, Io, Output, Surroundings } from "../model/run/surroundings.ts";

const STOP_SIGNALS = ["SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM"] as const satisfies readonly StopSignal[];

export const systemClock: Clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  sleep,
};

/** The promises of node:timers reject when they are aborted, with an error that takes longer to make than a timer. */
function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const wake = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", wake);
      resolve();
    };
    // A longer timer would go off at once; who sleeps for weeks asks again, or is killed before.
    const timer = setTimeout(wake, Math.min(milliseconds, LONGEST_TIMER_MS));
    signal?.addEventListener("abort", wake);
  });
}

export function processIo(workingDirectory = process.cwd()): Surroundings {
  return {
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    // A copy, because each look into the real one is a call into the system.
    variables: { ...process.env },
    workingDirectory,
    clock: systemClock,
    random: Math.random,
    user: () => {
      const uid = process.getuid?.();
      return userOf({ name: () => userInfo().username, host: hostname(), uid });
    },
    ask,
    readInput: async () => Buffer.concat(await process.stdin.toArray()).toString("utf8"),
    onSignal,
    exitNow: (code) => process.exit(code),
  };
}

function onSignal(listener: (signal: StopSignal) => void): () => void {
  const listeners = STOP_SIGNALS.map((signal) => [signal, () => listener(signal)] as const);
  for (const [signal, told] of listeners) process.on(signal, told);
  return () => {
    for (const [signal, told] of listeners) process.off(signal, told);
  };
}

function outputOf(stream: NodeJS.WriteStream): Output {
  if (!stream.listeners("error").includes(survive)) stream.on("error", survive);
  return {
    write: (text) => stream.write(text),
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.columns ?? 80;
    },
    get rows() {
      return stream.rows;
    },
  };
}

/** Output that cannot be written must not end a run in the middle of its writes; that it is missing has to show. */
function survive(this: NodeJS.WriteStream, error: NodeJS.ErrnoException): void {
  // A reader that goes away, as head does, wants no more.
  if (error.code === "EPIPE") return;
  // Once is enough. And what is said of stderr would go there, and fail, and be said again, for ever.
  if (process.listeners("exit").includes(showAsCode)) return;
  process.once("exit", showAsCode);
  if (this === process.stderr) return;
  process.stderr.write(lossText(error.code ?? error.message));
}

function showAsCode(code: number): void {
  process.exitCode = exitOfLoss(code);
}

export function lossText(cause: string): string {
  return `error output: what was printed could not be written: ${cause}\n`;
}

/** What a run ends with whose output is lost: what is worse than that stays. */
export function exitOfLoss(code: number): number {
  return code === EXIT.done || code === EXIT.pending ? OUTPUT_LOST : code;
}

/** The terminal is in raw mode while it asks: Ctrl-C is a key there, and has to be made the signal that it stands for. */
async function ask(question: string): Promise<string | null> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return null;
  const { createInterface } = await import("node:readline");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  return await new Promise((resolve) => {
    let isAnswered = false;
    terminal.on("SIGINT", () => {
      terminal.close();
      process.kill(process.pid, "SIGINT");
    });
    terminal.on("close", () => {
      // Ctrl-D: there is no answer, and no line end either.
      if (!isAnswered) process.stderr.write("\n");
      resolve(null);
    });
    terminal.question(question, (answer) => {
      isAnswered = true;
      resolve(answer);
      terminal.close();
    });
  });
}

/** Who a machine says that its user is. A container may run as a number that has no name. */
export function userOf(machine: {
  readonly name: () => string;
  readonly host: string;
  readonly uid: number | undefined;
}): string {
  const { host, uid } = machine;
  try {
    return `${machine.name()}@${host}`;
  } catch {
    return `${uid === undefined ? "unknown" : `uid-${uid}`}@${host}`;
  }
}

/** When colours are used. */
type ColorMode = "auto" | "always" | "never";

/** How to print on a stream: its width, and colour unless something says otherwise (https://no-color.org). */
export function styleFor(output: Output, options: { readonly color: ColorMode }, io: Io) {
  return {
    color: usesColor(output, options.color, io.variables),
    width: Math.max(40, Math.min(output.columns, 120)),
  };
}

function usesColor(output: Output, mode: ColorMode, variables: Io["variables"]): boolean {
  if (mode !== "auto") return mode === "always";
  if (variables.NO_COLOR) return false;
  if (variables.FORCE_COLOR) return variables.FORCE_COLOR !== "0";
  return output.isTerminal && variables.TERM !== "dumb";
}

/**
 * A text with its command lines as they have to be typed: whoever started the tool by npx has no other name for it. What is
 * to be typed begins so where the name of a command or an option follows; a sentence about the tool itself does not.
 */
export function asTyped(
  text: string,
  commands: readonly string[],
  { npm_command: command, npm_lifecycle_event: event }: Io["variables"],
): string {
  if (command !== "exec" && event !== "npx") return text;
  const line = new RegExp(`(?<![\\w./-])webhook-sync (?=--|(?:${commands.join("|")})\\b)`, "g");
  return text.replace(line, "npx webhook-sync ");
}

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

/** The working folder of this process; null, and said, where somebody removed it meanwhile. */
export function startFolder(say: (text: string) => void): string | null {
  try {
    return process.cwd();
  } catch (error) {
    const reason = systemReason(error);
    say(`error: the working folder cannot be used: ${reason}; change to another one\n`);
    return null;
  }
}
