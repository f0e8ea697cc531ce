import type { Contact } from "../model/observation.ts";
import type { Clock } from "../model/surroundings.ts";
import type { Answer } from "./answer.ts";
import type { Exchanger, WireRequest } from "./exchange.ts";
import { type Page, readPage } from "./page.ts";
import { clockAhead } from "./tenant-clock.ts";

/** An answer, and what it answered. */
export interface RecordedAnswer {
  readonly path: string;
  readonly answer: Answer;
}

/** Lets exchanges through and records their answers. */
export class RecordingTransport {
  /** Of the list only its pages are remembered, without what is on them: that would be the whole list once more. */
  readonly pages: Page[] = [];
  readonly answers: RecordedAnswer[] = [];
  readonly #clock: Clock;
  readonly #collection: string;
  #contact: Contact | null = null;

  /** `collection`: the path of the list. */
  constructor(clock: Clock, collection: string) {
    this.#collection = collection;
    this.#clock = clock;
  }

  /** null while there was no answer. */
  get contact(): Contact | null {
    return this.#contact;
  }

  recording(carrier: Exchanger): Exchanger {
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
    const answeredAt = new Date(this.#clock.now().getTime() - latencyMs / 2);
    this.#contact ??= { latencyMs, clockAheadMs: clockAhead(answer.headers, answeredAt) };
    const place = path.split("?")[0] ?? "";
    if (place !== this.#collection) {
      this.answers.push({ path: place, answer });
      return;
    }
    const page = readPage(answer);
    if (page.ok) this.pages.push({ ...page.value, items: [] });
  }
}
