import { type Result, success } from "../../base/result.ts";
import { Secret } from "../../base/secret.ts";
import { showDuration } from "../../base/time.ts";
import type { Authentication } from "../../model/fleet/environment.ts";
import { keyOf } from "../../model/fleet/key.ts";
import type { LiveWebhook } from "../../model/fleet/live.ts";
import { type TenantFailure, type TenantFailureKind, tenantFailure } from "../../model/fleet/tenant.ts";
import type { Answer } from "./answer.ts";
import type { Deadline } from "./delay.ts";
import type { WireRequest } from "./exchange.ts";
import type { SendSlot } from "./pace.ts";

/** What may be done when a request has failed in a way that may pass. */
export type Repetition =
  /** Sending it twice does no more than sending it once, so it may be sent again whatever became of it. */
  | "safe"
  /** It is sent again only where it was certainly not carried out; else somebody looks what became of it. */
  | "looked-up"
  /** The same, and after a page of 401 or 429 only where this finds nothing of it: a second one could be made. */
  | { readonly isAbsent: () => Promise<boolean> }
  /** The same, and after such a page not at all. */
  | "never";

/** A request and how it may be treated. */
export interface Call {
  readonly wire: WireRequest;
  /** The same for all attempts. */
  readonly requestId: string;
  readonly repetition: Repetition;
  /** An answer without JSON is of no use. */
  readonly needsJson: boolean;
  /** What the request carries and no message may repeat. */
  readonly secrets: readonly Secret[];
}

/** Why a call did not get an answer of 2xx. */
export interface CallFailure {
  readonly failure: TenantFailure;
  /** Whether the tenant may have done what it was asked. */
  readonly committed: "no" | "perhaps";
  /** The tenant's own name for the error; null when it gave none. */
  readonly code: string | null;
  /** Whether the answer was JSON: a proxy's page is not the tenant's word. */
  readonly inJson: boolean;
  /** Whether it is what this very call was answered with, and not that none came, or that no token was to be had. */
  readonly isAnswer: boolean;
  /** Whether it would have gone on with more time: the same call within a later deadline may come to a better end. */
  readonly lacksTime?: boolean;
}

export type CallResult = Result<Answer, CallFailure>;

