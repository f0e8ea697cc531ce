import { keyOf, type WebhookKey } from "../../model/key.ts";
import type { Intent, JournalEntry, JournalRecord } from "../../model/record.ts";

type Outcome = Extract<JournalEntry, { phase: "outcome" }>;

/**
 * The records that interrupted runs did not live to write: what became of each change that had begun to write, by the
 * outcomes of its writes. `closed` has those that were found out only now.
 */
export function unfinishedChanges(
  records: readonly JournalRecord[],
  closed: readonly JournalEntry[],
): readonly JournalEntry[] {
  const outcomes = new Map<string, Outcome>();
  for (const record of [...records, ...closed]) {
    if (record.phase === "outcome") outcomes.set(record.request_id, record);
  }
  return [...partlyAppliedChanges(records).values()].map((intents) => changeRecord(intents, outcomes));
}

export type Intents = readonly [Intent, ...Intent[]];

/** By the webhook that the change is about: the intents of its last run, where no record says how it ended. */
export function partlyAppliedChanges(records: readonly JournalRecord[]): ReadonlyMap<WebhookKey, Intents> {
  const begun = new Map<WebhookKey, Intents>();
  for (const record of records) {
    if (record.phase !== "intent" && record.phase !== "change") continue;
    const key = keyOf({ name: record.webhook_name, version: record.version });
    if (record.phase === "change") begun.delete(key);
    // What a replacement takes out of service is a part of it.
    else if (record.action === "replace" && isRetirement(record)) addToReplacement(begun, record);
    else begun.set(key, withIntent(begun.get(key), record));
  }
  return begun;
}

function withIntent(known: Intents | undefined, intent: Intent): Intents {
  return known?.[0].run === intent.run ? [...known, intent] : [intent];
}

function addToReplacement(begun: Map<WebhookKey, Intents>, intent: Intent): void {
  for (const [key, intents] of begun) {
    const [{ action, run, webhook_name }] = intents;
    const isPart = action === "replace" && run === intent.run && webhook_name === intent.webhook_name;
    if (isPart) begun.set(key, [...intents, intent]);
  }
}

function isRetirement({ step }: Intent): boolean {
  return step === "deprecate" || step === "deactivate";
}

function changeRecord(intents: Intents, outcomes: ReadonlyMap<string, Outcome>): JournalEntry {
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
  failed: "it had not come to its end",
  unknown: "how far it came cannot be told",
} as const;

/** A creation alone may be all that was declared, or the first half. */
function resultOf(intents: Intents, outcomes: ReadonlyMap<string, Outcome>): keyof typeof DETAILS {
  const [{ action, reason }] = intents;
  const ended = intents.map(({ step, request_id }) => ({ step, result: outcomes.get(request_id)?.result }));
  const last = ended.at(-1);
  if (last?.result === undefined || last.result === "unknown") return "unknown";
  if (last.result === "failed" || last.step === "roll-back") return "failed";
  if (action === "create") return last.step === "create" ? "unknown" : "applied";
  if (action !== "replace") return "applied";
  const retired = ended.filter(({ step, result }) => result === "succeeded" && step.startsWith("de"));
  const due = reason.kind === "new-version" ? reason.supersedes.length : 0;
  return ended.some(({ step }) => step === "activate") && retired.length >= due ? "applied" : "failed";
}
