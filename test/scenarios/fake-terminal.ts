import assert from "node:assert/strict";
import type { Output } from "../../src/model/run/surroundings.ts";
import { displayWidth } from "../../src/render/wording/terminal.ts";

const ESCAPE = String.fromCharCode(27);
const COLOUR = new RegExp(`${ESCAPE}\\[\\d+m`, "g");
const PIECE = new RegExp(`${ESCAPE}\\[(\\??\\d*[A-Za-z])|[^${ESCAPE}\n]*\n`, "g");

/** A terminal as far as our output needs one: lines, the cursor up, what is below it away, and a second screen. */
export class FakeTerminal implements Output {
  readonly isTerminal = true;
  readonly columns: number;
  readonly rows: number | undefined;
  #lines: string[] = [];
  /** What is on the first screen while the second one is shown. */
  #first: string[] | null = null;

  constructor(columns: number, rows?: number) {
    this.columns = columns;
    this.rows = rows;
  }

  write(text: string): void {
    for (const [piece, command] of text.replace(COLOUR, "").matchAll(PIECE)) {
      if (command === undefined) this.#print(piece.trimEnd());
      else if (command.endsWith("A")) this.#up(Number(command.slice(0, -1)));
      else if (command === "?1049h") [this.#first, this.#lines] = [this.#lines, []];
      else if (command === "?1049l") [this.#first, this.#lines] = [null, this.#first ?? []];
      else if (command === "H") this.#home();
      // What it goes up over is taken away already: below the cursor there is never anything that stays.
      else assert.equal(command, "0J", "nothing else is understood here");
    }
  }

  /** What a person sees. */
  screen(): string {
    return this.#lines.join("\n");
  }

  #print(line: string): void {
    assert.ok(displayWidth(line) <= this.columns, `wider than the terminal: ${line}`);
    this.#lines.push(line);
    const fits = this.#first === null || this.#lines.length < (this.rows ?? Number.POSITIVE_INFINITY);
    assert.ok(fits, "what scrolls away cannot be drawn over");
  }

  #home(): void {
    assert.ok(this.#first !== null, "the first screen is not ours to write all over");
    this.#lines = [];
  }

  #up(count: number): void {
    assert.ok(count <= this.#lines.length, "above the first line");
    this.#lines.splice(this.#lines.length - count);
  }
}
