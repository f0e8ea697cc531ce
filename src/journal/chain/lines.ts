import { isJsonObject, parseJson } from "../../base/json.ts";
import type { JournalRecord } from "../../model/record/record.ts";

const NEWLINE = 0x0a;

/** No record comes near. What has no newline would else be held whole, and copied with each piece. */
const MOST_BYTES = 16_000_000;

/** A line of a chain. */
export interface RawLine {
  /** Without its newline. */
  readonly bytes: Uint8Array;
  /** Whether it has one. */
  readonly isWhole: boolean;
  readonly isLast: boolean;
}

/** Each line as soon as it is known what follows it. Fails with EFBIG at one that is too long for a record. */
export function* linesOf(pieces: Iterable<Uint8Array>): Generator<RawLine> {
  let rest: Uint8Array = new Uint8Array();
  let before: Uint8Array | null = null;
  for (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE, start); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      if (before !== null) yield { bytes: before, isWhole: true, isLast: false };
      before = bytes.subarray(start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > MOST_BYTES)
      throw Object.assign(new Error("EFBIG: a line is longer than 16 MB"), { code: "EFBIG" });
  }
  if (before !== null) yield { bytes: before, isWhole: true, isLast: rest.length === 0 };
  if (rest.length > 0) yield { bytes: rest, isWhole: false, isLast: true };
}

/** A segment that is being read. */
interface BegunReading {
  /** null where there is none that can be read. */
  readonly first: JournalRecord | null;
  /** All of it, with that record. */
  readonly all: Iterable<Uint8Array>;
}

/** Reads as far as the first record: what it is says how the rest is to be read. It stays the same file meanwhile. */
export function withFirstRecord<T>(pieces: Iterable<Uint8Array>, work: (begun: BegunReading) => T): T {
  const lines = wholeLineFirst(pieces);
  const begun = lines.next();
  try {
    if (begun.done === true) return work({ first: null, all: [] });
    return work({ first: firstRecord(begun.value), all: joined(begun.value, lines) });
  } finally {
    lines.return(undefined);
  }
}

/** The same pieces, of which the first has a whole line, where there is one. */
function* wholeLineFirst(pieces: Iterable<Uint8Array>): Generator<Uint8Array, undefined> {
  let begun: Uint8Array | null = new Uint8Array();
  for (const piece of pieces) {
    if (begun !== null) begun = begun.length === 0 ? piece : Buffer.concat([begun, piece]);
    if (begun?.includes(NEWLINE) === false) continue;
    yield begun ?? piece;
    begun = null;
  }
  if (begun !== null && begun.length > 0) yield begun;
}

function* joined(first: Uint8Array, rest: Iterable<Uint8Array>): Generator<Uint8Array> {
  yield first;
  yield* rest;
}

function firstRecord(bytes: Uint8Array): JournalRecord | null {
  const end = bytes.indexOf(NEWLINE);
  if (end === -1) return null;
  const value = parseJson(Buffer.from(bytes.subarray(0, end)).toString());
  return isJournalRecord(value) ? value : null;
}

type Kind =
  | ("text" | "text?" | "text??" | "texts??")
  | ("number" | "number?" | "number??")
  | ("flag" | "flag??" | "object" | "object?" | "object??");
type Phase = JournalRecord["phase"];
type Common = keyof typeof COMMON | "phase";
type MembersOf<P extends Phase> = Exclude<keyof Extract<JournalRecord, { phase: P }>, Common>;

const COMMON = {
  sequence: "number",
  run: "text",
  timestamp: "number",
  time: "text",
  actor: "text",
  previous_hash: "text",
  hash: "text",
} as const satisfies Readonly<Record<string, Kind>>;

const WRITE = {
  action: "text",
  webhook_name: "text",
  version: "number",
  step: "text",
  request_id: "text",
  integration_id: "text?",
  after: "object?",
  sunset: "text?",
  protect: "flag",
  depends_on: "texts??",
  health: "object??",
} as const;

/**
 * The members of each phase beside the common ones; `?` allows null, `??` that an older version did not write it. A member
 * that the schema gains must be added here.
 */
const MEMBERS: { readonly [P in Phase]: Readonly<Record<MembersOf<P>, Kind>> } = {
  "run-started": {
    tool_version: "text",
    environment: "text",
    tenant: "text",
    commit: "text?",
    ci_run_url: "text?",
    approval: "text??",
    approver: "text??",
    plan_digest: "text",
    trace_id: "text??",
    clock_ahead_ms: "number??",
  },
  intent: {
    ...WRITE,
    reason: "object",
    before: "object?",
    declared_status: "text??",
    serves: "flag??",
    replaces: "text??",
    takes_over: "texts??",
    changed_values: "texts??",
  },
  outcome: { ...WRITE, result: "text", status: "text", latency_ms: "number", details: "text" },
  change: {
    action: "text",
    webhook_name: "text",
    version: "number",
    result: "text",
    status: "text",
    latency_ms: "number",
    details: "text",
    reason: "object",
    probe: "object?",
    probed: "object??",
    because: "text?",
  },
  notice: {
    code: "text",
    webhook_name: "text?",
    version: "number?",
    new_version: "number??",
    new_name: "text??",
    sunset: "text??",
    details: "text",
  },
  repaired: { details: "text" },
  "segment-started": { projection_sha256: "text", projection_format: "number??" },
  pruned: { through: "number", head: "text", projection_sha256: "text", until: "text", cut: "text" },
  signed: { key: "text", signature: "text" },
  "run-finished": { exit_code: "number", counts: "object" },
};

const EXPECTED: ReadonlyMap<unknown, readonly (readonly [string, Kind])[]> = new Map(
  Object.entries(MEMBERS).map(([phase, members]) => [phase, Object.entries({ ...COMMON, ...members })]),
);

/**
 * Whether a parsed line is a record that this version knows. What is inside of its objects is not looked at:
 * the record's hash vouches for it.
 */
export function isJournalRecord(value: unknown): value is JournalRecord {
  if (!isJsonObject(value)) return false;
  const members = EXPECTED.get(value.phase);
  return members?.every(([name, kind]) => isOfKind(value[name], kind)) ?? false;
}

function isOfKind(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case "text":
      return typeof value === "string";
    case "text?":
      return typeof value === "string" || value === null;
    case "text??":
      return value === undefined || isOfKind(value, "text?");
    case "texts??":
      return value === undefined || (Array.isArray(value) && value.every((one) => isOfKind(one, "text")));
    case "number??":
      return value === undefined || isOfKind(value, "number?");
    case "number":
      return typeof value === "number";
    case "number?":
      return typeof value === "number" || value === null;
    case "flag":
      return typeof value === "boolean";
    case "flag??":
      return value === undefined || isOfKind(value, "flag");
    case "object":
      return isJsonObject(value);
    case "object?":
      return isJsonObject(value) || value === null;
    case "object??":
      return value === undefined || isJsonObject(value);
  }
}
