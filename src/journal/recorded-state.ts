import type { Snapshot } from "../model/change.ts";
import { keyOf, type WebhookKey } from "../model/key.ts";
import { differencesBetween, imageOfSnapshot } from "../model/likeness.ts";
import {
  type Intent,
  type JournalEntry,
  type JournalRecord,
  type LastWritten,
  PROTECTED,
  UNPROTECTED,
} from "../model/record.ts";

type OutcomeEntry = Extract<JournalEntry, { phase: "outcome" }>;
type ChangeEntry = Extract<JournalEntry, { phase: "change" }>;

/** What we last made of each webhook, as far as the tenant confirmed it. What was deleted or let go of is forgotten. */
export function lastWrittenStates(records: readonly JournalEntry[]): ReadonlyMap<WebhookKey, LastWritten> {
  const lastWritten = new Map<WebhookKey, LastWritten>();
  const intended = new Map<string, Snapshot | null>();
  for (const record of records) {
    if (record.phase === "intent") intended.set(record.request_id, record.after);
    if (record.phase !== "outcome" && record.phase !== "change") continue;
    const key = keyOf({ name: record.webhook_name, version: record.version });
    const known = lastWritten.get(key);
    const now =
      record.phase === "outcome"
        ? afterWrite(known, record, intended.get(record.request_id) ?? null)
        : afterChange(known, record);
    if (now === undefined) lastWritten.delete(key);
    else lastWritten.set(key, now);
  }
  return lastWritten;
}

/** A certificate was seen at the url of that time. */
function afterWrite(
  known: LastWritten | undefined,
  { step, result, after, sunset }: OutcomeEntry,
  intended: Snapshot | null,
): LastWritten | undefined {
  if (result !== "succeeded") return known;
  if (after === null || step === "unadopt") return undefined;
  const certificateExpires = known?.after.url === after.url ? known.certificateExpires : null;
  const wasActive = known?.wasActive === true || after.status === "active";
  const kept = { after, sunset, held: false, wasActive, certificateExpires };
  return intended === null || isAs(intended, after) ? kept : { ...kept, asked: intended };
}

/** Whether the tenant keeps what was written. */
function isAs(intended: Snapshot, after: Snapshot): boolean {
  return differencesBetween(imageOfSnapshot(intended), imageOfSnapshot(after)).length === 0;
}

function afterChange(
  known: LastWritten | undefined,
  { result, probe }: ChangeEntry,
): LastWritten | undefined {
  if (known === undefined) return undefined;
  const certificateExpires = probe?.certificate_expires ?? known.certificateExpires;
  return { ...known, held: known.held || result === "held", certificateExpires };
}

/** What the last manifests protected, whether or not they are still there. */
export function protectedKeys(records: readonly JournalEntry[]): ReadonlySet<WebhookKey> {
  return new Set([...protections(records)].flatMap(([key, protect]) => (protect ? [key] : [])));
}

/** Whether the last manifest protected it, for each webhook of which a record tells. */
export function protections(records: readonly JournalEntry[]): ReadonlyMap<WebhookKey, boolean> {
  const told = new Map<WebhookKey, boolean>();
  for (const record of records) {
    const protect = protectionIn(record);
    if (protect === null || !("version" in record)) continue;
    told.set(keyOf({ name: record.webhook_name ?? "", version: record.version ?? 0 }), protect);
  }
  return told;
}

/** What a record says about protection; null where it says nothing. */
function protectionIn(record: JournalEntry): boolean | null {
  if (record.phase === "outcome") return record.result === "succeeded" ? record.protect : null;
  if (record.phase !== "notice") return null;
  if (record.code === PROTECTED) return true;
  return record.code === UNPROTECTED ? false : null;
}

/**
 * Writes of which nobody knows what became: their run did not live to record it, or could not find out itself.
 * What a later run could not find out either is left at that. Oldest first.
 */
export function openIntents(records: readonly JournalRecord[]): readonly Intent[] {
  const open = new Map<string, Intent>();
  for (const record of records) {
    if (record.phase === "intent") open.set(record.request_id, record);
    if (record.phase !== "outcome") continue;
    const ownDoubt = record.result === "unknown" && record.run === open.get(record.request_id)?.run;
    if (!ownDoubt) open.delete(record.request_id);
  }
  return [...open.values()];
}

/** What the runs of one plan set out to make of each webhook, step by step; a deletion makes nothing. */
export function stepsOf(
  records: readonly JournalRecord[],
  planDigest: string | null,
): ReadonlyMap<WebhookKey, readonly Snapshot[]> {
  const runs = new Set<string>();
  const steps = new Map<WebhookKey, Snapshot[]>();
  for (const record of records) {
    if (record.phase === "run-started" && record.plan_digest === planDigest) runs.add(record.run);
    if (record.phase !== "intent" || record.after === null || !runs.has(record.run)) continue;
    const key = keyOf({ name: record.webhook_name, version: record.version });
    steps.set(key, [...(steps.get(key) ?? []), record.after]);
  }
  return steps;
}

/** Whose record it is: the tenant that the last run that wrote to it was for; null while there was none. */
export function recordedTenant(records: readonly JournalRecord[]): string | null {
  const last = records.findLast((record) => record.phase === "run-started");
  return last?.phase === "run-started" ? last.tenant : null;
}
