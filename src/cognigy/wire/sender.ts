import type { Redactor } from "../../base/redactor.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { retryAfterMs } from "../../base/retry-after.ts";
import type { RequestFinished } from "../../model/run/run-events.ts";
import type { Random } from "../../model/run/surroundings.ts";
import {
  type Call,
  type CallFailure,
  type CallResult,
  type Credential,
  type CredentialSource,
  interrupted,
  lackingScopes,
  mayBeDone,
  maySendAgain,
  notSent,
  tooLate,
  withHint,
} from "./call.ts";
import {
  type ClientStats,
  type Deadline,
  type Delay,
  Retries,
  RetryBudget,
  type TenantClock,
} from "./delay.ts";
import type { Exchange, Exchanger, WireRequest } from "./exchange.ts";
import { type AnswerVerdict, judge } from "./judge.ts";
import { Concurrency, type Pace } from "./pace.ts";

/** Where tokens live no longer than a request takes, one is sent with what there is. */
const MOST_RENEWALS = 2;
/** How long a tenant is tried that refuses with no word on when to come back. One that has served may count in minutes. */
const LONGEST_REFUSAL_MS = { never: 24_000, served: 70_000 };

interface Parts {
  readonly transport: Exchanger;
  readonly tenantClock: TenantClock;
  readonly pace: Pace;
  /** Requests at once. */
  readonly connections: number;
  readonly delay: Delay;
  readonly stats: ClientStats;
  readonly random: Random;
  readonly redactor: Redactor;
  readonly signal: AbortSignal | undefined;
  /** Where the requests go. */
  readonly server: RequestFinished["server"];
  readonly onRequest: (request: RequestFinished) => void;
}

/** The state of one call between its attempts. */
interface Progress {
  readonly call: Call;
  readonly deadline: Deadline;
  readonly credentials: CredentialSource | null;
  readonly retries: Retries;
  /** Asking for a token changes no more than a read does. */
  readonly changes: boolean;
  /** How often the request has left. */
  sent: number;
  /** Whether any attempt may have been carried out: the refusal of a later one says nothing about it. */
  committed: CallFailure["committed"];
  lacksTime: boolean;
  renewed: boolean;
}

/** What may be sent now: with what credential, and when its turn was. */
interface Ready {
  readonly credential: Credential | null;
  readonly at: number;
}

type SendAttempt = { readonly verdict: AnswerVerdict; readonly ready: Ready | null };

