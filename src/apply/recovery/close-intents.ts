import type { Intent, JournalEntry } from "../../model/record.ts";
import { failure, type Result, success } from "../../model/result.ts";
import type { Clock } from "../../model/surroundings.ts";
import type { TenantFailure, TenantReader } from "../../model/tenant.ts";
import type { JournalWriter } from "../ports.ts";
import { closingRecord, type Resolution, resolveIntents } from "./resolve-intents.ts";

/** What looking up the writes of interrupted runs needs. */
export interface RecoveryOptions {
  readonly tenant: TenantReader;
  readonly journal: JournalWriter;
  readonly clock: Clock;
  /** How long a write may stay invisible in lists. */
  readonly settleMs: number;
}

/** Why the writes of interrupted runs stay open. */
export type RecoveryFailure =
  | { readonly kind: "tenant"; readonly failure: TenantFailure }
  /** The list is short and does not show all that is looked for. */
  | { readonly kind: "short-listing"; readonly message: string }
  | { readonly kind: "unrecorded"; readonly message: string };

/** What became of each write, and the records that say so from now on. */
export interface Recovery {
  readonly resolutions: readonly Resolution[];
  readonly closed: readonly JournalEntry[];
}

/**
 * Looks up what became of the writes of interrupted runs, once every write must show, and closes them in the journal.
 * A write may have left at the very end of its run, long after its intent, and nobody knows when that was.
 */
export async function closeIntents(
  intents: readonly Intent[],
  { tenant, journal, clock, settleMs }: RecoveryOptions,
): Promise<Result<Recovery, RecoveryFailure>> {
  if (intents.length === 0) return success({ resolutions: [], closed: [] });
  await clock.sleep(settleMs);
  const listed = await tenant.list();
  if (!listed.ok) return failure({ kind: "tenant", failure: listed.error });
  const resolutions = resolveIntents(intents, listed.value);
  const { shortfall } = listed.value;
  if (shortfall !== null && resolutions.some(({ live }) => live === null)) {
    return failure({ kind: "short-listing", message: shortfall });
  }
  const closed = resolutions.map(closingRecord);
  const written = await Promise.all(closed.map((record) => journal.append(record)));
  const unwritten = written.find((result) => !result.ok);
  if (unwritten !== undefined && !unwritten.ok) {
    return failure({ kind: "unrecorded", message: unwritten.error.message });
  }
  return success({ resolutions, closed });
}
