import assert from "node:assert/strict";
import type { Output } from "../../src/model/surroundings.ts";
import { displayWidth } from "../../src/render/terminal.ts";

const ESCAPE = String.fromCharCode(27);
const COLOUR = new RegExp(`${ESCAPE}\\[\\d+m`, "g");
const PIECE = new RegExp(`${ESCAPE}\\[(\\d+[A-Z])|[^${ESCAPE}\n]*\n`, "g");

/** A terminal as far as our output needs one: lines, the cursor up, and what is below it away. */
export class FakeTerminal implements Output {
  readonly isTerminal = true;
  readonly columns: number;
  readonly #lines: string[] = [];

  constructor(columns: number) {
    this.columns = columns;
  }

  write(text: string): void {
    for (const [piece, command] of text.replace(COLOUR, "").matchAll(PIECE)) {
      if (command === undefined) this.#print(piece.trimEnd());
      else if (command.endsWith("A")) this.#up(Number(command.slice(0, -1)));
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
  }

  #up(count: number): void {
    assert.ok(count <= this.#lines.length, "above the first line");
    this.#lines.splice(this.#lines.length - count);
  }
}