/** Whether somebody said no for good: where nothing shows of the request, that was not carried out, whoever said it. */
export function saysNo({ status }: TenantFailure): boolean {
  if (status === 501 || status === 505) return true;
  return status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/**
 * Whether a call may have been carried out. One that was sent again after a refusal, that of a limiter for example, may
 * have been by then, and meets its own effect.
 */
export function mayBeDone({ committed, failure: { kind } }: CallFailure, isAgain: boolean): boolean {
  return committed === "perhaps" || (isAgain && kind === "conflict");
}

/** Whether what was refused may be sent again: it does no harm, or is looked for first. A run that stops leaves that to the end. */
export async function maySendAgain(
  { repetition }: Call,
  { committed }: CallFailure,
  isStopped: boolean,
): Promise<boolean> {
  if (committed === "no" || repetition === "safe" || repetition === "looked-up") return true;
  return repetition !== "never" && !isStopped && (await repetition.isAbsent());
}

/** `POST /api/v1/integrations`: how messages name a call. */
export function nameOf({ wire }: Call): string {
  return `${wire.method} ${wire.path.split("?")[0]}`;
}

/** A failure before anything was sent. */
export function notSent(why: TenantFailure): CallFailure {
  return { failure: why, committed: "no", code: null, inJson: false, isAnswer: false };
}

/** The run was interrupted. */
export function interrupted(call: Call, isAgain: boolean): CallFailure {
  const what = isAgain ? "not sent again" : "not sent";
  return notSent(tenantFailure("unavailable", `${nameOf(call)} was ${what}: the run was interrupted`));
}

/** The tenant gave a token for less than was asked for. */
export function lackingScopes(call: Call, missing: readonly string[]): CallFailure {
  return unsent(call, "forbidden", `the tenant did not grant ${missing.join(" ")}`);
}

/** It was sent, and the time of all that it is a part of ran out. Reading changes nothing. */
export function outOfTime(call: Call, { totalMs }: Deadline): CallFailure {
  return notSent(
    tenantFailure(
      "unavailable",
      `${nameOf(call)} was given up: the deadline of ${showDuration(totalMs)} has come`,
      "raise tenant.deadline, or run it again when the tenant is faster",
    ),
  );
}

/** Its turn would come after the deadline. */
export function tooLate(
  call: Call,
  { totalMs }: Deadline,
  { waitMs, because }: Extract<SendSlot, { kind: "too-late" }>,
  now: Date,
): CallFailure {
  const resume = new Date(now.getTime() + waitMs).toISOString();
  const why = tenantFailure(
    because,
    `${nameOf(call)} was given up: it has to wait ${showDuration(waitMs)}, beyond the deadline of ${showDuration(totalMs)}`,
    `run it again after ${resume.slice(0, 19)}Z`,
  );
  return { ...notSent(why), lacksTime: true };
}

function unsent(call: Call, kind: TenantFailureKind, why: string): CallFailure {
  const message = `${nameOf(call)} was not sent: ${why}`;
  return notSent(tenantFailure(kind, message));
}

/** What authorises a request. */
export interface Credential {
  readonly header: string;
  readonly value: Secret;
  /** The scopes that were asked for and not granted. */
  readonly missingScopes: readonly string[];
}

/** Where credentials come from. */
export interface CredentialSource {
  obtain(deadline: Deadline): Promise<Result<Credential, TenantFailure>>;
  /** Whether there is another one after the tenant has refused this one. */
  renew(refused: Credential): boolean;
  /** Who is asking and with which scopes, for messages. */
  describe(): string;
}

/** What to do about 401 and 403 depends on who was asking. */
export function withHint(credentials: CredentialSource | null, failed: CallFailure): CallFailure {
  const { kind } = failed.failure;
  if (credentials === null || (kind !== "unauthenticated" && kind !== "forbidden")) return failed;
  const hint = failed.failure.hint ?? `check ${credentials.describe()}`;
  return { ...failed, failure: { ...failed.failure, hint } };
}

/** A credential that is given once and for all. */
export class FixedCredential implements CredentialSource {
  readonly #credential: Credential;
  readonly #description: string;

  constructor(authentication: Exclude<Authentication, { kind: "client-credentials" }>) {
    switch (authentication.kind) {
      case "bearer": {
        const value = new Secret(`Bearer ${authentication.token.expose()}`);
        this.#credential = { header: "authorization", value, missingScopes: [] };
        this.#description = "the bearer token in tenant.auth.token";
        break;
      }
      case "api-key": {
        const { header, key } = authentication;
        this.#credential = { header: header.toLowerCase(), value: key, missingScopes: [] };
        this.#description = `the API key that is sent as ${header}`;
      }
    }
  }

  async obtain(): Promise<Result<Credential, TenantFailure>> {
    return success(this.#credential);
  }

  renew(): boolean {
    return false;
  }

  describe(): string {
    return this.#description;
  }
}

/** Only what the tenant says itself about what was written is a fact about the tenant. */
export function withTheTenantsWord({ failure: refused, inJson }: CallFailure): TenantFailure {
  const isRefusal = inJson && (refused.status === 400 || refused.status === 422);
  return isRefusal ? { ...refused, refusesValue: true } : refused;
}

/** By the tenant's own word there is nothing to write to. */
export function isDenied(sent: CallResult): sent is Extract<CallResult, { readonly ok: false }> {
  return !sent.ok && sent.error.failure.kind === "not-found" && !mayBeCommitted(sent);
}

export function mayBeCommitted(sent: CallResult): boolean {
  return sent.ok || sent.error.committed === "perhaps";
}

export function mayRepeat(sent: CallResult): boolean {
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

/** A write after which what was there before still shows. */
export function unchanged(before: LiveWebhook, sent: CallResult): TenantFailure {
  const found = { id: before.id, status: before.status };
  if (!sent.ok) return { ...withTheTenantsWord(sent.error), found };
  const message = `the tenant accepted the change of ${keyOf(before)} and still shows what was there before`;
  const altered = tenantFailure("altered", message, "plan again to see what it has now");
  return { ...altered, status: sent.value.status, found };
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
