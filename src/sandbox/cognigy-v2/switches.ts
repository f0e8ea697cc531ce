import type { Fault } from "../wire/faults.ts";
import type { Happening } from "./happening.ts";

/** How many requests the tenant takes in a while, and what it says when there are more. */
export interface RateSwitch {
  readonly requests: number;
  readonly windowSeconds: number;
  readonly retryAfter: "seconds" | "date" | "absent";
}

/** How the tenant differs from the standard one. Plain JSON, so that a scenario file can hold it. */
export interface CognigySwitches {
  /** Which paths there are: with `/new` before them, or without it too. */
  readonly prefix?: "new-only" | "both";
  /** The media type for who asks for none. */
  readonly acceptDefault?: "hal" | "json";
  /** What becomes of a GET that has a body. */
  readonly getBody?: 403 | "ignore";
  readonly updateAnswer?: 204 | 200;
  readonly deleteAnswer?: 204 | 200;
  /** `ui`: the address is that of the web interface, which answers everything with a page. */
  readonly host?: "api" | "ui";
  readonly rateLimit?: RateSwitch | null;
  readonly tokenLifetimeSeconds?: number;
  /** What the key's user may do: all with Endpoints, only read, or nothing. */
  readonly rights?: "endpoint_admin" | "basic" | "none";
  /** The answer about a project that the user does not see. */
  readonly unseenProject?: 404 | 403;
  readonly cursorNames?: "nextCursor" | "next";
  readonly limitOver100?: "refuse" | "cut";
  readonly channelFilter?: "works" | "ignored" | "refused";
  readonly filter?: "substring" | "exact";
  /** How long a write stays invisible in lists. */
  readonly listLagMs?: number;
  readonly settingsPatch?: "replace" | "merge";
  /** What reads show of `settings.basicAuthPassword`. */
  readonly password?: "plain" | "masked" | "absent";
  readonly foreignId?: "kept" | "dropped" | "refused";
  readonly names?: "free" | "unique";
  /** What becomes of a URLToken that a client sends. */
  readonly urlToken?: "ignored" | "honoured" | "refused";
  /** Whether a Package import and a Snapshot restore move `lastChanged` too. */
  readonly lastChangedOn?: "every" | "own-writes";
  readonly era?: "4.85" | "2026";
  readonly latencyMs?: { readonly api: number; readonly receivers: number };
  /** What happens by itself, beside the calls. */
  readonly life?: readonly TimedHappening[];
  /** The first that matches a call happens. */
  readonly faults?: readonly Fault[];
}

/** Something that happens to the tenant right before or right after a call. */
export interface TimedHappening {
  readonly call: Fault["call"];
  /** Which of the matching calls, counted from 1 since the start. */
  readonly at: number;
  readonly when: "before" | "after";
  readonly happening: Happening;
}

/** The switches with nothing left open. */
export type AllCognigySwitches = Required<CognigySwitches>;

/** The standard tenant. */
export const COGNIGY_STANDARD: AllCognigySwitches = {
  prefix: "new-only",
  acceptDefault: "hal",
  getBody: 403,
  updateAnswer: 204,
  deleteAnswer: 204,
  host: "api",
  rateLimit: null,
  tokenLifetimeSeconds: 900,
  rights: "endpoint_admin",
  unseenProject: 404,
  cursorNames: "nextCursor",
  limitOver100: "refuse",
  channelFilter: "works",
  filter: "substring",
  listLagMs: 0,
  settingsPatch: "replace",
  password: "plain",
  foreignId: "kept",
  names: "free",
  urlToken: "ignored",
  lastChangedOn: "every",
  era: "4.85",
  latencyMs: { api: 0, receivers: 0 },
  life: [],
  faults: [],
};
