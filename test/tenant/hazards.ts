import type { Timeouts } from "../../src/cognigy/wire/connection-failure.ts";
import type { Failure } from "../../src/sandbox/wire/faults.ts";

/** What a client asks a tenant for; not every profile has all of it. */
export type Call = "token" | "list" | "get" | "create" | "replace" | "patch";

export const POSITIONS = ["first", "middle", "last", "all"] as const;
export type Position = (typeof POSITIONS)[number];

/** What a fault leaves the client with; what to expect of it follows from this alone. */
export type Nature =
  /** No connection came about: nothing was sent. `lasting`: trying again at once is of no use. */
  | { readonly kind: "unconnected"; readonly lasting: boolean }
  /** No answer that says what became of the call. `readable`: another attempt may bring a better one. */
  | { readonly kind: "unanswered"; readonly committed: boolean; readonly readable: boolean }
  | { readonly kind: "throttled" }
  /** The credentials are refused. `curable`: a fresh token is all it takes. `single`: for this one object, perhaps. */
  | { readonly kind: "unauthorised"; readonly curable: boolean; readonly single: boolean }
  | { readonly kind: "conflict" }
  /** The listing contradicts itself, or leads in a circle. */
  | { readonly kind: "listing"; readonly proves: "malformed" | "short" };

export interface Hazard {
  readonly name: string;
  readonly nature: Nature;
  readonly failure: (call: Call) => Failure | "nobody-listens" | "unknown";
  /** Which of the calls are meant, where it is not simply the position. */
  readonly spread?: "every-other" | "from-there-on";
  /** What a person is told. */
  readonly words: RegExp;
  readonly timeouts?: Timeouts;
}

const HANG: Timeouts = { connectMs: 5_000, headersMs: 250, bodyMs: 5_000, totalMs: 5_000 };
const DRIP: Timeouts = { connectMs: 5_000, headersMs: 5_000, bodyMs: 5_000, totalMs: 300 };

const NOT_COMMITTED = { kind: "unanswered", committed: false, readable: true } as const;
const COMMITTED = { kind: "unanswered", committed: true, readable: true } as const;
const USELESS = { kind: "unanswered", committed: true, readable: false } as const;

function status(code: number, commits = false): () => Failure {
  return () => ({ kind: "status", status: code, commits });
}

/** The 24 faults. */
export const HAZARDS: readonly Hazard[] = [
  {
    name: "connection refused",
    nature: { kind: "unconnected", lasting: false },
    failure: () => "nobody-listens",
    words: /the connection was refused/,
  },
  {
    name: "DNS failure",
    nature: { kind: "unconnected", lasting: true },
    failure: () => "unknown",
    words: /the host name is unknown/,
  },
  {
    name: "reset before headers",
    nature: NOT_COMMITTED,
    failure: () => ({ kind: "reset", commits: false }),
    words: /the connection was closed before the answer was complete/,
  },
  {
    name: "timeout before commit",
    nature: NOT_COMMITTED,
    failure: () => ({ kind: "hang", commits: false }),
    words: /no answer came within 250 ms/,
    timeouts: HANG,
  },
  {
    name: "timeout after commit",
    nature: COMMITTED,
    failure: () => ({ kind: "hang", commits: true }),
    words: /no answer came within 250 ms/,
    timeouts: HANG,
  },
  { name: "500 before commit", nature: NOT_COMMITTED, failure: status(500), words: /was answered 500/ },
  { name: "500 after commit", nature: COMMITTED, failure: status(500, true), words: /was answered 500/ },
  { name: "502", nature: NOT_COMMITTED, failure: status(502), words: /was answered 502: a page of HTML/ },
  { name: "503", nature: NOT_COMMITTED, failure: status(503), words: /was answered 503: a page of HTML/ },
  { name: "504", nature: NOT_COMMITTED, failure: status(504), words: /was answered 504: a page of HTML/ },
  {
    name: "429",
    nature: { kind: "throttled" },
    failure: () => {
      const retryAfter = { form: "seconds", seconds: 60 } as const;
      return { kind: "status", status: 429, commits: false, retryAfter };
    },
    words: /it has to wait 1 min, beyond the deadline of 10 min.*; run it again after 20\d\d-/,
  },
  {
    name: "401 once",
    nature: { kind: "unauthorised", curable: true, single: false },
    failure: status(401),
    spread: "every-other",
    words: /was answered 401.*check the client id "webhook-sync-sandbox" and its secret/,
  },
  {
    name: "401 always",
    nature: { kind: "unauthorised", curable: false, single: false },
    failure: status(401),
    spread: "from-there-on",
    words:
      /was answered 401.*(check the client id "webhook-sync-sandbox" and its secret|client "webhook-sync-sandbox": scopes needed: .*; granted: |check client "webhook-sync-sandbox")/,
  },
  {
    name: "403",
    nature: { kind: "unauthorised", curable: false, single: true },
    failure: status(403),
    words:
      /was answered 403.*(let the client "webhook-sync-sandbox" have the|client "webhook-sync-sandbox": scopes needed: .*; granted: |the roles endpoint_admin and basic)|1 Endpoint could not be read: .* was answered 403/,
  },
  {
    name: "409 or 412",
    nature: { kind: "conflict" },
    failure: (call) => ({
      kind: "status",
      status: call === "replace" || call === "patch" ? 412 : 409,
      commits: false,
    }),
    words:
      /was answered (409|412).*(plan again|check the client id|check that tenant\.baseUrl|nothing of ours has this name)/,
  },
  {
    name: "truncated by Content-Length",
    nature: COMMITTED,
    failure: () => ({ kind: "cut", framing: "length" }),
    words: /the answer was cut short|the connection was closed before the answer was complete/,
  },
  {
    name: "clean early FIN",
    nature: COMMITTED,
    failure: () => ({ kind: "cut", framing: "close" }),
    words: /was answered 20\d with a body that is not JSON/,
  },
  {
    name: "HTML with 200",
    nature: COMMITTED,
    failure: () => ({ kind: "html" }),
    words: /was answered 200 with a page of HTML/,
  },
  {
    name: "wrong types",
    nature: USELESS,
    failure: () => ({ kind: "wrong-types" }),
    words:
      /was answered (with (no usable access_token|integration \d+, whose name is not? text|an entry without an id|another Endpoint)|400: )/,
  },
  {
    name: "unknown enum",
    nature: USELESS,
    failure: () => ({ kind: "unknown-enum" }),
    words: /was answered with (a token_type other than bearer|integration \w+, whose status is not one of)/,
  },
  {
    name: "cursor loop",
    nature: { kind: "listing", proves: "malformed" },
    failure: () => ({ kind: "cursor-loop" }),
    words: /was answered with (the same page again|a next page that was read already)/,
  },
  {
    name: "listing that changes between pages",
    nature: { kind: "listing", proves: "short" },
    failure: () => ({ kind: "list-shift", by: "removal" }),
    words:
      /the tenant's list may be incomplete: (the list changed while it was read|the tenant says that there are 103, it lists 104).*plan again/,
  },
  {
    name: "slow drip",
    nature: COMMITTED,
    failure: () => ({ kind: "drip", intervalMs: 25 }),
    words: /the answer was not complete within 300 ms/,
    timeouts: DRIP,
  },
  {
    name: "decompression bomb",
    nature: USELESS,
    failure: () => ({ kind: "bomb", megabytes: 6 }),
    words: /it unpacks to more than 5 MB/,
  },
];
