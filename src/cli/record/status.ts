import { printedJson } from "../../base/json.ts";
import { EXIT, type ExitCode, worstExit } from "../../model/exit-code.ts";
import type { Concern, FleetStatus, Undelivered } from "../../model/fleet-status.ts";
import { historyOf } from "../../model/history.ts";
import { keyOf } from "../../model/key.ts";
import type { LiveWebhook } from "../../model/live.ts";
import { WHOLE_FLEET } from "../../model/plan.ts";
import type { Problem } from "../../model/problem.ts";
import { factOf, lastWrittenIn, withLearned } from "../../model/projection.ts";
import { type Result, success } from "../../model/result.ts";
import { recordedSunset } from "../../plan/recorded-facts.ts";
import { renderOpenMetrics } from "../../render/openmetrics.ts";
import { renderStatus, statusDocument } from "../../render/status.ts";
import { fleetStatus } from "../../status/fleet-status.ts";
import { styleFor } from "../../terminal/style.ts";
import type { Invocation } from "../command.ts";
import { type Desired, loadDesired } from "../manifest/desired.ts";
import { foreseeRecovery, hidingSecrets, planFor } from "../plan/current-plan.ts";
import { reportProblem } from "../report-problem.ts";
import { openState, type State } from "../state.ts";
import { warnUnread, withReader } from "../tenant/with-reader.ts";

/** The options of `status`, as commander reads them. */
export interface StatusOptions {
  readonly failOn?: readonly Concern[];
}

/** Shows show the status of each webhook. Only reads. */
export async function status({ io, options }: Invocation, { failOn = [] }: StatusOptions): Promise<ExitCode> {
  const desired = loadDesired(io, options, "required");
  if (!desired.ok) return reportProblem(io, options, desired.error);
  const read = await readStatus({ io, options }, desired.value);
  if (!read.ok) return reportProblem(io, options, read.error);
  const fleet = read.value;
  const concerns = fleet.webhooks.flatMap((webhook) => webhook.concerns);
  const exitCode = worstExit(failOn.filter((concern) => concerns.includes(concern)).map(exitOfConcern));
  io.stdout.write(`${printed({ io, options }, fleet, exitCode)}\n`);
  return exitCode;
}

function printed({ io, options }: Invocation, fleet: FleetStatus, exitCode: ExitCode): string {
  if (options.format === "json") return printedJson({ exitCode, ...statusDocument(fleet) });
  if (options.format === "openmetrics") return renderOpenMetrics(fleet);
  return renderStatus(fleet, styleFor(io.stdout, options, io));
}

async function readStatus(
  { io, options }: Invocation,
  desired: Desired,
): Promise<Result<FleetStatus, Problem>> {
  const state = await openState({ io, options }, desired.environment);
  const journal = await state.ownRecord();
  if (!journal.ok) return journal;
  const environment = withLearned(desired.environment, journal.value.projection.learned);
  return await withReader({ io, options }, { ...desired, environment }, async (reader, connection) => {
    const foreseen = await foreseeRecovery(io, reader, connection, {
      ...journal.value,
      wanted: desired.webhooks.map(keyOf),
    });
    if (!foreseen.ok) return foreseen;
    const { live, recorded } = foreseen.value;
    warnUnread({ io, options }, live);
    const plan = planFor(io, { desired, connection, live, recorded, request: WHOLE_FLEET });
    if (!plan.ok) return plan;
    const shown = hidingSecrets(live, { desired: desired.webhooks, connection }, io.redactor);
    if (!shown.ok) return shown;
    const lastWritten = lastWrittenIn(recorded);
    const { environment } = connection;
    const known = {
      ...{ desired: desired.webhooks, live: shown.value, plan: plan.value, lastWritten },
      recordedSunset: (webhook: LiveWebhook) => recordedSunset(webhook, { lastWritten, environment }),
      histories: factOf(journal.value.projection, historyOf),
      undelivered: await undeliveredIn(state),
    };
    const fleet = fleetStatus({ ...known, now: io.clock.now() });
    io.events.emit({ kind: "status-read", fleet });
    return success(fleet);
  });
}

/** What cannot be read is told by the commands that are about it. */
async function undeliveredIn({ outbox }: State): Promise<Undelivered | null> {
  const entries = await outbox.entries();
  if (!entries.ok) return null;
  const setAside = entries.value.filter(({ isSetAside }) => isSetAside).length;
  return { waiting: entries.value.length - setAside, setAside };
}

/** Drift and a passed sunset are changes that wait to be made; an unfit receiver is what the health gate would hold. */
function exitOfConcern(concern: Concern): ExitCode {
  switch (concern) {
    case "drift":
    case "sunset":
      return EXIT.pending;
    case "unhealthy":
      return EXIT.held;
  }
}
