import type { UnreadIntegration } from "../../model/live.ts";
import { type TenantFailure, tenantFailure } from "../../model/tenant.ts";

const NOT_THE_API = "check that tenant.baseUrl is the tenant's API";

/** The list was answered with something that cannot be believed. */
export function malformedList(collection: URL, problem: string): TenantFailure {
  return tenantFailure("malformed", `GET ${collection.pathname} was answered with ${problem}`, NOT_THE_API);
}

/** One that may be ours cannot be read: what it is now is not known, so nothing may be made of it. */
export function unreadable(collection: URL, { problem }: UnreadIntegration): TenantFailure {
  const hint = "it may be one that webhook-sync manages: correct it on the tenant, then run this again";
  return { ...malformedList(collection, problem), hint };
}

/** A list that does not exist is no integration that is gone. No tenant has a reason to refuse one: perhaps it is none. */
export function asAbsent(refused: TenantFailure): TenantFailure {
  if (refused.kind === "rejected") return { ...refused, hint: NOT_THE_API };
  return refused.kind === "not-found" ? { ...refused, kind: "malformed", hint: NOT_THE_API } : refused;
}

/** A query parameter that a tenant does not know may be refused. */
export function isNotUnderstood({ kind }: TenantFailure): boolean {
  return kind === "rejected";
}
