import { failure, type Result, success } from "../../base/result.ts";
import type { LiveListing } from "../../model/fleet/live.ts";
import type { Projection } from "../../model/record/projection.ts";
import type { JournalEntry } from "../../model/record/record.ts";
import { type Problem, tenantProblem } from "../../model/run/problem.ts";
import { type ListingOptions, listSettled } from "../settled-listing.ts";
import { closingRecord, describeResolution, resolveIntents } from "./close-intents.ts";

/** A run that is at work. */
interface RunAtWork {
  readonly run: string;
  /** ISO 8601 UTC. */
  readonly since: string;
  readonly pid: number;
  readonly host: string;
}

/** What a command that writes nothing makes of interrupted runs. */
export interface Foreseen {
  readonly live: LiveListing;
  /** As if those runs were closed now. */
  readonly recorded: Projection;
  /** One for each of their writes, and for each run that is at work. */
  readonly notes: readonly string[];
}

/** What the record says, and what it adds up to with further records. */
export interface ForeseeableRecord {
  readonly projection: Projection;
  readonly running: readonly RunAtWork[];
  readonly foreseen: (projection: Projection, records: readonly JournalEntry[]) => Projection;
}

/** Lists the tenant, and foresees what the next apply will record of interrupted runs. */
export async function foreseeRecovery(
  { projection, running, foreseen }: ForeseeableRecord,
  listing: ListingOptions,
): Promise<Result<Foreseen, Problem>> {
  const listed = await listSettled(projection, listing);
  if (!listed.ok) return failure(tenantProblem(listed.error));
  const working = new Set(running.map(({ run }) => run));
  const interrupted = projection.openIntents.filter(({ run }) => !working.has(run));
  const resolutions = interrupted.length === 0 ? [] : resolveIntents(interrupted, listed.value);
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
function describeRunning({ run, since, pid, host }: RunAtWork): string {
  return `run ${run} has been at work since ${since} (process ${pid} on ${host}): plan again when it has ended`;
}
