import { STATUS_CODES } from "node:http";
import type { SandboxAnswer } from "../wire/answer.ts";
import type { ReadRequest } from "../wire/request.ts";

/** Why the tenant does not do what it is asked to. */
export interface Refusal {
  readonly status: number;
  readonly code: number;
  readonly detail: string;
}

/** The tenant's error codes, where the status alone does not say them. */
export const CODES = {
  missing: 1000,
  notFound: 1002,
  conflict: 1004,
  invalid: 1005,
  internal: 1008,
  notImplemented: 1009,
  noSuchMethod: 1013,
} as const;

/** What the tenant's validator says first and alone. */
export function invalid(text: string, code: number = CODES.invalid): Refusal {
  return { status: 400, code, detail: `Validation failed. ${text}` };
}

export function missingField(name: string): Refusal {
  return invalid(`Missing field '${name}'.`, CODES.missing);
}

export function missingPayload(): Refusal {
  return invalid("Missing payload.", CODES.missing);
}

/** Nothing of this id is there. */
export function noSuch(what: string, id: string): Refusal {
  return { status: 404, code: CODES.notFound, detail: `${what} with the id '${id}' does not exist.` };
}

/** A query names what the tenant does not have. */
export function noSuchField(name: string): Refusal {
  return { status: 400, code: 400, detail: `The requested field ${name} does not exist` };
}

/** A refusal that only the status tells. */
export function scripted(status: number): Refusal {
  return { status, code: codeOf(status), detail: "A scripted fault" };
}

/** Problem details (RFC 7807) as the tenant has them. */
export function problem(
  { status, code, detail }: Refusal,
  { url, traceId }: ReadRequest,
  headers: Readonly<Record<string, string>> = {},
): SandboxAnswer {
  const title = STATUS_CODES[status] ?? "Error";
  const instance = url.pathname.replace(/^\/new(?=\/)/, "");
  const value = { type: "about:blank", title, detail, instance, status, traceId, code, details: {} };
  return { status, headers, body: { kind: "json", type: "application/problem+json; charset=utf-8", value } };
}

function codeOf(status: number): number {
  if (status === 404) return CODES.notFound;
  if (status === 405) return CODES.noSuchMethod;
  if (status === 409) return CODES.conflict;
  if (status === 500) return CODES.internal;
  return status === 501 ? CODES.notImplemented : status;
}
