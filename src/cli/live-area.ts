import type { Output } from "./io.ts";

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
