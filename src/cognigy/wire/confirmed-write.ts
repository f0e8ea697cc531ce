import { failure, type Result, success } from "../../base/result.ts";
import { keyOf } from "../../model/fleet/key.ts";
import type { LiveWebhook } from "../../model/fleet/live.ts";
import { type TenantFailure, tenantFailure } from "../../model/fleet/tenant.ts";
import type { Answer } from "./answer.ts";
import { type CallFailure, type CallResult, saysNo } from "./call.ts";
import {
  type ClientStats,
  type Deadline,
  type Delay,
  LONGEST_WHEN_STOPPED_MS,
  type Retries,
} from "./delay.ts";

/** A change of one integration, as the tenant has it, that can be looked for afterwards. */
export interface PendingChange {
  readonly before: LiveWebhook;
  send(): Promise<CallResult>;
  /** The integration that an answer of 2xx shows; the error says what it shows instead. */
  shown(answer: Answer): Result<LiveWebhook, string>;
  /** The first field in which an integration is not what the change makes of it; null when it is. */
  difference(now: LiveWebhook): string | null;
}

interface Parts {
  readonly read: (id: string, deadline: Deadline) => Promise<Made>;
  /** The first field in which an integration is not what it was; null when it is. */
  readonly movedField: (before: LiveWebhook, now: LiveWebhook) => string | null;
  readonly eventualRead: EventualRead;
  readonly delay: Delay;
  readonly newRetries: () => Retries;
  /** Counts what is sent again. */
  readonly stats: ClientStats;
}

type Made = Result<LiveWebhook, TenantFailure>;

/** The last request, and the last that may have been committed: a refusal of the one says nothing about the other. */
interface Attempts {
  readonly last: CallResult;
  readonly uncertain: CallResult;
}

/**
 * Carries out changes. What was accepted is not sent again, and what it shows is what is live. After a lost answer it looks
 * first, and sends again only over what it had found before. What a page refused is looked for, and not sent again. Where it
 * does not send again, it looks until every write must have become visible.
 */
export class ConfirmedWrite {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async carryOut(change: PendingChange, deadline: Deadline): Promise<Made> {
    const { delay, stats, newRetries } = this.#parts;
    const retries = newRetries();
    let uncertain: CallResult | null = null;
    for (;;) {
      const sent = await change.send();
      const answered = this.#conclusionOf(change, sent, uncertain !== null);
      if (answered !== null) return answered;
      if (uncertain === null || mayBeCommitted(sent)) uncertain = sent;
      const attempts: Attempts = { last: sent, uncertain };
      const waitMs = mayRepeat(sent) && !delay.isStopped ? retries.next() : null;
      const isFinal = waitMs === null || waitMs > deadline.remainingMs();
      const seen = await this.#look(change, deadline, isFinal);
      if (isFinal || seen.kind !== "nothing") return this.#concluded(change, attempts, seen);
      delay.announce(waitMs, unchanged(change.before, sent).message);
      if (!(await delay.sleepUnlessStopped(waitMs)))
        return this.#concluded(change, attempts, await this.#look(change, deadline, true));
      stats.retry();
    }
  }

  /** What an answer says by itself; null where the outcome has to be looked up. */
  #conclusionOf(change: PendingChange, sent: CallResult, isAgain: boolean): Made | null {
    if (sent.ok) {
      const shown = change.shown(sent.value);
      if (!shown.ok) return null;
      const live = shown.value;
      // An answer may be as late as a read: what it shows from before the change is looked at again.
      return this.#isUntouched(change, live) ? null : success(live);
    }
    // After a lost answer a refusal is of what was sent again: a conflict may even be with our own change.
    return isAgain || mayBeCommitted(sent) ? null : failure(withTheTenantsWord(sent.error));
  }

  /** Looks for anything but what was there before the change. Only what is final is waited for. */
  async #look(change: PendingChange, deadline: Deadline, final: boolean): Promise<ReadOutcome<LiveWebhook>> {
    const { read, eventualRead } = this.#parts;
    const look = async () => {
      const now = await read(change.before.id, deadline);
      if (!now.ok) return now;
      return success(this.#isUntouched(change, now.value) ? null : now.value);
    };
    return final ? await eventualRead.through(look, deadline) : await eventualRead.once(look);
  }

  /** Whether an integration is still what it was, and that is not what was wanted. */
  #isUntouched(change: PendingChange, now: LiveWebhook): boolean {
    return change.difference(now) !== null && this.#parts.movedField(change.before, now) === null;
  }

  #concluded(change: PendingChange, attempts: Attempts, seen: ReadOutcome<LiveWebhook>): Made {
    switch (seen.kind) {
      case "seen":
        return this.#found(change, attempts.last, seen.value);
      case "nothing":
        return failure(unchanged(change.before, attempts.last));
      case "blind":
        return failure(unknown(change.before, attempts.uncertain, seen.message));
    }
  }

  /** What shows after a write that was accepted is what is live; after any other it may be somebody else's. */
  #found(change: PendingChange, sent: CallResult, now: LiveWebhook): Made {
    if (sent.ok || change.difference(now) === null) return success(now);
    return failure(moved(change.before, now, this.#parts.movedField(change.before, now)));
  }
}

