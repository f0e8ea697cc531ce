import { closingRecord, describeResolution, resolveIntents } from "../../apply/recover.ts";
import { listSettled } from "../../apply/settled-listing.ts";
import { openIntents } from "../../journal/recall.ts";
import type { WebhookKey } from "../../model/key.ts";
import type { LiveListing } from "../../model/live.ts";
import type { JournalEntry, JournalRecord } from "../../model/record.ts";
import { failure, type Result, success } from "../../model/result.ts";
import type { TenantReader } from "../../model/tenant.ts";
import type { Io } from "../io.ts";
import { type Problem, tenantProblem } from "../problem.ts";
import type { Connection } from "../tenant/connection.ts";

/** What a command that writes nothing makes of interrupted runs. */
export interface Foreseen {
  readonly live: LiveListing;
  /** As if those runs were closed now. */
  readonly records: readonly JournalEntry[];
  /** One for each of their writes. */
  readonly notes: readonly string[];
}

/** Lists the tenant, and foresees what the next apply will record of interrupted runs. */
export async function foreseeRecovery(
  { clock }: Io,
  reader: TenantReader,
  { settings }: Connection,
  { records, wanted }: { readonly records: readonly JournalRecord[]; readonly wanted: readonly WebhookKey[] },
): Promise<Result<Foreseen, Problem>> {
  const { settleMs } = settings;
  const listed = await listSettled(records, { tenant: reader, clock, settleMs, wanted });
  if (!listed.ok) return failure(tenantProblem(listed.error));
  const resolutions = resolveIntents(openIntents(records), listed.value);
  return success({
    live: listed.value,
    records: [...records, ...resolutions.map(closingRecord)],
    notes: resolutions.map((resolution) => `${describeResolution(resolution)}; the next apply records it`),
  });
}
