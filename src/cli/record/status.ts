import { failure, type Result, success } from "../../base/result.ts";
import { type StatusOptions, whyNotWatched } from "../../commands/record.ts";
import type { LiveWebhook } from "../../model/fleet/live.ts";
import { WHOLE_FLEET } from "../../model/plan/plan.ts";
import { declaredAs, recordedSunset } from "../../model/plan/redacted-snapshot.ts";
import { historiesIn } from "../../model/record/history.ts";
import { lastWrittenIn } from "../../model/record/projection.ts";
import { type FleetStatus, runsStatus } from "../../model/report/fleet-status.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import type { Problem } from "../../model/run/problem.ts";
import { countMessages } from "../../notify/outbox-edit.ts";
import { renderOpenMetrics } from "../../render/formats/openmetrics.ts";
import { renderStatus } from "../../render/text/status.ts";
import { StatusLines, statusView } from "../../render/text/status-changes.ts";
import { exitOfConcerns, fleetStatus } from "../../status/fleet-status.ts";
import { styleFor } from "../../terminal/process-io.ts";
import { linesDisplay, screenDisplay, type WatchDisplay, watch } from "../../terminal/watching.ts";
import { type Done, type Invocation, reportProblem } from "../command.ts";
import { type Desired, loadDesired } from "../manifest/desired.ts";
import { planFor, withForeseen } from "../plan/current-plan.ts";
import { openState, type State } from "../state.ts";
import { warnUnread } from "../tenant/connection.ts";

/** Shows the status of each webhook. Only reads. */
export async function status(invocation: Invocation, command: StatusOptions): Promise<Done> {
  if (command.watch === true || command.interval !== undefined) return await watchStatus(invocation, command);
  const read = await readStatus(invocation);
  if (!read.ok) return read;
  const fleet = read.value;
  const exitCode = exitOfConcerns(fleet, command.failOn);
  return success({
    ...statusView(fleet, exitCode),
    formats: { openmetrics: () => renderOpenMetrics(fleet) },
  });
}

const USUAL_INTERVAL_MS = 5_000;

/** Shows the status again and again, until a signal ends it or what `--fail-on` names is there. Only reads. */
async function watchStatus(invocation: Invocation, command: StatusOptions): Promise<Done> {
  const { io, options } = invocation;
  const refused = whyNotWatched(command, options.format);
  if (refused !== undefined) return failure(refused);
  const everyMs = command.interval ?? USUAL_INTERVAL_MS;
  const heard: string[] = [];
  // What would be said beside a screen that is drawn anew stands below it.
  const stderr = { ...io.stderr, write: (text: string) => void heard.push(text) };
  const quiet = { io: { ...io, stderr }, options };
  const display = displayFor(invocation, command, everyMs);
  let isFirst = true;
  try {
    const exitCode = await watch(io, {
      everyMs,
      read: () => readStatus(quiet),
      show: (read) => {
        const warnings = heard.splice(0).join("");
        if (!read.ok && isFirst) return reportProblem(invocation, read.error);
        if (!read.ok) reportProblem({ io: { ...io, stdout: stderr, stderr }, options }, read.error);
        display.show(read.ok ? read.value : null, warnings + heard.splice(0).join(""));
        isFirst = false;
        const exitCode = read.ok ? exitOfConcerns(read.value, command.failOn) : EXIT.done;
        return exitCode === EXIT.done ? null : exitCode;
      },
    });
    return success(exitCode);
  } finally {
    display.close();
  }
}

function displayFor(
  { io, options }: Invocation,
  { failOn }: StatusOptions,
  everyMs: number,
): WatchDisplay<FleetStatus> {
  const style = () => styleFor(io.stdout, options, io);
  if (options.format !== "json" && io.stdout.isTerminal)
    return screenDisplay(io.stdout, everyMs, (fleet) => renderStatus(fleet, style()));
  const lines = new StatusLines();
  return linesDisplay(io, (fleet) =>
    options.format === "json" ? lines.json(fleet, exitOfConcerns(fleet, failOn)) : lines.text(fleet, style()),
  );
}

/** Where all webhooks stand, by the manifests and the tenant as they are now. */
async function readStatus({ io, options }: Invocation): Promise<Result<FleetStatus, Problem>> {
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
  return await withForeseen({ io, options }, desired, state, async (foreseen, connection) => {
    const { live, recorded, projection, running, moving } = foreseen;
    warnUnread({ io, options }, live);
    const made = planFor(io, { desired, connection, live, recorded, request: WHOLE_FLEET });
    if (!made.ok) return made;
    const { plan, shown } = made.value;
    const { environment } = connection;
    const lastWritten = lastWrittenIn(recorded);
    const known = {
      ...{ desired: desired.webhooks, live: shown, plan, lastWritten, moving },
      recordedSunset: (webhook: LiveWebhook) => recordedSunset(webhook, { lastWritten, environment }),
      histories: historiesIn(projection, desired.webhooks.map(declaredAs)),
      runs: runsStatus(projection.lastRun, running),
      // What cannot be read is told by the commands that are about it.
      undelivered: await countMessages(state.outbox),
    };
    const fleet = fleetStatus({ ...known, now: io.clock.now() });
    io.events.emit({ kind: "status-read", fleet });
    return success(fleet);
  });
}
