import { printedJson } from "../../base/json.ts";
import { TOOL_VERSION } from "../../base/package.ts";
import { failure, type Result, success } from "../../base/result.ts";
import type { ReportOptions } from "../../commands/describe.ts";
import { STREAM } from "../../commands/line.ts";
import { readFilter } from "../../journal/audit/query.ts";
import { RunList } from "../../journal/audit/runs.ts";
import { walkVerified } from "../../journal/audit/verify.ts";
import type { FleetReport } from "../../model/report/fleet-report.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import type { Problem } from "../../model/run/problem.ts";
import { outboxProblem } from "../../notify/outbox-store.ts";
import { reportDocument } from "../../render/text/report.ts";
import { fleetReport, type ReportFacts } from "../../status/fleet-report.ts";
import { RecordedChanges } from "../../status/recorded-changes.ts";
import { saveFile } from "../../terminal/saved-file.ts";
import type { Done, Invocation } from "../command.ts";
import { type Desired, loadDesired } from "../manifest/desired.ts";
import { openState, type State } from "../state.ts";
import { readFleet } from "./status.ts";

/** Writes where the fleet stands and what was done to it. Only reads the tenant and the record. */
export async function report({ io, options }: Invocation, { since, out }: ReportOptions): Promise<Done> {
  const desired = loadDesired(io, options, "required");
  if (!desired.ok) return desired;
  const made = await makeReport({ io, options }, desired.value, since);
  if (!made.ok) return made;
  const json = reportDocument(made.value);
  const { renderReportPage } = await import("../../render/html/report.ts");
  const text = () => renderReportPage(made.value);
  if (out === undefined || out === STREAM) return success({ json, text });
  const saved = options.format === "json" ? printedJson(json) : text();
  const { workingDirectory } = io;
  const places = { workingDirectory, config: options.config, manifests: desired.value.directory };
  const unsaved = saveFile(out, places, { text: `${saved}\n`, what: "the report", code: "report-file" });
  if (unsaved !== undefined) return failure(unsaved);
  io.stderr.write(`Written to ${out}\n`);
  return success(EXIT.done);
}

async function makeReport(
  { io, options }: Invocation,
  desired: Desired,
  since: string | undefined,
): Promise<Result<FleetReport, Problem>> {
  const madeAt = io.clock.now();
  const filter = readFilter(since === undefined ? {} : { since }, madeAt);
  if (!filter.ok) return filter;
  const state = await openState({ io, options }, desired.environment);
  // Before the tenant is asked: what is told of a damaged record would be told of nothing.
  const told = await readRecord(state);
  if (!told.ok) return told;
  const fleet = await readFleet({ io, options }, desired, state);
  if (!fleet.ok) return fleet;
  const from = filter.value.since ?? null;
  return success(
    fleetReport({ ...told.value, fleet: fleet.value, since: from, madeAt, toolVersion: TOOL_VERSION }),
  );
}

/** The whole record, verified as `audit verify` does. */
async function readRecord({
  journal,
  outbox,
  place,
}: State): Promise<Result<Pick<ReportFacts, "record" | "runs" | "changes">, Problem>> {
  const runs = new RunList();
  const changes = new RecordedChanges(null);
  const walked = await walkVerified(journal, (record) => {
    runs.add(record);
    changes.take(record);
  });
  if (!walked.ok) return walked;
  const entries = await outbox.entries();
  if (!entries.ok) return failure(outboxProblem(entries.error));
  const { records, head, torn } = walked.value;
  return success({
    record: { place, records, head, torn, undelivered: entries.value.length },
    runs: runs.all(),
    changes: changes.latestFirst(),
  });
}
