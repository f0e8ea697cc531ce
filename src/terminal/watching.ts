import { showDuration } from "../base/time.ts";
import { EXIT_OF_SIGNAL, type ExitCode } from "../model/run/exit-code.ts";
import type { Io, Output } from "../model/run/surroundings.ts";

/** What is looked at, again and again. */
export interface Watched<T> {
  readonly everyMs: number;
  read(): Promise<T>;
  /** Shows what was read; gives how the command ends, or null where it goes on. */
  show(seen: T): ExitCode | null;
}

/**
 * Looks until there is nothing left to see, or a signal ends it: at once, for whoever only looks has nothing to finish.
 * What is read by then is not shown.
 */
export async function watch<T>(io: Pick<Io, "clock" | "onSignal">, watched: Watched<T>): Promise<ExitCode> {
  const { everyMs, read, show } = watched;
  const stop = new AbortController();
  let release = () => {};
  const stopped = new Promise<{ readonly exit: ExitCode }>((resolve) => {
    release = io.onSignal((signal) => {
      resolve({ exit: EXIT_OF_SIGNAL[signal] });
      stop.abort();
    });
  });
  try {
    while (true) {
      const seen = await Promise.race([read().then((value) => ({ value })), stopped]);
      const exit = "exit" in seen ? seen.exit : show(seen.value);
      if (exit !== null) return exit;
      await io.clock.sleep(everyMs, stop.signal);
    }
  } finally {
    release();
  }
}

/** Of a text what a screen can hold: the rest is counted in the last line, for what scrolls away cannot be drawn over. */
function fitted(text: string, { rows }: Pick<Output, "rows">): readonly string[] {
  const lines = text.split("\n");
  // One line is that of the cursor.
  const room = Math.max(2, (rows ?? Number.POSITIVE_INFINITY) - 1);
  if (lines.length <= room) return lines;
  return [...lines.slice(0, room - 1), `... ${lines.length - room + 1} more lines: the window is too small`];
}

/** A terminal's second screen, drawn anew each time; what was on the first one is there again after it. */
class Screen {
  readonly #output: Output;
  #last = "";
  #isOpen = false;

  constructor(output: Output) {
    this.#output = output;
  }

  /** In one go: a terminal that shows what stands between two writes flickers. */
  draw(text: string, footer: string): void {
    const open = this.#isOpen ? "" : "\u001b[?1049h";
    this.#isOpen = true;
    this.#last = text;
    const lines = fitted(`${text}\n${footer}`, this.#output);
    this.#output.write(`${open}\u001b[H\u001b[0J${lines.join("\n")}\n`);
  }

  /** Leaves what was drawn last where it can be scrolled to. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#output.write(`\u001b[?1049l${this.#last}\n`);
  }
}

/** Where what is looked at again and again is shown. */
export interface WatchDisplay<T> {
  /** null: it could not be read this time, and `said` says why. */
  show(seen: T | null, said: string): void;
  close(): void;
}

/** What there is to say of each look, line by line; nothing where that is empty. */
export function linesDisplay<T>(
  { stdout, stderr }: Pick<Io, "stdout" | "stderr">,
  print: (seen: T) => string,
): WatchDisplay<T> {
  return {
    show: (seen, said) => {
      if (said !== "") stderr.write(said);
      const text = seen === null ? "" : print(seen);
      if (text !== "") stdout.write(`${text}\n`);
    },
    close: () => {},
  };
}

/** The whole of it on a screen; what could be read last stays there. */
export function screenDisplay<T>(
  output: Output,
  everyMs: number,
  print: (seen: T) => string,
): WatchDisplay<T> {
  const screen = new Screen(output);
  let last: T | null = null;
  return {
    show: (seen, said) => {
      last = seen ?? last;
      const text = last === null ? "" : print(last);
      screen.draw(text, `\n${said}Read again every ${showDuration(everyMs)}; Ctrl-C ends it.`);
    },
    close: () => screen.close(),
  };
}

/** Waits for a signal to end; gives the exit code that it asks for. */
export async function untilStopped(io: Pick<Io, "onSignal">): Promise<ExitCode> {
  return await new Promise((resolve) => {
    const release = io.onSignal((signal) => {
      release();
      resolve(EXIT_OF_SIGNAL[signal]);
    });
  });
}
