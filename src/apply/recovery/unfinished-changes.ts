import { hundredths } from "../../base/time.ts";
import type { StatusReport } from "../../model/record/outbox.ts";
import type { BegunChange, Projection, WriteEnd } from "../../model/record/projection.ts";
import type { Intent, JournalEntry } from "../../model/record/record.ts";

/**
 * The records that interrupted runs did not live to write: what became of each change that had begun to write, by the
 * outcomes of its writes. `closed` has those that were found out only now.
 */
export function unfinishedChanges(
  { begun }: Pick<Projection, "begun">,
  closed: readonly JournalEntry[],
): readonly JournalEntry[] {
  const found = new Map(
    closed.flatMap((record) => (record.phase === "outcome" ? [[record.request_id, record] as const] : [])),
  );
  return [...begun.values()].map(({ intents, ends }) => changeRecord(intents, new Map([...ends, ...found])));
}

type Intents = BegunChange["intents"];

function changeRecord(intents: Intents, outcomes: ReadonlyMap<string, WriteEnd>): JournalEntry {
  const [{ action, webhook_name, version, run, reason }] = intents;
  const own = intents.filter((one) => one.webhook_name === webhook_name && one.version === version);
  const status = outcomes.get(own.at(-1)?.request_id ?? "")?.status ?? "unknown";
  const result = resultOf(intents, outcomes);
  return {
    ...{ phase: "change", action, webhook_name, version, result, status },
    ...{ latency_ms: 0, details: `interrupted run ${run}: ${DETAILS[result]}` },
    ...{ reason, probe: null, because: null },
  };
}

const DETAILS = {
  applied: "it had been applied",
  failed: "it had not finished",
  unknown: "how far it got is unknown",
} as const;

function resultOf(intents: Intents, outcomes: ReadonlyMap<string, WriteEnd>): keyof typeof DETAILS {
  const [{ action, reason }] = intents;
  const ended = intents.map(({ step, request_id }) => ({ step, result: outcomes.get(request_id)?.result }));
  const last = ended.at(-1);
  if (last?.result === undefined || last.result === "unknown") return "unknown";
  if (last.result === "failed" || last.step === "roll-back") return "failed";
  if (action === "create") return last.step === "create" ? resultOfCreation(intents) : "applied";
  if (action !== "replace" || last.step === "replace") return "applied";
  const retired = ended.filter(({ step, result }) => result === "succeeded" && step.startsWith("de"));
  const due = reason.kind === "new-version" || reason.kind === "renamed" ? reason.supersedes.length : 0;
  return ended.some(({ step }) => step === "activate") && retired.length >= due ? "applied" : "failed";
}

/** A creation alone may be all that was declared, or the first half; older records do not tell. */
function resultOfCreation(intents: Intents): keyof typeof DETAILS {
  const declared = intents[0].declared_status;
  if (declared === undefined) return "unknown";
  return declared === "active" ? "failed" : "applied";
}

/** What the dashboard should have heard, and of which run. */
export interface Unreported {
  readonly run: string;
  readonly status: StatusReport;
}

/**
 * What interrupted runs did not live to tell the dashboard: that a receiver was fit. It was, where a write is there that
 * only leaves when the gate has let its change pass; a change that came to no such write is made, and told, anew.
 */
export function unreportedHealth(
  { begun }: Pick<Projection, "begun">,
  closed: readonly JournalEntry[],
): readonly Unreported[] {
  const found = new Set(
    closed.flatMap((record) =>
      record.phase === "outcome" && record.result === "succeeded" ? [record.request_id] : [],
    ),
  );
  return [...begun.values()].flatMap(({ intents, ends }) => {
    const isThere = (id: string) => found.has(id) || ends.get(id)?.result === "succeeded";
    const passed = intents.filter((intent) => isGated(intent) && isThere(intent.request_id)).at(-1);
    return passed === undefined ? [] : [unreported(passed, intents[0].timestamp)];
  });
}

/** The activation of something new, and every other write that makes something active or changes what is. */
function isGated({ step, before, after }: Intent): boolean {
  if (after?.status !== "active") return false;
  return (
    step === "activate" || step === "replace" || ((step === "update" || step === "adopt") && before !== null)
  );
}

/** By the clock of the records: that of the killed process is gone. */
function unreported({ run, webhook_name, version, timestamp }: Intent, began: number): Unreported {
  const status: StatusReport = {
    integration: webhook_name,
    version,
    health_status: "pass",
    latency_ms: hundredths(Math.max(0, timestamp - began) * 1000),
    exported_at: timestamp,
  };
  return { run, status };
}
