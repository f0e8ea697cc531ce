import assert from "node:assert/strict";
import { fits, type RecordFilter } from "../../src/journal/audit/query.ts";
import { Chain, type Verification, verifyChain } from "../../src/journal/chain/chain.ts";
import type { JournalStore } from "../../src/journal/chain/journal.ts";
import { fileJournal } from "../../src/journal/files/open.ts";
import { projectionOf } from "../../src/journal/projection/builder.ts";
import type { WebhookKey } from "../../src/model/fleet/key.ts";
import type { LastWritten } from "../../src/model/fleet/last-written.ts";
import { lastWrittenIn, type Projection, protectionsIn } from "../../src/model/record/projection.ts";
import type { Intent, JournalEntry, JournalRecord } from "../../src/model/record/record.ts";
import { steppingClock } from "./fixture.ts";

/** Entries as one run records them, in a chain of their own. */
export function recorded(entries: readonly JournalEntry[], run = "run-1"): JournalRecord[] {
  const chain = new Chain({ actor: "ci", run, clock: steppingClock() });
  return entries.map((entry) => chain.add(entry).record);
}

/** What entries add up to where one run records them. */
export function recalled(entries: readonly JournalEntry[]): Projection {
  return projectionOf(recorded(entries));
}

export function remember(records: readonly JournalRecord[]): ReadonlyMap<WebhookKey, LastWritten> {
  return lastWrittenIn(projectionOf(records));
}

function protections(records: readonly JournalRecord[]): ReadonlyMap<WebhookKey, boolean> {
  return protectionsIn(projectionOf(records));
}

/** What the last manifests protected, whether or not they are still there. */
export function protectedKeys(records: readonly JournalRecord[]): ReadonlySet<WebhookKey> {
  return new Set([...protections(records)].flatMap(([key, protect]) => (protect ? [key] : [])));
}

export function openIntents(records: readonly JournalRecord[]): readonly Intent[] {
  return projectionOf(records).openIntents;
}

export function queryRecords(
  records: readonly JournalRecord[],
  filter: RecordFilter,
): readonly JournalRecord[] {
  return records.filter((record) => fits(record, filter));
}

/** All records of a journal that is whole, or torn at its end. */
export async function readBack(store: Pick<JournalStore, "read" | "walk">) {
  const records: JournalRecord[] = [];
  let before: Projection | undefined;
  const walked = await store.walk(
    (record) => records.push(record),
    ({ projection }) => {
      before = projection;
    },
  );
  const read = await store.read();
  assert.ok(walked.ok && read.ok, JSON.stringify([walked, read]));
  const { torn, head } = walked.value;
  assert.deepEqual([read.value.torn, read.value.projection.head], [torn, head]);
  assert.deepEqual(read.value.projection, projectionOf(records, before), "it follows from the chain");
  return { records, head, torn, running: read.value.running };
}

/** All records of the journal in a folder. */
export async function recordsIn(directory: string): Promise<readonly JournalRecord[]> {
  return (await readBack(fileJournal(directory))).records;
}

/** A chain's good records, and what ends them. */
export function verifyBytes(
  bytes: Uint8Array,
): Verification & { readonly records: readonly JournalRecord[] } {
  const records: JournalRecord[] = [];
  return { ...verifyChain([bytes], (record) => records.push(record)), records };
}