/** Carries out calls: authorised, at the right pace, again where that is safe and may help. */
export class Sender {
  readonly #parts: Parts;
  readonly #concurrency: Concurrency;
  readonly #budget = new RetryBudget();
  /** Whether the tenant has answered anything but the request for a token. */
  #isServed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#concurrency = new Concurrency(parts.connections);
  }

  /** The attempts and waits of something that is tried again outside of one call. */
  newRetries(): Retries {
    return new Retries(this.#parts.random, this.#budget);
  }

  /** `credentials` is null for the request that obtains them. */
  async send(call: Call, deadline: Deadline, credentials: CredentialSource | null): Promise<CallResult> {
    const progress: Progress = {
      ...{ call, deadline, credentials, retries: this.newRetries() },
      changes: credentials !== null && call.wire.method !== "GET",
      ...{ sent: 0, committed: "no", lacksTime: false, renewed: false },
    };
    for (;;) {
      const { verdict, ready } = await this.#attempt(progress);
      if (verdict.kind === "accepted") {
        this.#budget.earn();
        this.#isServed ||= credentials !== null;
        return success(verdict.answer);
      }
      if (mayBeDone(verdict.failure, progress.sent > 1)) progress.committed = "perhaps";
      if (ready === null || !(await this.#mayTryAgain(progress, verdict, ready))) {
        const { committed, lacksTime } = progress;
        return failure(withHint(credentials, { lacksTime, ...verdict.failure, committed }));
      }
      this.#parts.stats.retry();
    }
  }

  /** Waits where that is all it takes. */
  async #mayTryAgain(
    progress: Progress,
    verdict: Exclude<AnswerVerdict, { kind: "accepted" }>,
    { credential, at }: Ready,
  ): Promise<boolean> {
    const [{ call, credentials, renewed }, { isStopped }] = [progress, this.#parts.delay];
    switch (verdict.kind) {
      case "refused":
        return false;
      case "unauthenticated":
        if (renewed || credential === null || !credentials?.renew(credential)) return false;
        progress.renewed = true;
        return await maySendAgain(call, verdict.failure, isStopped);
      case "throttled":
        return this.#yield(verdict, at) && (await maySendAgain(call, verdict.failure, isStopped));
      case "transient":
        return await this.#backOff(progress, verdict);
    }
  }

  /** The tenant's wish to be left alone holds for all requests; the next turn waits for it. */
  #yield({ answer, failure: refusal }: Extract<AnswerVerdict, { kind: "throttled" }>, at: number): boolean {
    const { pace, delay } = this.#parts;
    const askedMs = retryAfterMs(answer.headers, delay.clock.now());
    if (pace.refused(at, askedMs, refusal.failure.message)) this.#concurrency.halve();
    const longestMs = this.#isServed ? LONGEST_REFUSAL_MS.served : LONGEST_REFUSAL_MS.never;
    return askedMs !== null || pace.refusedForMs() <= longestMs;
  }

  async #backOff(
    progress: Progress,
    { failure: { committed, failure: why }, answer }: Extract<AnswerVerdict, { kind: "transient" }>,
  ): Promise<boolean> {
    const { pace, delay } = this.#parts;
    const { call, retries, deadline } = progress;
    const asked = answer === null ? null : retryAfterMs(answer.headers, delay.clock.now());
    if (asked !== null) pace.pause(asked, "unavailable", why.message);
    if (committed === "perhaps" && call.repetition !== "safe") return false;
    const waitMs = retries.next();
    progress.lacksTime = waitMs !== null && waitMs > deadline.remainingMs();
    if (waitMs === null || progress.lacksTime || !pace.mayWait(progress, waitMs)) return false;
    if (asked !== null) return true;
    delay.announce(waitMs, why.message);
    return await delay.sleepUntilStopped(waitMs);
  }

  async #attempt(progress: Progress): Promise<SendAttempt> {
    // The request for a token goes past the limit, for those that wait for the token are within it.
    const isWithin = progress.credentials !== null;
    if (isWithin) await this.#concurrency.enter();
    try {
      const { transport, stats, delay, signal } = this.#parts;
      const ready = await this.#prepare(progress);
      if (!ready.ok) return { verdict: { kind: "refused", failure: ready.error }, ready: null };
      stats.request(!isWithin);
      const request = authorised(progress.call, ready.value);
      const from = delay.clock.monotonic();
      // A write that has left is waited for, also when the run is interrupted: its outcome should be known.
      const exchange = await transport.exchange(request, request.method === "GET" ? signal : undefined);
      this.#tell(progress, exchange, delay.clock.monotonic() - from);
      return { verdict: this.#verdictOn(exchange, progress.call, ready.value), ready: ready.value };
    } finally {
      if (isWithin) this.#concurrency.leave();
    }
  }

  #verdictOn(exchange: Exchange, call: Call, { credential, at }: Ready): AnswerVerdict {
    const { pace, redactor, tenantClock } = this.#parts;
    tenantClock.observe(exchange);
    for (const secret of credential === null ? call.secrets : [...call.secrets, credential.value])
      redactor.learn(secret);
    const verdict = judge(call, exchange, redactor);
    if (exchange.kind === "answered" && verdict.kind !== "throttled") {
      this.#concurrency.succeeded();
      pace.accepted(at);
    }
    return verdict;
  }

  #tell(progress: Progress, exchange: Exchange, milliseconds: number): void {
    const { requestId, wire } = progress.call;
    const { method, path } = wire;
    const resends = progress.sent;
    progress.sent += 1;
    this.#parts.onRequest({
      kind: "request-finished",
      ...{ requestId, method, path: path.split("?")[0] ?? "", resends, milliseconds },
      server: this.#parts.server,
      status: exchange.kind === "answered" ? exchange.answer.status : null,
      lost: exchange.kind === "answered" ? null : exchange.kind,
    });
  }

  /** A credential and the right moment; the credential again where the moment was long in coming. */
  async #prepare(progress: Progress): Promise<Result<Ready, CallFailure>> {
    const { call, deadline, sent } = progress;
    for (let renewals = 0; ; renewals += 1) {
      const credential = await this.#authorise(progress);
      if (!credential.ok) return credential;
      const turn = await this.#parts.pace.turn(deadline, progress);
      switch (turn.kind) {
        case "interrupted":
          return failure(interrupted(call, sent > 0));
        case "too-late":
          return failure(tooLate(call, deadline, turn, this.#parts.delay.clock.now()));
        case "now": {
          const still = await this.#authorise(progress);
          if (!still.ok) return still;
          if (still.value === credential.value || renewals === MOST_RENEWALS)
            return success({ credential: still.value, at: turn.at });
        }
      }
    }
  }

  async #authorise(progress: Progress): Promise<Result<Credential | null, CallFailure>> {
    const { call, deadline, credentials } = progress;
    if (credentials === null) return success(null);
    const credential = await credentials.obtain(deadline);
    if (!credential.ok) return failure(notSent(credential.error));
    const missing = credential.value.missingScopes;
    const suffices = missing.length === 0 || call.wire.method === "GET";
    return suffices ? credential : failure(lackingScopes(call, missing));
  }
}

/** The request with what authorises it, and the id by which the tenant can be asked about it. */
function authorised({ wire, requestId }: Call, { credential }: Ready): WireRequest {
  const given = credential === null ? {} : { [credential.header]: credential.value.expose() };
  return { ...wire, headers: { ...wire.headers, ...given, "x-request-id": requestId } };
}
