import { keyOf, type WebhookKey } from "../model/fleet/key.ts";
import type { LastWritten } from "../model/fleet/last-written.ts";
import type { Snapshot } from "../model/plan/change.ts";
import { lastWrittenIn, type Projection } from "../model/record/projection.ts";
import type { JournalRecord } from "../model/record/record.ts";

/** A run, and all since. */
export interface RunAndSince {
  /** What the record added up to before the run. */
  readonly before: Pick<Projection, "webhooks">;
  /** The run's own records and all later ones. */
  readonly records: readonly JournalRecord[];
}

/** What was declared, as far as a record tells. */
export type Said = Pick<LastWritten, "health" | "dependsOn" | "sunset">;
/** What had been written last. */
export type Earlier = Pick<LastWritten, "after" | "id" | "formerId"> & Said;

/**
 * What had been written last before the run wrote. The record of an interrupted run ends with what the next one finds out:
 * until its own first write, this run only tells what was so before.
 */
export function writtenBefore(
  { before, records }: RunAndSince,
  run: string,
): ReadonlyMap<WebhookKey, Earlier> {
  const written = new Map<WebhookKey, Earlier>(lastWrittenIn(before));
  for (const record of records) {
    if (record.run !== run || record.phase === "intent") break;
    if (record.phase !== "outcome" || record.result !== "succeeded") continue;
    const key = keyOf({ name: record.webhook_name, version: record.version });
    supersede(written, record.integration_id);
    if (record.after === null || record.step === "unadopt") written.delete(key);
    else written.set(key, writtenBy(record, record.after, written.get(key)));
  }
  return written;
}

/** A write that no manifest speaks of leaves what was declared. */
function writtenBy(
  { integration_id: id, sunset, ...said }: Extract<JournalRecord, { phase: "outcome" }>,
  after: Snapshot,
  known: Earlier | undefined,
): Earlier {
  const { depends_on: dependsOn = known?.dependsOn, health = known?.health } = said;
  return { after, ...(id === null ? {} : { id }), sunset, ...saidIn({ dependsOn, health }) };
}

/** Of what may be known, what is. */
export function saidIn({ health, dependsOn, sunset }: { readonly [K in keyof Said]?: Said[K] | undefined }) {
  return {
    ...(health === undefined ? {} : { health }),
    ...(dependsOn === undefined ? {} : { dependsOn }),
    ...(sunset === undefined ? {} : { sunset }),
  };
}

/** What is written under that id is what had it before. */
function supersede(written: Map<WebhookKey, Earlier>, id: string | null): void {
  for (const [key, { id: own, ...known }] of written)
    if (id !== null && own === id) written.set(key, { ...known, formerId: id });
}
