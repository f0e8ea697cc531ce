import { closingRecord, describeResolution, resolveIntents } from "../../apply/recovery/close-intents.ts";
import { listSettled } from "../../apply/settled-listing.ts";
import type { JournalReading, LockHolder } from "../../journal/journal.ts";
import { foreseen } from "../../journal/projection/builder.ts";
import type { WebhookKey } from "../../model/key.ts";
import type { LiveListing } from "../../model/live.ts";
import { type Problem, tenantProblem } from "../../model/problem.ts";
import type { Projection } from "../../model/projection.ts";
import { failure, type Result, success } from "../../model/result.ts";
import type { Io } from "../../model/surroundings.ts";
import type { TenantReader } from "../../model/tenant.ts";
import type { Connection } from "../tenant/connection.ts";

/** What a command that writes nothing makes of interrupted runs. */
export interface Foreseen {
  readonly live: LiveListing;
  /** As if those runs were closed now. */
  readonly recorded: Projection;
  /** One for each of their writes, and for each run that is at work. */
  readonly notes: readonly string[];
}

/** Lists the tenant, and foresees what the next apply will record of interrupted runs. */
export async function foreseeRecovery(
  { clock }: Pick<Io, "clock">,
  reader: TenantReader,
  { settings }: { readonly settings: Pick<Connection["settings"], "settleMs"> },
  {
    projection,
    running,
    wanted,
  }: Pick<JournalReading, "projection" | "running"> & { readonly wanted: readonly WebhookKey[] },
): Promise<Result<Foreseen, Problem>> {
  const { settleMs } = settings;
  const listed = await listSettled(projection, { tenant: reader, clock, settleMs, wanted });
  if (!listed.ok) return failure(tenantProblem(listed.error));
  const working = new Set(running.map(({ run }) => run));
  const interrupted = projection.openIntents.filter(({ run }) => !working.has(run));
  const resolutions = resolveIntents(interrupted, listed.value);
  return success({
    live: listed.value,
    recorded: foreseen(projection, resolutions.map(closingRecord)),
    notes: [
      ...running.map(describeRunning),
      ...resolutions.map((resolution) => `${describeResolution(resolution)}; the next apply records it`),
    ],
  });
}

/** Its writes are neither interrupted nor at their end. */
function describeRunning({ run, since, pid, host }: LockHolder): string {
  return `run ${run} has been at work since ${since} (process ${pid} on ${host}): plan again when it has ended`;
}