/** Only what the tenant says itself about what was written is a fact about the tenant. */
export function withTheTenantsWord({ failure: refused, inJson }: CallFailure): TenantFailure {
  const isRefusal = inJson && (refused.status === 400 || refused.status === 422);
  return isRefusal ? { ...refused, refusesValue: true } : refused;
}

function mayBeCommitted(sent: CallResult): boolean {
  return sent.ok || sent.error.committed === "perhaps";
}

function mayRepeat(sent: CallResult): boolean {
  if (sent.ok || !mayBeCommitted(sent)) return false;
  const { failure: refused } = sent.error;
  // Behind a limiter it was tried for as long as that may be.
  return refused.kind !== "rejected" && refused.kind !== "rate-limited" && !saysNo(refused);
}

/** Somebody else was there. */
export function moved(before: LiveWebhook, now: LiveWebhook, field: string | null): TenantFailure {
  return {
    ...tenantFailure(
      "conflict",
      `${keyOf(before)} was changed on the tenant after it was read: its ${field} differs`,
      "plan again",
    ),
    found: { id: now.id, status: now.status },
  };
}

/** A write whose outcome nobody could see. */
export function unknown(before: LiveWebhook, sent: CallResult, blindness: string): TenantFailure {
  const what = sent.ok ? `the change of ${keyOf(before)} was accepted` : sent.error.failure.message;
  return {
    kind: "unknown",
    message: `${what}; the outcome could not be looked up: ${blindness}`,
    hint: `run the same command again: it looks for ${keyOf(before)} first`,
    status: sent.ok ? sent.value.status : sent.error.failure.status,
    traceId: sent.ok ? null : sent.error.failure.traceId,
  };
}

function unchanged(before: LiveWebhook, sent: CallResult): TenantFailure {
  if (!sent.ok) return withTheTenantsWord(sent.error);
  return {
    ...tenantFailure(
      "altered",
      `the tenant accepted the change of ${keyOf(before)} and still shows what was there before`,
      "plan again to see what it has now",
    ),
    status: sent.value.status,
    found: { id: before.id, status: before.status },
  };
}

/** What looking for the outcome of a write came to. */
export type ReadOutcome<T> =
  | { readonly kind: "seen"; readonly value: T }
  | { readonly kind: "nothing"; readonly looks: number }
  /** It could not be looked, or not long enough. */
  | { readonly kind: "blind"; readonly message: string };

type Look<T> = () => Promise<Result<T | null, TenantFailure>>;

/** Looks for the outcome of a write that may stay invisible for a while. */
export class EventualRead {
  readonly #delay: Delay;
  readonly settleMs: number;

  constructor(delay: Delay, settleMs: number) {
    this.#delay = delay;
    this.settleMs = settleMs;
  }

  /** Looks once. A look gives null when there is nothing to see yet. */
  async once<T>(look: Look<T>): Promise<ReadOutcome<T>> {
    const seen = await look();
    if (!seen.ok) return { kind: "blind", message: seen.error.message };
    return seen.value === null ? { kind: "nothing", looks: 1 } : { kind: "seen", value: seen.value };
  }

  /**
   * Looks at once, half-way, and when every write must have become visible. Where that takes longer than who stops the run
   * waits, it looks no further then.
   */
  async through<T>(look: Look<T>, deadline: Deadline): Promise<ReadOutcome<T>> {
    const waits = this.settleMs === 0 ? [] : [this.settleMs / 2, this.settleMs / 2];
    let outcome = await this.once(look);
    for (const [index, waitMs] of waits.entries()) {
      if (outcome.kind !== "nothing") return outcome;
      if (waitMs > deadline.remainingMs()) return { kind: "blind", message: "the deadline has come" };
      if (!(await this.#sleep(waitMs))) return { kind: "blind", message: "the run was interrupted" };
      outcome = await this.once(look);
      if (outcome.kind === "nothing") outcome = { kind: "nothing", looks: index + 2 };
    }
    return outcome;
  }

  #sleep(waitMs: number): Promise<boolean> {
    const isShort = this.settleMs <= LONGEST_WHEN_STOPPED_MS;
    return isShort ? this.#delay.sleep(waitMs) : this.#delay.sleepUnlessStopped(waitMs);
  }
}
