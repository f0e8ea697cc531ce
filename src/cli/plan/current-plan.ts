import { type Foreseen, foreseeRecovery } from "../../apply/settled-listing.ts";
import type { Result } from "../../base/result.ts";
import { proposeChanges } from "../../changes/classify.ts";
import { foreseen } from "../../journal/projection/builder.ts";
import { keyOf } from "../../model/fleet/key.ts";
import { withLearned } from "../../model/record/projection.ts";
import type { Problem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { type Planning, planTenant, type TenantPlan } from "../../plan/plan-tenant.ts";
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
): Result<TenantPlan, Problem> {
  const from = clock.monotonic();
  const made = planTenant(
    { ...read, environment, tenant: host, now: clock.now() },
    { redactor, propose: proposeChanges },
  );
  if (!made.ok) return made;
  const { changes, blocked } = made.value.plan;
  events.emit({
    kind: "planned",
    environment: environment.name,
    ...{ changes: changes.length, blocked: blocked.length },
    milliseconds: clock.monotonic() - from,
  });
  return made;
}

/** Reads the record and the tenant for a command that writes nothing, and does its work with what they say. */
export async function withForeseen<T>(
  { io, options }: Invocation,
  desired: Desired,
  state: Pick<State, "ownRecord">,
  work: (foreseen: Foreseen, connection: Connection) => Promise<Result<T, Problem>>,
): Promise<Result<T, Problem>> {
  const journal = await state.ownRecord();
  if (!journal.ok) return journal;
  const environment = withLearned(desired.environment, journal.value.projection.learned);
  return await withReader({ io, options }, { ...desired, environment }, async (reader, connection) => {
    const wanted = desired.webhooks.map(keyOf);
    const { settleMs } = connection.settings;
    const listing = { tenant: reader, clock: io.clock, settleMs, wanted };
    const record = { ...journal.value, again: state.ownRecord, foreseen };
    const found = await foreseeRecovery(record, listing, environment);
    return found.ok ? await work(found.value, connection) : found;
  });
}
