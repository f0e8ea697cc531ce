import { showTime } from "../../base/time.ts";
import type { LastRun, RecordedRun } from "../../model/record/projection.ts";
import type { RunStarted } from "../../model/record/record.ts";
import type { RunsStatus } from "../../model/report/fleet-status.ts";
import { approvalOf, describeLastRun, describeWorking, endOf } from "../wording/fleet.ts";
import { flow } from "../wording/layout.ts";
import { type Line, print, Span, type Style } from "../wording/terminal.ts";
import type { View } from "../wording/view.ts";
import { shortCommit } from "../wording/words.ts";
import { csvOf } from "./audit-csv.ts";

/** Each with what a reviewer asks first, in two lines. */
function renderRuns(runs: readonly RecordedRun[], style: Style): string {
  const lines = runs.flatMap(({ started, finished, head }) => {
    const lead = [new Span(`${started.run}  `, "strong"), new Span(`${showTime(started.time)}  `, "faint")];
    const tone = finished === null || finished.exit_code !== 0 ? "caution" : "good";
    const told = flow(`${started.actor}: ${endOf(finished)}`, { lead, indent: 2, width: style.width, tone });
    const more = `${commitOf(started)}; ${approvalOf(started)}; ${started.ci_run_url ?? "no CI job"}; head ${head}`;
    return [...told, ...flow(more, { lead: [new Span("  ")], indent: 2, width: style.width, tone: "faint" })];
  });
  return print(lines, style);
}

/** The last run, and the one that works now: a line each. */
export function runLines({ lastRun, running }: RunsStatus, width: number): Line[] {
  return [
    ...(lastRun === null ? [] : told("last run ", describeLastRun(lastRun, running), width)),
    ...running.flatMap((run) => told("at work ", describeWorking(run), width)),
  ];
}

function told(title: string, text: string, width: number): Line[] {
  const lead = [new Span("  "), new Span(title, "faint")];
  return flow(text, { lead, indent: 4, width, tone: "plain" });
}

/** The last run and the one at work, for scripts. */
export function runsDocument({ lastRun, running }: RunsStatus): object {
  return { lastRun: lastRun === null ? null : lastRunDocument(lastRun), running };
}

function lastRunDocument({ started, finished }: LastRun): object {
  const { run, actor, time, commit, ci_run_url } = started;
  return {
    ...{ run, actor, startedAt: time, finishedAt: finished?.time ?? null },
    ...{ commit, ciRunUrl: ci_run_url },
    ...{ exitCode: finished?.exit_code ?? null, counts: finished?.counts ?? null },
  };
}

function commitOf({ commit }: RunStarted): string {
  return commit === null ? "no commit" : `commit ${shortCommit(commit)}`;
}

/** The same for scripts. */
export function runDocument({ started, finished, head }: RecordedRun): object {
  const { run, time, actor, environment, tenant, commit, ci_run_url, plan_digest, tool_version } = started;
  return {
    ...{ run, started: time, finished: finished?.time ?? null, actor, environment, tenant },
    ...{ commit, clean: commit === null ? null : !commit.endsWith("+uncommitted"), ci_run_url },
    ...{ approval: started.approval ?? null, approver: started.approver ?? null, plan_digest, tool_version },
    ...{ exit_code: finished?.exit_code ?? null, counts: finished?.counts ?? null, head },
  };
}

/** One a row. */
function runsCsv(runs: readonly RecordedRun[]): string {
  return csvOf(RUN_COLUMNS, runs.map(runDocument));
}

const RUN_COLUMNS = [
  ...["run", "started", "finished", "actor", "environment", "tenant", "commit", "clean", "ci_run_url"],
  ...["approval", "approver", "plan_digest", "tool_version", "exit_code", "counts", "head"],
];

/** Runs, for every format. */
export function runsView(runs: readonly RecordedRun[]): View {
  return {
    json: runs.map(runDocument),
    text: (style) => (runs.length === 0 ? "No runs." : renderRuns(runs, style)),
    formats: { csv: () => runsCsv(runs) },
  };
}
