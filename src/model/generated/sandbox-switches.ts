// Generated from schemas/sandbox-switches.schema.json by "npm run generate". Edit the schema, not this file.

export type Milliseconds = number;
/**
 * How long a write stays invisible in lists, in milliseconds.
 */
export type Milliseconds1 = number;
export type Fault =
  | StatusFault
  | ResetFault
  | HangFault
  | CutFault
  | HtmlFault
  | WrongTypesFault
  | UnknownEnumFault
  | CursorLoopFault
  | ListShiftFault
  | DripFault
  | BombFault;
/**
 * Which kind of call it happens to.
 */
export type Call = "any" | "token" | "list" | "get" | "create" | "replace" | "patch" | "delete";
/**
 * Which of the matching calls, counted from 1: one of them, all, or all from one on.
 */
export type At =
  | number
  | "all"
  | {
      from: number;
    };
/**
 * Only calls about the integration of this name count.
 */
export type Name = string;
/**
 * Whether the call takes effect before it goes wrong.
 */
export type Commits = boolean;
/**
 * The header as seconds, as a date so many seconds from now (negative: in the past), any text, or none.
 */
export type RetryAfter = RetryAfterSeconds | RetryAfterDate | RetryAfterText | RetryAfterAbsent;

/**
 * How a served sandbox tenant differs from the standard one, and what goes wrong with it. For webhook-sync sandbox --switches FILE.
 */
export interface SandboxSwitchesFile {
  /**
   * Single integrations have strong ETags, and If-Match is obeyed.
   */
  etag?: boolean;
  /**
   * Integrations may carry a map of labels. Without this a body that has labels is refused.
   */
  labels?: boolean;
  /**
   * What an idempotency key is good for: honoured, ignored, or honoured for a while.
   */
  idempotency?:
    | ("honoured" | "ignored")
    | {
        expiresAfterMs: Milliseconds;
      };
  /**
   * Integrations show the idempotencyKey that they were written with.
   */
  echoKeys?: boolean;
  /**
   * How list answers are wrapped: a bare array, or an object with the list in items, data, integrations or _embedded.integrations.
   */
  envelope?: "array" | "items" | "data" | "integrations" | "embedded";
  /**
   * How a listing says that there is more. cursor: a cursor and the total in the body. link: a Link header. skip-total: the total in the body. none: nothing is said, but limit and skip are obeyed. ignored: everything comes, whatever was asked for.
   */
  paging?: "cursor" | "link" | "skip-total" | "none" | "ignored";
  /**
   * What reads show of header values: all of them, a mask, or no headers at all.
   */
  maskHeaders?: "none" | "masked" | "absent";
  /**
   * How the tenant keeps what is written. url-encoding: %7E as ~ and %2f as %2F. url-slash: without a slash at the end of the path. url-query: parameters in order. method: in lower case. charset: payloadFormat with a charset. header-space: values without white space at their ends. header-case: values in lower case.
   */
  ownForm?: (
    "url-encoding" | "url-slash" | "url-query" | "method" | "charset" | "header-space" | "header-case"
  )[];
  /**
   * Headers that the tenant adds to every integration that has none of that name.
   */
  addedHeaders?: {
    [k: string]: string;
  };
  /**
   * PUT and PATCH are answered with the integration as it was, and change nothing.
   */
  ignoreUpdates?: boolean;
  /**
   * The status deprecated is accepted and kept as inactive.
   */
  keepInactive?: boolean;
  listLagMs?: Milliseconds1;
  /**
   * A second integration with the same name and version is a conflict.
   */
  uniqueNames?: boolean;
  /**
   * The status deprecated is answered with 422.
   */
  refuseDeprecated?: boolean;
  /**
   * There is PATCH.
   */
  partialUpdate?: boolean;
  /**
   * How long tokens are good, in seconds.
   */
  tokenLifetimeSeconds?: number;
  /**
   * Writes are answered with the integration. Without it PUT and PATCH answer 204, and POST answers with a Location alone.
   */
  echoBodies?: boolean;
  /**
   * How long the API and the receivers take before they answer, in milliseconds.
   */
  latencyMs?: {
    api: Milliseconds;
    receivers: Milliseconds;
  };
  /**
   * What goes wrong. The first one that matches a call happens. Calls are counted from the start of the sandbox.
   *
   * @maxItems 1000
   */
  faults?: Fault[];
}
/**
 * Answers with this status instead.
 */
export interface StatusFault {
  kind: "status";
  call: Call;
  at: At;
  name?: Name;
  status: number;
  commits: Commits;
  retryAfter?: RetryAfter;
  /**
   * An HTML page instead of the tenant's own refusal, as from what stands before it.
   */
  page?: boolean;
}
export interface RetryAfterSeconds {
  form: "seconds";
  seconds: number;
}
export interface RetryAfterDate {
  form: "date";
  seconds: number;
}
export interface RetryAfterText {
  form: "text";
  text: string;
}
export interface RetryAfterAbsent {
  form: "absent";
}
/**
 * Resets the connection before any header.
 */
export interface ResetFault {
  kind: "reset";
  call: Call;
  at: At;
  name?: Name;
  commits: Commits;
}
/**
 * Never answers.
 */
export interface HangFault {
  kind: "hang";
  call: Call;
  at: At;
  name?: Name;
  commits: Commits;
}
/**
 * Sends half of the body, then a clean end. length: Content-Length promised more. chunked: no last chunk. close: not delimited.
 */
export interface CutFault {
  kind: "cut";
  call: Call;
  at: At;
  name?: Name;
  framing: "length" | "chunked" | "close";
}
/**
 * An HTML page with status 200. The call takes effect.
 */
export interface HtmlFault {
  kind: "html";
  call: Call;
  at: At;
  name?: Name;
}
/**
 * Every text in the answer is a number and every number a text.
 */
export interface WrongTypesFault {
  kind: "wrong-types";
  call: Call;
  at: At;
  name?: Name;
}
/**
 * A status, or a token type, that nobody has heard of.
 */
export interface UnknownEnumFault {
  kind: "unknown-enum";
  call: Call;
  at: At;
  name?: Name;
}
/**
 * The next page is this page again.
 */
export interface CursorLoopFault {
  kind: "cursor-loop";
  call: Call;
  at: At;
  name?: Name;
}
/**
 * Pages after the first are those of a list that lost its first integration, or got one before it.
 */
export interface ListShiftFault {
  kind: "list-shift";
  call: Call;
  at: At;
  name?: Name;
  by: "removal" | "insertion";
}
/**
 * One byte of the answer at a time.
 */
export interface DripFault {
  kind: "drip";
  call: Call;
  at: At;
  name?: Name;
  intervalMs: Milliseconds;
}
/**
 * A compressed answer that unpacks to so many megabytes.
 */
export interface BombFault {
  kind: "bomb";
  call: Call;
  at: At;
  name?: Name;
  megabytes: number;
}
