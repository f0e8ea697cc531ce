import { STATUS_CODES } from "node:http";

/** What the tenant answers, before it is put on the wire. */
export interface SandboxAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AnswerBody;
}

export type AnswerBody =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly type: string; readonly value: unknown }
  | { readonly kind: "html"; readonly text: string };

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

/** An answer with a JSON body. */
export function jsonAnswer(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): SandboxAnswer {
  return { status, headers, body: { kind: "json", type: "application/json; charset=utf-8", value } };
}

/** An answer without a body. */
export function emptyAnswer(status: number, headers: Readonly<Record<string, string>> = {}): SandboxAnswer {
  return { status, headers, body: { kind: "none" } };
}

/** A page such as gateways and CDNs send. */
export function htmlAnswer(status: number): SandboxAnswer {
  const title = `${status} ${STATUS_CODES[status] ?? "Error"}`;
  const text = `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
  return { status, headers: {}, body: { kind: "html", text } };
}

/** A refusal as problem details (RFC 9457, which replaced RFC 7807), with the tenant's additions. */
export function problem(
  status: number,
  code: ErrorCode,
  traceId: string,
  details: string | readonly string[],
  headers: Readonly<Record<string, string>> = {},
): SandboxAnswer {
  const title = STATUS_CODES[status] ?? "Error";
  const value = { type: "about:blank", title, status, code, traceId, details };
  return { status, headers, body: { kind: "json", type: "application/problem+json", value } };
}

/** The body as it goes over the wire, and its media type; null when there is none. */
export function bodyText(body: AnswerBody): { readonly type: string; readonly text: string } | null {
  switch (body.kind) {
    case "none":
      return null;
    case "json":
      return { type: body.type, text: JSON.stringify(body.value) };
    case "html":
      return { type: "text/html; charset=utf-8", text: body.text };
  }
}
