import type { Redactor } from "../../base/redactor.ts";
import type { FirstAnswer, TokenObservation } from "../../model/fleet/observation.ts";
import type { Clock } from "../../model/run/surroundings.ts";
import type { Answer } from "./answer.ts";
import { clockAhead } from "./delay.ts";
import type { Exchanger, WireRequest } from "./exchange.ts";
import { readToken } from "./tokens.ts";

/** An answer, and what it answered. */
export interface RecordedAnswer {
  readonly path: string;
  readonly answer: Answer;
}

/** Lets exchanges through and records their answers. */
export class RecordingTransport {
  readonly answers: RecordedAnswer[] = [];
  readonly #clock: Clock;
  readonly #isKept: (path: string, answer: Answer) => boolean;
  #contact: FirstAnswer | null = null;
  #reached = false;

  /** `isKept` is shown every answer, with its path, and says whether it is to be remembered. */
  constructor(clock: Clock, isKept: (path: string, answer: Answer) => boolean) {
    this.#clock = clock;
    this.#isKept = isKept;
  }

  /** null while there was no answer. */
  get contact(): FirstAnswer | null {
    return this.#contact;
  }

  /** Whether a server took a connection, be it that no answer came over it. */
  get reached(): boolean {
    return this.#reached;
  }

  recording(carrier: Exchanger): Exchanger {
    return {
      exchange: async (request, signal) => {
        const from = this.#clock.monotonic();
        const exchange = await carrier.exchange(request, signal);
        this.#reached ||= exchange.kind !== "lost" || exchange.reached;
        if (exchange.kind === "answered") this.#remember(request, exchange.answer, from);
        if (exchange.kind === "unusable") this.#note(exchange, from);
        return exchange;
      },
    };
  }

  #remember({ path }: WireRequest, answer: Answer, from: number): void {
    this.#note(answer, from);
    const place = path.split("?")[0] ?? "";
    if (this.#isKept(place, answer)) this.answers.push({ path: place, answer });
  }

  #note({ headers }: Pick<Answer, "headers">, from: number): void {
    const latencyMs = this.#clock.monotonic() - from;
    const answeredAt = new Date(this.#clock.now().getTime() - latencyMs / 2);
    this.#contact ??= { latencyMs, clockAheadMs: clockAhead(headers, answeredAt) };
  }
}

/** What the last token came with; null where none was asked for, or given. */
export function tokenSeen({
  recorder,
  tokenPath,
  redactor,
}: {
  readonly recorder: RecordingTransport;
  readonly tokenPath: string | null;
  readonly redactor: Redactor;
}): TokenObservation | null {
  const answered = recorder.answers.findLast(
    ({ path, answer }) => path === tokenPath && answer.status === 200,
  );
  const token = answered && readToken(answered.answer);
  if (!token?.ok) return null;
  return {
    lifetimeMs: token.value.lifetimeMs,
    grantedScopes: token.value.scopes?.map((scope) => redactor.clean(scope)) ?? null,
  };
}
