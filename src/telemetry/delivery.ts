import { setTimeout as pause } from "node:timers/promises";
import { exchange } from "./exchange.ts";
import type { CollectorAddress } from "./settings.ts";

/** What became of all that there was to send, in the unit that collectors count in: spans, or data points. */
export interface Delivered {
  readonly sent: number;
  readonly total: number;
  /** Why not all of it was sent; null where it was. It may repeat the collector's own words. */
  readonly cause: string | null;
}

/** As the specification has it for a batch. */
const BATCH = 512;
/** Of a collector that is too slow for a run the rest is dropped, rather than filling the memory. */
const MOST_WAITING = 32_768;
/** How often one that cannot be had is asked at the end of a run. */
const MOST_TRIES = 3;
/** How soon one that was not ready is asked again at the end of a run, and how soon before that. */
const [SOON_MS, LATER_MS] = [100, 5_000];

/** Brings pieces of telemetry to a collector, in batches and one after another, while the run goes on. */
export class Delivery<T> {
  readonly #destination: CollectorAddress;
  readonly #documentOf: (batch: readonly T[]) => object;
  readonly #unitsOf: (piece: T) => number;
  readonly #waiting: T[] = [];
  readonly #giveUp = new AbortController();
  #underWay: Promise<void> | null = null;
  #notBefore = 0;
  #failures = 0;
  #sent = 0;
  #total = 0;
  #cause: string | null = null;

  /** `unitsOf`: how many a collector counts in a piece. */
  constructor(
    destination: CollectorAddress,
    documentOf: (batch: readonly T[]) => object,
    unitsOf: (piece: T) => number,
  ) {
    this.#destination = destination;
    this.#documentOf = documentOf;
    this.#unitsOf = unitsOf;
  }

  add(piece: T): void {
    this.#total += this.#unitsOf(piece);
    if (this.#waiting.length >= MOST_WAITING) return;
    this.#waiting.push(piece);
    const isDue = this.#waiting.length >= BATCH && performance.now() >= this.#notBefore;
    if (isDue && this.#underWay === null) this.#underWay = this.#send(LATER_MS);
  }

  /** Sends what is left. Gives up at once when the signal says so. */
  async finish(limit: AbortSignal): Promise<Delivered> {
    const giveUp = () => this.#giveUp.abort();
    limit.addEventListener("abort", giveUp);
    if (limit.aborted) giveUp();
    await this.#underWay;
    this.#failures = 0;
    while (this.#waiting.length > 0 && this.#failures < MOST_TRIES && !limit.aborted) {
      await this.#send(SOON_MS);
      if (this.#failures > 0) await pause(SOON_MS, undefined, { signal: limit }).catch(() => {});
    }
    limit.removeEventListener("abort", giveUp);
    const isAll = this.#sent === this.#total;
    return {
      sent: this.#sent,
      total: this.#total,
      cause: isAll ? null : (this.#cause ?? "no time was left"),
    };
  }

  async #send(againMs: number): Promise<void> {
    const batch = this.#waiting.splice(0, BATCH);
    const answer = await exchange(this.#destination, this.#documentOf(batch), this.#giveUp.signal);
    this.#underWay = null;
    const units = batch.reduce((sum, piece) => sum + this.#unitsOf(piece), 0);
    switch (answer.kind) {
      case "taken":
        this.#failures = 0;
        this.#sent += units - Math.min(units, answer.rejected);
        if (answer.rejected > 0)
          this.#cause = `the collector rejected ${answer.rejected}${said(answer.message)}`;
        return;
      case "refused":
        this.#cause = answer.cause;
        return;
      case "not-now":
        this.#cause = answer.cause;
        this.#failures += 1;
        this.#waiting.unshift(...batch);
        this.#notBefore = performance.now() + (answer.retryAfterMs ?? againMs);
    }
  }
}

function said(message: string): string {
  return message === "" ? "" : `: ${message}`;
}
