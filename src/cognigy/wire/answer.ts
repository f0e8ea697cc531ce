import { isUtf8 } from "node:buffer";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { ExactNumber, isJsonObject, type JsonObject, membersOf, parseExactly } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { shortened } from "../../base/text.ts";

/** More than this is not read, nor unpacked. */
export const MOST_BODY_BYTES = 5_000_000;
/** Empty objects take far more memory than text: no list has so many values. */
const MOST_VALUES = 500_000;
const BYTES_A_VALUE = 24;

/** What an answer's body holds. */
export type Body =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly value: unknown }
  /** Anything that is no JSON: text, a page of HTML, JSON that breaks off. */
  | { readonly kind: "text"; readonly text: string };

/** A complete answer of the tenant. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Body;
  /** How many bytes the body has, unpacked; more where it has so many values that these count for more. */
  readonly bytes: number;
}

/** What an answer holds as JSON; null where it is none. */
export function jsonIn({ body }: Pick<Answer, "body">): unknown {
  return body.kind === "json" ? body.value : null;
}

/** The members of the object that an answer holds; none where it is none. */
export function membersIn(answer: Pick<Answer, "body">): JsonObject {
  return membersOf(jsonIn(answer));
}

/** A body and how many bytes it has, unpacked. */
export type ReadBody = Pick<Answer, "body" | "bytes">;

/** Reads a body that came in whole; the error is a sentence about the answer. */
export async function readBody(
  { status, headers }: Pick<Answer, "status" | "headers">,
  raw: Buffer,
): Promise<Result<ReadBody, string>> {
  const unpacked = await unpack(headers.get("content-encoding") ?? "identity", raw);
  if (!unpacked.ok) return unpacked;
  const text = decoded(unpacked.value, headers.get("content-type") ?? "");
  // RFC 8259, section 8.1: no sender should add a byte order mark, every reader may pass over it.
  const body = bodyOf((text ?? unpacked.value.toString("utf8")).replace(/^\uFEFF/, ""));
  // What was not read as it was written would be written back so. The words of an error never are.
  if (text === null && body.kind === "json" && status < 400) return failure(UNDECODED);
  const values = mostValuesIn(unpacked.value);
  if (values > MOST_VALUES) return failure(`it holds more than ${MOST_VALUES.toLocaleString("en")} values`);
  return success({ body, bytes: Math.max(unpacked.value.length, values * BYTES_A_VALUE) });
}

const UNDECODED = "its text is not UTF-8, nor ISO-8859-1 by its Content-Type";
const WESTERN = /;\s*charset\s*=\s*"?(?:iso-8859-1|latin1|windows-1252)\b/i;

/** JSON is UTF-8 (RFC 8259, section 8.1), whatever charset is named. What is not may be in that one; null where it is not. */
function decoded(bytes: Buffer, contentType: string): string | null {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  if (!WESTERN.test(contentType)) return null;
  const text = bytes.toString("latin1");
  // Here the charsets differ that servers take for one another.
  return /[\x80-\x9f]/.test(text) ? null : text;
}

/** As many values as JSON can have, by what stands before each but the first. Within texts these count too. */
function mostValuesIn(bytes: Buffer): number {
  let count = 1;
  // By index: an iterator takes ten times as long, and answers have megabytes.
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === COMMA || byte === BRACKET || byte === BRACE) count += 1;
  }
  return count;
}

const [COMMA, BRACKET, BRACE] = [0x2c, 0x5b, 0x7b];

function bodyOf(text: string): Body {
  if (text === "") return { kind: "none" };
  try {
    return { kind: "json", value: parseExactly(text) };
  } catch {
    return { kind: "text", text };
  }
}

/** gzip is the only encoding that we ask for. Encodings have no case (RFC 9110, section 8.4.1). */
async function unpack(named: string, raw: Buffer): Promise<Result<Buffer, string>> {
  const encoding = named.trim().toLowerCase();
  if (encoding === "identity" || encoding === "" || raw.length === 0) return success(raw);
  if (encoding !== "gzip" && encoding !== "x-gzip")
    return failure(`its encoding is "${encoding}", which was not asked for`);
  try {
    return success(await promisify(gunzip)(raw, { maxOutputLength: MOST_BODY_BYTES }));
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    return failure(
      tooLarge ? `it unpacks to more than ${MOST_BODY_BYTES / 1e6} MB` : "its gzip encoding is broken",
    );
  }
}

