import type { TenantFailure, TenantFailureKind } from "../model/tenant.ts";
import { type Call, type CallFailure, nameOf } from "./call.ts";
import type { Deadline } from "./deadline.ts";
import type { Turn } from "./pace.ts";

/** A failure before anything was sent. */
export function notSent(why: TenantFailure): CallFailure {
  return { failure: why, committed: "no", code: null };
}

/** The run was interrupted. */
export function interrupted(call: Call): CallFailure {
  return unsent(call, "unavailable", "the run was interrupted", null);
}

/** The tenant gave a token for less than was asked for. */
export function lackingScopes(call: Call, missing: readonly string[]): CallFailure {
  return unsent(call, "forbidden", `the tenant did not grant ${missing.join(" ")}`, null);
}

/** Its turn would come after the deadline. */
export function tooLate(
  call: Call,
  { totalMs }: Deadline,
  { waitMs, because }: Extract<Turn, { kind: "too-late" }>,
  now: Date,
): CallFailure {
  const why = `the tenant asks to wait ${seconds(waitMs)}; the deadline is ${seconds(totalMs)}`;
  const resume = new Date(now.getTime() + waitMs).toISOString();
  return unsent(call, because, why, `run it again after ${resume.slice(0, 19)}Z`);
}

function unsent(call: Call, kind: TenantFailureKind, why: string, hint: string | null): CallFailure {
  const message = `${nameOf(call)} was not sent: ${why}`;
  return notSent({ kind, message, hint, status: null, traceId: null });
}

function seconds(milliseconds: number): string {
  return `${Math.ceil(milliseconds / 1_000).toLocaleString("en")} s`;
}
