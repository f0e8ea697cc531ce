import { hostname, userInfo } from "node:os";
import process from "node:process";
import { EXIT, OUTPUT_LOST, type StopSignal } from "../model/exit-code.ts";
import type { Clock, Output, Surroundings } from "../model/surroundings.ts";

const STOP_SIGNALS = ["SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM"] as const satisfies readonly StopSignal[];

const LONGEST_TIMER_MS = 2 ** 31 - 1;

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
  process.stderr.write(
    `error output: what was printed could not be written: ${error.code ?? error.message}\n`,
  );
}

function showAsCode(code: number): void {
  if (code === EXIT.done || code === EXIT.pending) process.exitCode = OUTPUT_LOST;
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
