import type { JsonObject } from "../../base/json.ts";
import { keyOf } from "../../model/key.ts";
import type { LiveWebhook } from "../../model/live.ts";
import { failure, type Result, success } from "../../model/result.ts";
import { type TenantFailure, tenantFailure } from "../../model/tenant.ts";
import type { CallFailure, CallResult } from "../wire/call.ts";
import type { ClientStats } from "../wire/client-stats.ts";
import type { Deadline } from "../wire/deadline.ts";
import type { Delay } from "../wire/delay.ts";
import type { EventualRead, ReadOutcome } from "../wire/eventual-read.ts";
import type { Retries } from "../wire/retries.ts";
import { readEcho } from "./echo.ts";
import { movedField } from "./likeness.ts";
import type { IntegrationsReader } from "./reader.ts";

/** A change of one integration, as the tenant has it, that can be looked for afterwards. */
export interface IntegrationChange {
  readonly before: LiveWebhook;
  send(): Promise<CallResult>;
  /** What is sent, to complete an answer that shows little more than the id. */
  readonly sent: JsonObject;
  /** The first field in which an integration is not what the change makes of it; null when it is. */
  difference(now: LiveWebhook): string | null;
}

interface Parts {
  readonly reader: IntegrationsReader;
  readonly eventualRead: EventualRead;
  readonly delay: Delay;
  readonly newRetries: () => Retries;
  /** Counts what is sent again. */
  readonly stats: ClientStats;
}

type Made = Result<LiveWebhook, TenantFailure>;

/**
 * Carries out changes. What was accepted is not sent again, and what it shows is what is live. After a lost answer it looks
 * first, and sends again only over what it had found before.
 */
export class ConfirmedWrite {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async carryOut(change: IntegrationChange, deadline: Deadline): Promise<Made> {
    const { delay, stats, newRetries } = this.#parts;
    const retries = newRetries();
    for (let again = false; ; again = true) {
      const sent = await change.send();
      const answered = this.#conclusionOf(change, sent, again);
      if (answered !== null) return answered;
      const waitMs = mayRepeat(sent) ? retries.next() : null;
      const seen = await this.#look(change, deadline, waitMs === null);
      if (seen.kind === "blind") return failure(unknown(change.before, sent, seen.message));
      if (seen.kind === "seen") return found(change, sent, seen.value);
      if (waitMs === null || waitMs > deadline.remainingMs()) return failure(unchanged(change.before, sent));
      delay.announce(waitMs, unchanged(change.before, sent).message);
      await delay.sleep(waitMs);
      stats.retry();
    }
  }

  /** What an answer says by itself; null where the outcome has to be looked up. */
  #conclusionOf(change: IntegrationChange, sent: CallResult, again: boolean): Made | null {
    if (sent.ok) {
      const echo = readEcho(sent.value, { id: change.before.id, ...change.sent });
      if (!echo.ok) return null;
      const live = this.#parts.reader.asRead(echo.value);
      if (live.id !== change.before.id) return failure(another(change.before, live));
      // An answer may be as late as a read: what it shows from before the change is looked at again.
      return isUntouched(change, live) ? null : success(live);
    }
    const { failure: refused, committed } = sent.error;
    // A conflict after a lost answer may be with our own change.
    if (again && refused.kind === "conflict") return null;
    return committed === "no" ? failure(withTheTenantsWord(sent.error)) : null;
  }

  /** Looks for anything but what was there before the change. Only what is final is waited for. */
  async #look(
    change: IntegrationChange,
    deadline: Deadline,
    final: boolean,
  ): Promise<ReadOutcome<LiveWebhook>> {
    const { reader, eventualRead } = this.#parts;
    const look = async () => {
      const now = await reader.getWithin(change.before.id, deadline);
      if (!now.ok) return now;
      return success(isUntouched(change, now.value) ? null : now.value);
    };
    return final ? await eventualRead.through(look, deadline) : await eventualRead.once(look);
  }
}

/** Only what the tenant says itself about what was written is a fact about the tenant. */
function withTheTenantsWord({ failure: refused, inJson }: CallFailure): TenantFailure {
  const isRefusal = inJson && (refused.status === 400 || refused.status === 422);
  return isRefusal ? { ...refused, refusesValue: true } : refused;
}

/** Whether an integration is still what it was, and that is not what was wanted. */
function isUntouched(change: IntegrationChange, now: LiveWebhook): boolean {
  return change.difference(now) !== null && movedField(change.before, now) === null;
}

function mayRepeat(sent: CallResult): boolean {
  return !sent.ok && sent.error.failure.kind !== "conflict" && sent.error.failure.kind !== "rejected";
}

/** What shows after a write that was accepted is what is live; after any other it may be somebody else's. */
function found(change: IntegrationChange, sent: CallResult, now: LiveWebhook): Made {
  if (sent.ok || change.difference(now) === null) return success(now);
  return failure(moved(change.before, now));
}

function another(before: LiveWebhook, echo: LiveWebhook): TenantFailure {
  return tenantFailure(
    "malformed",
    `the tenant accepted the change of ${keyOf(before)}, ${before.id}, and answers with integration ${echo.id}`,
    "plan again to see what it has now",
  );
}

/** Somebody else was there. */
export function moved(before: LiveWebhook, now: LiveWebhook): TenantFailure {
  return {
    ...tenantFailure(
      "conflict",
      `${keyOf(before)} was changed on the tenant after it was read: its ${movedField(before, now)} differs`,
      "plan again",
    ),
    found: { id: now.id, status: now.status },
  };
}

function unknown(before: LiveWebhook, sent: CallResult, blindness: string): TenantFailure {
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
  if (!sent.ok) return sent.error.failure;
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
