import { showDuration } from "../base/duration.ts";
import { type TenantFailure, type TenantFailureKind, tenantFailure } from "../model/tenant.ts";
import { type Call, type CallFailure, nameOf } from "./call.ts";
import type { Deadline } from "./deadline.ts";
import type { SendSlot } from "./pace.ts";

/** A failure before anything was sent. */
export function notSent(why: TenantFailure): CallFailure {
  return { failure: why, committed: "no", code: null, inJson: false };
}

/** The run was interrupted. */
export function interrupted(call: Call): CallFailure {
  return unsent(call, "unavailable", "the run was interrupted");
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
  return notSent(
    tenantFailure(
      because,
      `${nameOf(call)} was given up: it has to wait ${showDuration(waitMs)}, beyond the deadline of ${showDuration(totalMs)}`,
      `run it again after ${resume.slice(0, 19)}Z`,
    ),
  );
}

function unsent(call: Call, kind: TenantFailureKind, why: string): CallFailure {
  const message = `${nameOf(call)} was not sent: ${why}`;
  return notSent(tenantFailure(kind, message));
}
