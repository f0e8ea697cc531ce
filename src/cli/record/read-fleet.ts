import { type Result, success } from "../../base/result.ts";
import { recordedSunset } from "../../changes/recorded-facts.ts";
import { countMessages } from "../../export/outbox-edit.ts";
import type { LiveWebhook } from "../../model/fleet/live.ts";
import { WHOLE_FLEET } from "../../model/plan/plan.ts";
import { historyOf } from "../../model/record/history.ts";
import { factOf, lastWrittenIn } from "../../model/record/projection.ts";
import { type FleetStatus, runsStatus } from "../../model/report/fleet-status.ts";
import type { Problem } from "../../model/run/problem.ts";
import { hidingSecrets } from "../../plan/secrets.ts";
import { fleetStatus } from "../../status/fleet-status.ts";
import type { Invocation } from "../command.ts";
import { type Desired, loadDesired } from "../manifest/desired.ts";
import { planFor, withForeseen } from "../plan/current-plan.ts";
import { openState, type State } from "../state.ts";
import { warnUnread } from "../tenant/connection.ts";

/** Where all webhooks stand, by the manifests and the tenant as they are now. */
export async function readStatus({ io, options }: Invocation): Promise<Result<FleetStatus, Problem>> {
  const desired = loadDesired(io, options, "required");
  if (!desired.ok) return desired;
  const state = await openState({ io, options }, desired.value.environment);
  return await readFleet({ io, options }, desired.value, state);
}

/** Where all webhooks of an environment stand: declared, live, planned and recorded. */
export async function readFleet(
  { io, options }: Invocation,
  desired: Desired,
  state: Pick<State, "ownRecord" | "outbox">,
): Promise<Result<FleetStatus, Problem>> {
  return await withForeseen({ io, options }, desired, state, async (foreseen, found) => {
    const { live, recorded } = foreseen;
    const { connection, projection, running } = found;
    warnUnread({ io, options }, live);
    const plan = planFor(io, { desired, connection, live, recorded, request: WHOLE_FLEET });
    if (!plan.ok) return plan;
    const shown = hidingSecrets(
      live,
      { desired: desired.webhooks, environment: connection.environment },
      io.redactor,
    );
    if (!shown.ok) return shown;
    const lastWritten = lastWrittenIn(recorded);
    const { environment } = connection;
    const known = {
      ...{ desired: desired.webhooks, live: shown.value, plan: plan.value, lastWritten },
      recordedSunset: (webhook: LiveWebhook) => recordedSunset(webhook, { lastWritten, environment }),
      histories: factOf(projection, historyOf),
      runs: runsStatus(projection.lastRun, running),
      // What cannot be read is told by the commands that are about it.
      undelivered: await countMessages(state.outbox),
    };
    const fleet = fleetStatus({ ...known, now: io.clock.now() });
    io.events.emit({ kind: "status-read", fleet });
    return success(fleet);
  });
}
