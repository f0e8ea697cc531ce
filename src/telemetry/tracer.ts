import type { Clock, Random } from "../model/run/surroundings.ts";
import { type Attributes, type FinishedSpan, OpenSpan } from "./span.ts";
import type { TraceParent } from "./trace-parent.ts";

/** What a tracer goes by. */
export interface TracerOptions {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  readonly clock: Clock;
  readonly random: Random;
  /** What the run is a part of; undefined where it is a trace of its own. */
  readonly parent: TraceParent | undefined;
  /** Takes each span that has ended. */
  readonly onEnd: (span: FinishedSpan) => void;
}

/** Makes the spans of one trace. */
export class Tracer {
  readonly #options: TracerOptions;
  readonly #open = new Set<OpenSpan>();
  /** What to add to the monotonic clock for the time of day: spans of one run never go back in time. */
  readonly #epoch: number;

  constructor(options: TracerOptions) {
    const { clock } = options;
    this.#options = options;
    this.#epoch = clock.now().getTime() - clock.monotonic();
  }

  now(): number {
    return this.#epoch + this.#options.clock.monotonic();
  }

  /** `agoMs`: how long ago it began. Without a parent it is the span of the whole run. */
  begin(name: string, parent: OpenSpan | null, attributes: Attributes, agoMs = 0): OpenSpan {
    const { parent: remote, traceId, random } = this.#options;
    const above = parent === null ? (remote ?? null) : parent;
    const span = new OpenSpan({
      traceId,
      spanId: hexadecimal(random, 2),
      parent: above === null ? null : { spanId: above.spanId, isRemote: parent === null },
      traceState: remote?.traceState ?? "",
      name,
      start: this.now() - agoMs,
    });
    span.set(attributes);
    this.#open.add(span);
    return span;
  }

  end(span: OpenSpan): void {
    if (this.#open.delete(span)) this.#options.onEnd(span.ended(this.now()));
  }

  /** What a bug or an interruption left open ends with the run. */
  endAll(): void {
    for (const span of [...this.#open].toReversed()) {
      span.fail("it had not ended when the run did");
      this.end(span);
    }
  }
}

export function newTraceId(random: Random): string {
  return hexadecimal(random, 4);
}

/** So many words of 32 random bits, of which not all are zero. */
function hexadecimal(random: Random, words: number): string {
  const digits = Array.from({ length: words }, () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, "0"),
  ).join("");
  return /^0+$/.test(digits) ? `${digits.slice(1)}1` : digits;
}
