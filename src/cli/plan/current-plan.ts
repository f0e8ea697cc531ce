import { closingRecord, describeResolution, resolveIntents } from "../../apply/recovery/close-intents.ts";
import { listSettled } from "../../apply/settled-listing.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { proposeChanges } from "../../changes/classify.ts";
import type { JournalReading, LockHolder } from "../../journal/chain/journal.ts";
import { foreseen } from "../../journal/projection/builder.ts";
import { keyOf, type WebhookKey } from "../../model/fleet/key.ts";
import type { LiveListing } from "../../model/fleet/live.ts";
import type { TenantReader } from "../../model/fleet/tenant.ts";
import type { Plan } from "../../model/plan/plan.ts";
import { type Projection, withLearned } from "../../model/record/projection.ts";
import { type Problem, tenantProblem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { type Planning, planTenant } from "../../plan/plan-tenant.ts";
import type { Invocation } from "../command.ts";
import type { Desired } from "../manifest/desired.ts";
import type { State } from "../state.ts";
import { type Connection, withReader } from "../tenant/connection.ts";

/** Works out what an apply would do to a tenant that was read. */
export function planFor(
  { clock, redactor, events }: Pick<Io, "clock" | "redactor" | "events">,
  {
    connection: { environment, host },
    ...read
  }: Pick<Planning, "desired" | "live" | "recorded" | "request"> & { readonly connection: Connection },
): Result<Plan, Problem> {
  const from = clock.monotonic();
  const made = planTenant(
    { ...read, environment, tenant: host, now: clock.now() },
    { redactor, propose: proposeChanges },
  );
  if (!made.ok) return made;
  events.emit({
    kind: "planned",
    environment: environment.name,
    ...{ changes: made.value.changes.length, blocked: made.value.blocked.length },
    milliseconds: clock.monotonic() - from,
  });
  return made;
}

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
function describeRunning({ run, since, pid, host }: LockHolder): string {
  return `run ${run} has been at work since ${since} (process ${pid} on ${host}): plan again when it has ended`;
}

/** What was found in addition to that: the record as it is now, without what the next apply will record. */
export interface ForeseenFrom extends Pick<JournalReading, "projection" | "running"> {
  readonly connection: Connection;
}

/** Reads the record and the tenant for a command that writes nothing, and does its work with what they say. */
export async function withForeseen<T>(
  { io, options }: Invocation,
  desired: Desired,
  state: Pick<State, "ownRecord">,
  work: (foreseen: Foreseen, from: ForeseenFrom) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  const journal = await state.ownRecord();
  if (!journal.ok) return journal;
  const environment = withLearned(desired.environment, journal.value.projection.learned);
  return await withReader({ io, options }, { ...desired, environment }, async (reader, connection) => {
    const wanted = desired.webhooks.map(keyOf);
    const foreseen = await foreseeRecovery(io, reader, connection, { ...journal.value, wanted });
    if (!foreseen.ok) return foreseen;
    return await work(foreseen.value, { ...journal.value, connection });
  });
}
