import { isJsonObject } from "../base/json.ts";
import type { JournalRecord } from "../model/record.ts";

type Kind = "text" | "text?" | "text??" | "number" | "number?" | "number??" | "flag" | "object" | "object?";
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
  intent: { ...WRITE, reason: "object", before: "object?", declared_status: "text??", replaces: "text??" },
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
    case "number??":
      return value === undefined || isOfKind(value, "number?");
    case "number":
      return typeof value === "number";
    case "number?":
      return typeof value === "number" || value === null;
    case "flag":
      return typeof value === "boolean";
    case "object":
      return isJsonObject(value);
    case "object?":
      return isJsonObject(value) || value === null;
  }
}
