import { counted, escapeTerminal } from "../base/text.ts";
import { showDuration, showTime, showTimeOfDay, utcDay } from "../base/time.ts";
import type { Clock, Io, Output } from "../model/run/surroundings.ts";

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
function every(clock: Clock, milliseconds: number, work: () => void): () => void {
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
const HEARTBEAT_MS = 20_000;

/** How often a terminal is redrawn. */
const REDRAW_MS = 100;

/** What goes on for a while, as those who wait for it see it. */
export interface Ongoing {
  /** The last lines of a terminal, none wider than it. */
  draw(elapsedMs: number): readonly string[];
  /** A line now and then, where nothing is redrawn. */
  beat(): string;
}

/** Shows it on stderr until it is stopped; what stays is written above it. */
export class OngoingDisplay {
  readonly #area: LiveArea;
  readonly #output: Output;
  readonly #stop: () => void;

  constructor({ stderr, clock }: Pick<Io, "stderr" | "clock">, { draw, beat }: Ongoing) {
    this.#output = stderr;
    this.#area = new LiveArea(stderr);
    const started = clock.monotonic();
    this.#stop = stderr.isTerminal
      ? every(clock, REDRAW_MS, () => this.#area.draw(draw(clock.monotonic() - started)))
      : every(clock, HEARTBEAT_MS, () => stderr.write(`${beat()}\n`));
  }

  readonly write = (text: string): void => this.#area.write(text);

  /** Clears what must not stay and stops the clockwork. May be called twice. */
  readonly stop = (): void => {
    this.#stop();
    if (this.#output.isTerminal) this.#area.clear();
  };
}

/** Shorter waits are not worth a line, and scripts get none, unless somebody wants to see each step. */
const LONG_MS = 2_000;

/** How much somebody wants to see. */
interface Shows {
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly format: string;
}

/** What the requests of a command wait for and what they cost, for those who watch. */
export class Waits {
  readonly #io: Pick<Io, "clock" | "events" | "stderr">;
  readonly #shows: Shows;
  #why = "";
  #until = Number.NEGATIVE_INFINITY;
  #write: (line: string) => void;
  /** Hears of no more waits. */
  readonly close: () => void;

  constructor(io: Pick<Io, "clock" | "events" | "stderr">, shows: Shows) {
    this.#io = io;
    this.#shows = shows;
    this.close = io.events.listen((event) => {
      if (event.kind === "waited") this.#note(event.milliseconds, event.why);
    });
    this.#write = (line) => io.stderr.write(`${line}\n`);
  }

  /** Takes note of a wait that begins, and says so in one line. Of waits at the same time the one that ends last is told. */
  #note(milliseconds: number, why: string): void {
    const { clock } = this.#io;
    const { quiet, verbose, format } = this.#shows;
    const until = clock.monotonic() + milliseconds;
    if (until < this.#until) return;
    this.#until = until;
    this.#why = why;
    const isTold = verbose || (format !== "json" && milliseconds >= LONG_MS);
    if (quiet || !isTold) return;
    const now = clock.now();
    const end = new Date(now.getTime() + milliseconds);
    const shown = (utcDay(end) === utcDay(now) ? showTimeOfDay : showTime)(end.toISOString());
    this.#write(escapeTerminal(`Waits ${showDuration(milliseconds)}, until ${shown}: ${why}`));
  }

  /** Says in one line what a listing costs. */
  readonly reads = (endpoints: number, requests: number): void => {
    const { quiet, verbose, format } = this.#shows;
    if (quiet || !(verbose || format !== "json")) return;
    this.#write(`Reading ${counted(endpoints, "Endpoint")} one by one (${counted(requests, "request")}).`);
  };

  /** Where the lines go while something else is drawn. */
  tellThrough(write: (line: string) => void): void {
    this.#write = write;
  }

  /** One sentence; null while nothing waits. */
  current(): string | null {
    const left = this.#until - this.#io.clock.monotonic();
    return left > 0 ? `waits ${showDuration(left)}: ${this.#why}` : null;
  }
}
