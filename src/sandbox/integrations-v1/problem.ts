import { STATUS_CODES } from "node:http";
import type { SandboxAnswer } from "../wire/answer.ts";

/** The tenant's error codes. */
export const ERROR_CODES = {
  internal: 1000,
  unauthorized: 1001,
  notFound: 1002,
  forbidden: 1003,
  conflict: 1004,
  invalid: 1005,
} as const;

type ErrorCode = (typeof ERROR_CODES)[keyof typeof ERROR_CODES];

/** A refusal as problem details (RFC 9457, which replaced RFC 7807), with the tenant's additions. */
export function problem(
  status: number,
  code: ErrorCode,
  traceId: string,
  details: string | readonly string[],
): SandboxAnswer {
  const title = STATUS_CODES[status] ?? "Error";
  const value = { type: "about:blank", title, status, code, traceId, details };
  return { status, headers: {}, body: { kind: "json", type: "application/problem+json", value } };
}

/** The code that goes with a status. */
export function codeOf(status: number): ErrorCode {
  if (status === 401) return ERROR_CODES.unauthorized;
  if (status === 403) return ERROR_CODES.forbidden;
  if (status === 404) return ERROR_CODES.notFound;
  if (status === 409 || status === 412) return ERROR_CODES.conflict;
  return status < 500 ? ERROR_CODES.invalid : ERROR_CODES.internal;
}
