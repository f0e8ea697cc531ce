import type { BegunChange, Projection, WriteEnd } from "../../model/record/projection.ts";
import type { JournalEntry } from "../../model/record/record.ts";

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

/** The steps that take the old version out of service. */
const RETIRING: ReadonlySet<string> = new Set(["deprecate", "deactivate", "delete"]);

function resultOf(intents: Intents, outcomes: ReadonlyMap<string, WriteEnd>): keyof typeof DETAILS {
  const [{ action, reason }] = intents;
  const ended = intents.map(({ step, request_id }) => ({ step, result: outcomes.get(request_id)?.result }));
  const last = ended.at(-1);
  if (last?.result === undefined || last.result === "unknown") return "unknown";
  if (last.result === "failed" || last.step === "roll-back") return "failed";
  if (action === "create") return last.step === "create" ? resultOfCreation(intents) : "applied";
  if (action !== "replace" || last.step === "replace") return "applied";
  const retired = ended.filter(({ step, result }) => result === "succeeded" && RETIRING.has(step));
  const due = reason.kind === "new-version" || reason.kind === "renamed" ? reason.supersedes.length : 0;
  return ended.some(({ step }) => step === "activate") && retired.length >= due ? "applied" : "failed";
}

/** A creation alone may be all that was declared, or the first half; older records do not tell. */
function resultOfCreation(intents: Intents): keyof typeof DETAILS {
  const declared = intents[0].declared_status;
  if (declared === undefined) return "unknown";
  return declared === "active" ? "failed" : "applied";
}
