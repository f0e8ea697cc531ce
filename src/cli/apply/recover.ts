import {
  closeIntents,
  describeResolution,
  type RecoveryFailure,
  resolutionDocument,
} from "../../apply/recovery/close-intents.ts";
import {
  type Unreported,
  unfinishedChanges,
  unreportedHealth,
} from "../../apply/recovery/unfinished-changes.ts";
import { printedJson } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { escapeTerminal } from "../../base/text.ts";
import { unrecordedProblem } from "../../journal/chain/problem.ts";
import { foreseen } from "../../journal/projection/builder.ts";
import type { Projection } from "../../model/record/projection.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem, tenantProblem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";
import type { Invocation } from "../command.ts";
import type { State } from "../state.ts";
import type { OpenRun } from "./open-run.ts";

/** Looks up, tells and closes what interrupted runs left open; gives what the record adds up to then. */
export async function recoverInterrupted(
  { io, options }: Invocation,
  { state, journal, connection, client }: OpenRun,
): Promise<Result<Projection, Problem>> {
  const recorded = journal.projection();
  if (recorded.openIntents.length + recorded.begun.size === 0) return success(recorded);
  const recovered = await closeIntents(recorded.openIntents, {
    tenant: client.tenant,
    journal,
    clock: io.clock,
    settleMs: connection.settings.settleMs,
  });
  if (!recovered.ok) return failure(recoveryProblem(recovered.error));
  const { resolutions, closed } = recovered.value;
  for (const resolution of resolutions) {
    if (options.format === "json")
      io.stdout.write(`${printedJson(resolutionDocument(resolution), "line")}\n`);
    else io.stderr.write(`${escapeTerminal(describeResolution(resolution))}\n`);
  }
  // The report first: a kill between the two repeats it, and never loses it.
  const unreported = connection.environment.monitoring === null ? [] : unreportedHealth(recorded, closed);
  await queueUnreported(io, state, unreported);
  const changes = unfinishedChanges(recorded, closed);
  const written = await Promise.all(changes.map((record) => journal.append(record)));
  const unwritten = written.find((result) => !result.ok);
  if (unwritten !== undefined && !unwritten.ok) {
    return failure(recoveryProblem({ kind: "unrecorded", message: unwritten.error.message }));
  }
  return success(foreseen(recorded, [...closed, ...changes]));
}

/** Whoever has no dashboard is told nothing, and what cannot be queued fails no recovery. */
async function queueUnreported(io: Io, { outbox }: State, reports: readonly Unreported[]): Promise<void> {
  if (reports.length === 0) return;
  const { queueReports } = await import("../../export/outbox-edit.ts");
  const warnings = await queueReports(outbox, reports);
  for (const warning of warnings) io.stderr.write(`${escapeTerminal(warning)}\n`);
}

function recoveryProblem(found: RecoveryFailure): Problem {
  switch (found.kind) {
    case "tenant":
      return tenantProblem(found.failure);
    case "unrecorded":
      return unrecordedProblem(found.message);
    case "short-listing": {
      const message = `the outcome of an interrupted run's writes cannot be determined: ${found.message}`;
      return problem(EXIT.unknown, "interrupted", message, "run it again once the tenant lists everything");
    }
  }
}
