import type { Clock } from "../../model/surroundings.ts";
import type { Exchanger } from "./exchange.ts";

/** Reads the tenant's clock off its answers. */
export class TenantClock {
  readonly #clock: Clock;
  #aheadMs: number | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How far the tenant's clock is ahead of ours, as the last answer told; null when none told it. */
  get aheadMs(): number | null {
    return this.#aheadMs;
  }

  observing(carrier: Exchanger): Exchanger {
    return {
      exchange: async (request, signal) => {
        const exchange = await carrier.exchange(request, signal);
        if (exchange.kind === "answered") {
          this.#aheadMs = clockAhead(exchange.answer.headers, this.#clock.now()) ?? this.#aheadMs;
        }
        return exchange;
      },
    };
  }
}

/**
 * How far a Date header (RFC 9110, section 6.6.1) is ahead of a time; null when there is none. It is cut to whole
 * seconds. What a cache kept tells an older time.
 */
export function clockAhead(headers: ReadonlyMap<string, string>, now: Date): number | null {
  const told = Date.parse(headers.get("date") ?? "");
  if (Number.isNaN(told) || headers.has("age")) return null;
  return Math.round(told + 500 - now.getTime());
}