/**
 * Whether an answer of 2xx tells of an error all the same: it says so, and shows no integration. Some gateways answer
 * every request with 200. An id alone may be that of the request.
 */
export function isErrorBody(answer: Pick<Answer, "body">): boolean {
  const value = jsonIn(answer);
  return isJsonObject(value) && tellsOfError(value, true);
}

function tellsOfError(value: JsonObject, isOutermost: boolean): boolean {
  const { status } = value;
  const isFailed = typeof status === "string" && FAILED.test(status);
  if (hasId(value))
    return (
      !isIntegration(value) && (saysError(value) || (isFailed && WORDS.some((name) => isFull(value[name]))))
    );
  if (isFailed || saysError(value)) return true;
  const inner = Object.values(value).filter((member) => typeof member === "object" && member !== null);
  const [only, ...others] = inner;
  return isOutermost && others.length === 0 && isJsonObject(only) && tellsOfError(only, false);
}

const FAILED = /^(?:error|err|fail(?:ed|ure)?|fault|exception)$/i;
const WORDS = ["message", "msg", "reason", "detail"];
const ERRORS = ["error", "errors", "exception", "fault", "errorType"];
/** Beside a list they may count integrations. */
const FAILURES = ["failed", "failures"];
const LISTS = ["items", "data", "integrations", "_embedded"];

function saysError(value: JsonObject): boolean {
  const isNo = ["success", "ok"].some(
    (name) => value[name] !== null && name in value && !isFull(value[name]),
  );
  const names = LISTS.some((name) => name in value) ? ERRORS : [...ERRORS, ...FAILURES];
  const codes = [value.status, value.code, value.statusCode];
  return isNo || names.some((name) => isFull(value[name])) || codes.some(isHttpError);
}

function hasId({ id, _id }: JsonObject): boolean {
  return id !== undefined || _id !== undefined;
}

/** Beside its id. Errors of some kinds have a name too. */
function isIntegration({ name, version, url, status }: JsonObject): boolean {
  if (typeof name === "string") return !/(?:Error|Exception)$/.test(name);
  return (
    typeof version === "number" || url !== undefined || (typeof status === "string" && !FAILED.test(status))
  );
}

/** Anything but a way to say no or nothing. */
export function isFull(value: unknown): boolean {
  if (typeof value === "string") return !/^(?:false|null|none|no|n|0|)$/i.test(value);
  if (Array.isArray(value)) return value.length > 0;
  if (isJsonObject(value)) return Object.values(value).some(isFull);
  return value !== undefined && value !== null && value !== false && value !== 0;
}

function isHttpError(value: unknown): boolean {
  return typeof value === "number" && value >= 400 && value <= 599;
}

/** More than any tenant has use for, and short enough for every path. */
const MOST_CHARACTERS = 256;

/**
 * The id of an integration, `id` or `_id`, as the tenant wrote it: a number that no double holds would be that of
 * another integration. The error says what is wrong with it.
 */
export function readId(value: JsonObject): Result<string, string> {
  const id = value.id ?? value._id ?? "";
  if (id === "") return failure("without an id");
  const isNumber = id instanceof ExactNumber || typeof id === "number";
  if (typeof id !== "string" && !(isNumber && /^-?\d+$/.test(String(id))))
    return failure("with an id that is neither text nor a whole number");
  const problem = problemOfId(String(id));
  return problem === null ? success(String(id)) : failure(problem);
}

/** Why an id cannot stand in a path as one segment; null when it can. */
export function problemOfId(id: string): string | null {
  if (id === "") return "without an id";
  if (id.length > MOST_CHARACTERS) return `with an id of more than ${MOST_CHARACTERS} characters`;
  if (/\p{Cs}/u.test(id)) return "with an id that is not well-formed text";
  if (/\p{Cc}/u.test(id)) return "with an id with a control character";
  // Not everything on the way resolves dots before it decodes slashes.
  return /(^|[/\\])\.{1,2}([/\\]|$)/.test(id) ? "with an id that leads to another path" : null;
}

/** What a tenant names something by, as messages show it: short, on one line, and without what changes the look of one. */
export function brief(id: string): string {
  return shortened(id.slice(0, 200).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\uFFFD"), 60);
}
