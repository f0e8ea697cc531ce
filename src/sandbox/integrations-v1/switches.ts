import type { Fault } from "../wire/faults.ts";

/** How list answers are wrapped: `[…]`, `{items}`, `{data}`, `{integrations}`, `{_embedded:{integrations}}`. */
export type EnvelopeSwitch = "array" | "items" | "data" | "integrations" | "embedded";

/**
 * How a listing says that there is more.
 * cursor: a cursor and the total in the body. link: a Link header. skip-total: the total in the body.
 * none: nothing is said, but limit and skip are obeyed. ignored: everything comes, whatever was asked for.
 * An array has no room for a cursor or a total; with either it says nothing.
 */
export type Paging = "cursor" | "link" | "skip-total" | "none" | "ignored";

/** What an idempotency key is good for. */
export type Idempotency = "honoured" | "ignored" | { readonly expiresAfterMs: number };

/** What the tenant makes of what is written; own-form.ts has each. */
export type OwnForm =
  | "url-encoding"
  | "url-slash"
  | "url-query"
  | "method"
  | "charset"
  | "header-space"
  | "header-case";

/** How the tenant differs from the standard one. Plain JSON, so that a scenario file can hold it. */
export interface SandboxSwitches {
  /** Strong ETags on single objects, If-Match obeyed. */
  readonly etag?: boolean;
  /** Without them a body that has labels is refused. */
  readonly labels?: boolean;
  readonly idempotency?: Idempotency;
  /** Whether objects show the idempotencyKey that they were written with. */
  readonly echoKeys?: boolean;
  readonly envelope?: EnvelopeSwitch;
  readonly paging?: Paging;
  /** What reads show of header values. */
  readonly maskHeaders?: "none" | "masked" | "absent";
  readonly ownForm?: readonly OwnForm[];
  /** Headers that the tenant adds to what has none of that name. */
  readonly addedHeaders?: Readonly<Record<string, string>>;
  /** Whether PUT and PATCH are answered with what was there, and change nothing. */
  readonly ignoreUpdates?: boolean;
  /** Whether the status `deprecated` is taken and kept as `inactive`. */
  readonly keepInactive?: boolean;
  /** How long a write stays invisible in lists. */
  readonly listLagMs?: number;
  /** Whether a second object with the same name and version is a conflict. */
  readonly uniqueNames?: boolean;
  /** Answers 422 to the status `deprecated`. */
  readonly refuseDeprecated?: boolean;
  /** Whether there is PATCH. */
  readonly partialUpdate?: boolean;
  readonly tokenLifetimeSeconds?: number;
  /** Without it PUT and PATCH answer 204, and POST answers with a Location alone. */
  readonly echoBodies?: boolean;
  readonly latencyMs?: { readonly api: number; readonly receivers: number };
  /** The first that matches a call happens. */
  readonly faults?: readonly Fault[];
}

/** The switches with nothing left open. */
export type Switches = Required<SandboxSwitches>;

/** The standard tenant. */
export const STANDARD: Switches = {
  etag: true,
  labels: false,
  idempotency: "honoured",
  echoKeys: true,
  envelope: "items",
  paging: "cursor",
  maskHeaders: "none",
  ownForm: [],
  addedHeaders: {},
  ignoreUpdates: false,
  keepInactive: false,
  listLagMs: 0,
  uniqueNames: true,
  refuseDeprecated: false,
  partialUpdate: false,
  tokenLifetimeSeconds: 3600,
  echoBodies: true,
  latencyMs: { api: 0, receivers: 0 },
  faults: [],
};
