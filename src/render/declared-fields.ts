import { isJsonObject, parseJson } from "../base/json.ts";
import { showDuration } from "../base/time.ts";
import type { PlanDocument } from "../model/plan.ts";

type ChangeDocument = PlanDocument["changes"][number];

/** What a manifest says besides what the tenant keeps, as its lines. */
export interface DeclaredField {
  /** The key in the manifest. */
  readonly name: string;
  readonly lines: readonly string[];
}

const STANDARD_EXPECTATION = "2xx";
const LONGEST_ON_A_LINE = 50;

/** Who is asked about it, what guards it, and what its probe sends and expects; what is not declared is not told. */
export function declaredFields(change: ChangeDocument): DeclaredField[] {
  if (change.action === "delete" || change.declared === null) return [];
  const { owner, protect, sunset } = change.declared;
  const told: (DeclaredField | null)[] = [
    owner === null ? null : { name: "owner", lines: [owner] },
    protect ? { name: "protect", lines: ["true"] } : null,
    // A deprecation tells it with what follows from it.
    sunset === null || change.action === "deprecate" ? null : { name: "deprecation.sunset", lines: [sunset] },
    ...(change.action === "deprecate" ? [] : probeFields(change)),
  ];
  return told.filter((field) => field !== null);
}

function probeFields({ probe }: Exclude<ChangeDocument, { action: "delete" | "deprecate" }>) {
  if (probe === null || probe.mode !== "full") return [];
  const { payload, expect, maxLatencyMs } = probe;
  return [
    payload === null ? null : { name: "health.payload", lines: payloadLines(payload) },
    expect === STANDARD_EXPECTATION ? null : { name: "health.expect", lines: [expect] },
    maxLatencyMs === null ? null : { name: "health.maxLatency", lines: [showDuration(maxLatencyMs)] },
  ];
}

/** As it is sent; long JSON is laid out. */
function payloadLines(payload: string): string[] {
  if (payload === "") return ["(empty)"];
  const value = parseJson(payload);
  const isLong = payload.length > LONGEST_ON_A_LINE && (isJsonObject(value) || Array.isArray(value));
  return (isLong ? JSON.stringify(value, null, 2) : payload).split(/\r\n|\n|\r/);
}
