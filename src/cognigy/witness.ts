import type { Contact } from "../model/observation.ts";
import type { Clock } from "../model/surroundings.ts";
import type { Answer } from "./answer.ts";
import type { Exchanger, WireRequest } from "./exchange.ts";

/** An answer, and what it answered. */
export interface Witnessed {
  readonly path: string;
  readonly answer: Answer;
}

/** Looks on at the exchanges and remembers the answers. */
export class Witness {
  readonly answers: Witnessed[] = [];
  readonly #clock: Clock;
  #contact: Contact | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** null while there was no answer. */
  get contact(): Contact | null {
    return this.#contact;
  }

  lookingOn(carrier: Exchanger): Exchanger {
    return {
      exchange: async (request, signal) => {
        const from = this.#clock.monotonic();
        const exchange = await carrier.exchange(request, signal);
        if (exchange.kind === "answered") this.#remember(request, exchange.answer, from);
        return exchange;
      },
    };
  }

  #remember({ path }: WireRequest, answer: Answer, from: number): void {
    const latencyMs = this.#clock.monotonic() - from;
    this.#contact ??= { latencyMs, clockAheadMs: clockAhead(answer, this.#clock.now(), latencyMs) };
    this.answers.push({ path: path.split("?")[0] ?? "", answer });
  }
}

/** The Date header (RFC 9110, section 6.6.1) is cut to whole seconds. What a cache kept tells an older time. */
function clockAhead({ headers }: Answer, now: Date, latencyMs: number): number | null {
  const told = Date.parse(headers.get("date") ?? "");
  if (Number.isNaN(told) || headers.has("age")) return null;
  return Math.round(told + 500 - (now.getTime() - latencyMs / 2));
}
