import { isJsonObject, type JsonObject, nestsWithin } from "../base/json.ts";
import type { Answer } from "./answer.ts";

/** What a tenant says about an error, with what it should not say. */
export interface ErrorBody {
  /** Empty when it says nothing. */
  readonly words: string;
  /** Its own name for the error, `invalid_client`; null when it has none. */
  readonly code: string | null;
  readonly traceId: string | null;
}

const TRACE_HEADERS = ["x-trace-id", "x-correlation-id", "x-request-id", "cf-ray"];

/**
 * Reads an error in any of the usual forms: RFC 9457 with code, traceId and details; `{error, error_description}` of
 * RFC 6749, section 5.2; `{error: {code, message}}`; `{message}`; plain text. Our own request id is no trace id.
 */
export function readErrorBody(
  { headers, body }: Pick<Answer, "headers" | "body">,
  requestId: string,
): ErrorBody {
  const object = body.kind === "json" && isJsonObject(body.value) ? body.value : {};
  const inner = isJsonObject(object.error) ? object.error : {};
  const fromHeaders = TRACE_HEADERS.map((name) => headers.get(name)).find((id) => id && id !== requestId);
  const traceId = firstText(object.traceId, object.trace_id, inner.traceId, fromHeaders);
  return {
    words: body.kind === "text" ? textOf(body.text) : wordsOf(object, inner),
    code: firstText(object.code, object.error, inner.code),
    traceId: traceId !== null && /^[\x21-\x7e]{1,100}$/.test(traceId) ? traceId : null,
  };
}

function wordsOf(object: JsonObject, inner: JsonObject): string {
  const summary = firstText(object.error, object.title, inner.code);
  const detail = firstText(object.error_description, object.detail, object.message, inner.message);
  const parts = [summary, detail, detailsOf(object.details)];
  return [...new Set(parts.filter((part) => part !== null))].join(": ");
}

function detailsOf(details: unknown): string | null {
  if (details === undefined || details === null) return null;
  if (Array.isArray(details) && details.every((part) => typeof part === "string")) return details.join("; ");
  if (typeof details === "string") return details;
  return nestsWithin(details, 8) ? JSON.stringify(details) : null;
}

function textOf(text: string): string {
  return /^\s*<(!doctype|html|head|body)/i.test(text) ? "a page of HTML" : text;
}

/** The first that is a text or a number. */
function firstText(...values: readonly unknown[]): string | null {
  const found = values.find(
    (value) => (typeof value === "string" && value !== "") || typeof value === "number",
  );
  return found === undefined ? null : String(found);
}
