import { escapeTerminal } from "../../base/escape.ts";
import { showDuration } from "../../base/time.ts";
import { showTimeOfDay } from "../../render/figures.ts";
import type { Invocation } from "../command.ts";

/** Shorter waits are not worth a line, and scripts get none, unless somebody wants to see each step. */
const LONG_MS = 2_000;

/** What the requests of a command wait for, for those who watch. */
export class Waits {
  readonly #invocation: Invocation;
  #why = "";
  #until = Number.NEGATIVE_INFINITY;
  #write: (line: string) => void;

  constructor(invocation: Invocation) {
    this.#invocation = invocation;
    this.#write = (line) => invocation.io.stderr.write(`${line}\n`);
  }

  /** Takes note of a wait that begins, and says so in one line. Of waits at the same time the one that ends last is told. */
  readonly note = (milliseconds: number, why: string): void => {
    const { io, options } = this.#invocation;
    const until = io.clock.monotonic() + milliseconds;
    if (until < this.#until) return;
    this.#until = until;
    this.#why = why;
    const isTold = options.verbose || (options.format !== "json" && milliseconds >= LONG_MS);
    if (options.quiet || !isTold) return;
    const end = showTimeOfDay(new Date(io.clock.now().getTime() + milliseconds).toISOString());
    this.#write(escapeTerminal(`Waits ${showDuration(milliseconds)}, until ${end}: ${why}`));
  };

  /** Where the lines go while something else is drawn. */
  tellThrough(write: (line: string) => void): void {
    this.#write = write;
  }

  /** One sentence; null while nothing waits. */
  current(): string | null {
    const left = this.#until - this.#invocation.io.clock.monotonic();
    return left > 0 ? `waits ${showDuration(left)}: ${this.#why}` : null;
  }
}
