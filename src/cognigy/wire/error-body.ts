import { isJsonObject, type JsonObject, membersOf } from "../../base/json.ts";
import { shortened } from "../../base/text.ts";
import { type Answer, membersIn } from "./answer.ts";

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
 * RFC 6749, section 5.2; `{error: {code, message}}`; `{message}`; `errors` as a list or by field; plain text. Of other
 * forms the first texts are told. Our own request id is no trace id.
 */
export function readErrorBody(
  { headers, body }: Pick<Answer, "headers" | "body">,
  requestId: string,
): ErrorBody {
  const object = membersIn({ body });
  const inner = membersOf(object.error);
  const fromHeaders = TRACE_HEADERS.map((name) => headers.get(name)).find((id) => id && id !== requestId);
  const traceId = firstText(object.traceId, object.trace_id, inner.traceId, fromHeaders);
  return {
    words: wordsIn(body, object, inner),
    code: firstText(object.code, object.error, inner.code),
    traceId: traceId !== null && /^[A-Za-z0-9._:;,=@/+-]{1,100}$/.test(traceId) ? traceId : null,
  };
}

function wordsIn(body: Answer["body"], object: JsonObject, inner: JsonObject): string {
  if (body.kind === "text") return textOf(body.text);
  const isOther = body.kind === "json" && !isJsonObject(body.value);
  return isOther ? messagesIn(body.value).join("; ") : wordsOf(object, inner);
}

function wordsOf(object: JsonObject, inner: JsonObject): string {
  const summary = firstText(object.error, object.title, inner.code);
  const detail = [object, inner]
    .flatMap((one) => DETAILS.map((name) => messagesIn(one[name]).join("; ")))
    .find((text) => text !== "" && text !== summary);
  const more = [object, inner].flatMap((one) => LISTS.flatMap((name) => messagesIn(one[name])));
  const parts = [summary, detail, [...new Set(more)].slice(0, MOST_MESSAGES).join("; ")];
  return [...new Set(parts.filter((part) => part))].join(": ") || otherWords(object);
}

/** Where errors say what happened, the best first. */
const DETAILS = [
  "error_description",
  "detail",
  "message",
  "msg",
  "description",
  "errorMessage",
  "reason",
  "faultstring",
];

/** The first texts of an error in no known form, but for what is about the request. */
function otherWords(object: JsonObject): string {
  const told = Object.entries(object).filter(
    ([name, value]) => (typeof value === "string" || typeof value === "object") && !ASIDE.test(name),
  );
  const messages = told.flatMap(([name, value]) => messagesIn(value).map((text) => `${name}: ${text}`));
  return shortened([...new Set(messages)].slice(0, MOST_OTHERS).join("; "), MOST_CHARACTERS);
}

const ASIDE =
  /^(?:id|status|success|ok|type|code|path|method|time|date|timestamp)$|(?:Id|ID|_id|Timestamp|_timestamp)$/;
const MOST_OTHERS = 5;
const MOST_CHARACTERS = 300;

/** Where errors list what is wrong, one by one. */
const LISTS = [
  "details",
  "errors",
  "violations",
  "invalid-params",
  "validationErrors",
  "fieldErrors",
  "failures",
];
const MOST_MESSAGES = 20;
const MOST_LEVELS = 6;

/** The messages in a list of them, in a map by field, or in objects that name the field beside the message. */
function messagesIn(value: unknown, levels = MOST_LEVELS): string[] {
  if (levels === 0) return [];
  if (Array.isArray(value))
    return value.slice(0, MOST_MESSAGES).flatMap((one) => messagesIn(one, levels - 1));
  if (!isJsonObject(value)) return [firstText(value) ?? []].flat();
  const { message, msg, detail, description, reason, title } = value;
  const text = [message, msg, detail, description, reason, title].map((one) => firstText(one)).find(Boolean);
  if (text) return [[placeOf(value), text].filter((part) => part !== null).join(": ")];
  return Object.entries(value)
    .slice(0, MOST_MESSAGES)
    .flatMap(([name, one]) => messagesIn(one, levels - 1).map((told) => `${name}: ${told}`));
}

/** The field that a message is about. */
function placeOf({ field, path, property, param, pointer, source, loc, name }: JsonObject): string | null {
  const inSource = isJsonObject(source) ? (source.pointer ?? source.parameter) : null;
  const place = [field, path, property, param, pointer, inSource, loc, name].find((one) => isPlace(one));
  return place === undefined ? null : [place].flat().join(".");
}

function isPlace(value: unknown): boolean {
  return Array.isArray(value) ? value.every((part) => firstText(part) !== null) : firstText(value) !== null;
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
