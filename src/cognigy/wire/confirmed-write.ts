import { failure, type Result, success } from "../../base/result.ts";
import type { LiveWebhook } from "../../model/fleet/live.ts";
import type { TenantFailure } from "../../model/fleet/tenant.ts";
import type { Answer } from "./answer.ts";
import {
  type CallResult,
  isDenied,
  mayBeCommitted,
  mayRepeat,
  moved,
  unchanged,
  unknown,
  withTheTenantsWord,
} from "./call.ts";
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
  /** This run has made it: it may be denied until it must have become visible. */
  readonly isNew: boolean;
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
 * does not send again, it looks until every write must have become visible. Of what is denied to a write it says only what
 * a read shows: a single answer makes nothing gone.
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
      const first = await change.send();
      const tried = change.isNew
        ? await this.#sendAgain(change, first, deadline)
        : { last: first, cut: null };
      const answered = await this.#answered(change, tried, uncertain !== null, deadline);
      if (answered !== null) return answered;
      const sent = tried.last;
      if (uncertain === null || mayBeCommitted(sent)) uncertain = sent;
      const attempts: Attempts = { last: sent, uncertain };
      const waitMs = this.#pauseAfter(sent, retries);
      const isFinal = waitMs === null || waitMs > deadline.remainingMs();
      const seen = await this.#look(change, deadline, isFinal);
      if (isFinal || seen.kind !== "nothing") return this.#concluded(change, attempts, seen);
      delay.announce(waitMs, unchanged(change.before, sent).message);
      if (!(await delay.sleepUnlessStopped(waitMs)))
        return this.#concluded(change, attempts, await this.#look(change, deadline, true));
      stats.retry();
    }
  }

  /** Until it is sent again; null where it is not. */
  #pauseAfter(sent: CallResult, retries: Retries): number | null {
    return mayRepeat(sent) && !this.#parts.delay.isStopped ? retries.next() : null;
  }

  /** What is denied has written nothing, so that it may be sent again. */
  #sendAgain(change: PendingChange, first: CallResult, deadline: Deadline): Promise<Tried<CallResult>> {
    const again = () => {
      this.#parts.stats.retry();
      return change.send();
    };
    return this.#parts.eventualRead.whileDenied(first, again, isDenied, deadline);
  }

  /** The same as an answer says by itself; what is denied is looked at before. */
  async #answered(
    change: PendingChange,
    { last: sent, cut }: Tried<CallResult>,
    isAgain: boolean,
    deadline: Deadline,
  ): Promise<Made | null> {
    const answered = this.#conclusionOf(change, sent, isAgain);
    if (answered === null || !isDenied(sent)) return answered;
    const { before } = change;
    if (cut !== null) return failure(unknown(before, sent, cut));
    const now = await this.#parts.read(before.id, deadline);
    const refused = sent.error.failure;
    if (now.ok) return failure({ ...refused, found: { id: before.id, status: now.value.status } });
    return failure(now.error.kind === "not-found" ? refused : unknown(before, sent, now.error.message));
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

  /** Looks at once, half-way, and when every write must have become visible; a long wait ends where the run is stopped. */
  async through<T>(look: Look<T>, deadline: Deadline): Promise<ReadOutcome<T>> {
    let outcome = await this.once(look);
    for (const [index, waitMs] of this.#waits().entries()) {
      if (outcome.kind !== "nothing") return outcome;
      const cut = await this.#wait(waitMs, deadline, this.settleMs <= LONGEST_WHEN_STOPPED_MS);
      if (cut !== null) return { kind: "blind", message: cut };
      outcome = await this.once(look);
      if (outcome.kind === "nothing") outcome = { kind: "nothing", looks: index + 2 };
    }
    return outcome;
  }

  /** Tries again half-way, and when what is denied must have become visible. */
  async whileDenied<T>(
    first: T,
    attempt: () => Promise<T>,
    isDenied: (last: T) => boolean,
    deadline: Deadline,
  ): Promise<Tried<T>> {
    let last = first;
    for (const waitMs of this.#waits()) {
      if (!isDenied(last)) break;
      const cut = await this.#wait(waitMs, deadline, false);
      if (cut !== null) return { last, cut };
      last = await attempt();
    }
    return { last, cut: null };
  }

  #waits(): readonly number[] {
    return this.settleMs === 0 ? [] : [this.settleMs / 2, this.settleMs / 2];
  }

  /** Why it was not waited to the end; null where it was. `evenStopped`: it goes on where nothing new may start. */
  async #wait(waitMs: number, deadline: Deadline, evenStopped: boolean): Promise<string | null> {
    if (waitMs > deadline.remainingMs()) return "the deadline has come";
    const sleep = evenStopped ? this.#delay.sleep(waitMs) : this.#delay.sleepUnlessStopped(waitMs);
    return (await sleep) ? null : "the run was interrupted";
  }
}

/** The last of several attempts, and why there were no more; null where there was no need of any. */
interface Tried<T> {
  readonly last: T;
  readonly cut: string | null;
}
