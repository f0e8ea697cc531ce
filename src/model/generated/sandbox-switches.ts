// Generated from schemas/sandbox-switches.schema.json by "npm run generate". Edit the schema, not this file.

export type Milliseconds = number;
/**
 * How long a write stays invisible in lists, in milliseconds.
 */
export type Milliseconds1 = number;
/**
 * How long a write stays invisible in lists, in milliseconds.
 */
export type Milliseconds2 = number;
/**
 * Which kind of call it happens to. batch and lookup (of projects, flows, locales, Snapshots, users) are of Cognigy.AI alone.
 */
export type Call =
  "any" | "token" | "list" | "get" | "create" | "replace" | "patch" | "delete" | "batch" | "lookup";
export type Happening =
  EditHappening | ClickHappening | RemoveHappening | RestoreHappening | PackageHappening;
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
 * Which of the matching calls, counted from 1: one of them, all, or all from one on.
 */
export type At =
  | number
  | "all"
  | {
      from: number;
    };
/**
 * Only calls about the integration, or the Endpoint, of this name count.
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
   * With --speaks cognigy-v2 these, latencyMs and faults count, and no other switch.
   */
  cognigy?: {
    /**
     * Which paths there are: with /new before /v2.0, or without it too.
     */
    prefix?: "new-only" | "both";
    /**
     * The form of answers for who asks for none.
     */
    acceptDefault?: "hal" | "json";
    /**
     * What happens to a GET that has a body: 403, as from the CDN, or nothing.
     */
    getBody?: 403 | "ignore";
    /**
     * 204, or 200 with the Endpoint.
     */
    updateAnswer?: 204 | 200;
    /**
     * 204, or 200 with an empty object.
     */
    deleteAnswer?: 204 | 200;
    /**
     * Whether the address is that of the API, or of the web interface, which answers everything with a page.
     */
    host?: "api" | "ui";
    /**
     * How many requests are taken in a while; more are answered with 429, with a Retry-After in seconds, as a date, or without one.
     */
    rateLimit?: null | {
      requests: number;
      windowSeconds: number;
      retryAfter: "seconds" | "date" | "absent";
    };
    /**
     * How long tokens are good, in seconds.
     */
    tokenLifetimeSeconds?: number;
    /**
     * What the key's user may do: everything with Endpoints, only read, or nothing.
     */
    rights?: "endpoint_admin" | "basic" | "none";
    /**
     * The answer about a project that is not there for the key's user.
     */
    unseenProject?: 404 | 403;
    /**
     * What the cursors of a page are called: nextCursor and previousCursor, or next and previous.
     */
    cursorNames?: "nextCursor" | "next";
    /**
     * Whether a page size over 100 is refused, or cut to 100.
     */
    limitOver100?: "refuse" | "cut";
    /**
     * Whether a list can be filtered by channel, ignores that, or refuses it.
     */
    channelFilter?: "works" | "ignored" | "refused";
    /**
     * Whether filter finds a text within names, or whole names.
     */
    filter?: "substring" | "exact";
    listLagMs?: Milliseconds2;
    /**
     * Whether settings replace what was there, or are merged into it.
     */
    settingsPatch?: "replace" | "merge";
    /**
     * What reads show of settings.basicAuthPassword.
     */
    password?: "plain" | "masked" | "absent";
    /**
     * Whether a foreignId is kept, silently dropped, or refused.
     */
    foreignId?: "kept" | "dropped" | "refused";
    /**
     * Whether two Endpoints of a project may have one name.
     */
    names?: "free" | "unique";
    /**
     * What happens to a URLToken in a creation: the tenant makes its own, takes it, or refuses it.
     */
    urlToken?: "ignored" | "honoured" | "refused";
    /**
     * Whether a Package import and a Snapshot restore move lastChanged too.
     */
    lastChangedOn?: "every" | "own-writes";
    /**
     * The release that it is like: 2026 has targetType, agentId, customIcon and API keys of Endpoints.
     */
    era?: "4.85" | "2026";
    /**
     * Projects, flows, locales (the first is the primary one) and Snapshots that are made when they are not there. The first project is printed. A name that stands twice is there twice.
     *
     * @minItems 1
     * @maxItems 100
     */
    projects?: {
      name: string;
      flows: string[];
      /**
       * @minItems 1
       * @maxItems 10
       */
      locales: string[];
      /**
       * @maxItems 10
       */
      snapshots: string[];
    }[];
    /**
     * What happens right before or right after a call, counted from the start: a second person edits, makes or removes an Endpoint, a Snapshot is restored, a Package brings a copy.
     *
     * @maxItems 1000
     */
    life?: TimedHappening[];
  };
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
export interface TimedHappening {
  call: Call;
  /**
   * Which of the matching calls, counted from 1.
   */
  at: number;
  when: "before" | "after";
  happening: Happening;
}
/**
 * A second person changes the Endpoint of this name, as a PATCH would.
 */
export interface EditHappening {
  kind: "edit";
  name: string;
  change: {};
}
/**
 * A second person makes an Endpoint; the fields are those of a POST.
 */
export interface ClickHappening {
  kind: "click";
  fields: {};
}
/**
 * A second person deletes the Endpoint of this name.
 */
export interface RemoveHappening {
  kind: "remove";
  name: string;
}
/**
 * Flows and locales of a project are deleted and made again as its Snapshot has them.
 */
export interface RestoreHappening {
  kind: "restore-snapshot";
  project: string;
  snapshot: string;
}
/**
 * A Package brings a copy of the Endpoint of this name, with its foreignId, into a project.
 */
export interface PackageHappening {
  kind: "import-package";
  name: string;
  project: string;
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
