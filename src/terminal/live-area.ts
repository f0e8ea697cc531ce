import type { Clock, Output } from "../model/surroundings.ts";

/** The last lines of a terminal, drawn again and again; what is written for good goes above them. */
export class LiveArea {
  readonly #output: Output;
  #drawn = 0;

  constructor(output: Output) {
    this.#output = output;
  }

  /** No line may be wider than the terminal. */
  draw(lines: readonly string[]): void {
    // In one go: a terminal that shows what stands between two writes flickers.
    this.#output.write(`${this.#erasure()}${lines.join("\n")}\n`);
    this.#drawn = lines.length;
  }

  write(text: string): void {
    this.#output.write(`${this.#erasure()}${text}\n`);
    this.#drawn = 0;
  }

  clear(): void {
    this.#output.write(this.#erasure());
    this.#drawn = 0;
  }

  /** Back to the first of the drawn lines, and away with all from there on. The echo of a Ctrl-C has moved the cursor. */
  #erasure(): string {
    return this.#drawn === 0 ? "" : `\r\u001b[${this.#drawn}A\u001b[0J`;
  }
}

/** Does something again and again, so far apart, until the returned function is called. */
export function every(clock: Clock, milliseconds: number, work: () => void): () => void {
  const stop = new AbortController();
  const repeat = async () => {
    for (;;) {
      await clock.sleep(milliseconds, stop.signal);
      if (stop.signal.aborted) return;
      work();
    }
  };
  void repeat();
  return () => stop.abort();
}

/** How often a line tells that something still goes on, where nothing is redrawn. CI systems end what is silent. */
export const HEARTBEAT_MS = 20_000;

/** How often a terminal is redrawn. */
export const REDRAW_MS = 100;
