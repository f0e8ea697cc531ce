import { showTime } from "../base/time.ts";
import type { RunFinished, RunStarted } from "../model/record.ts";
import { csvOf } from "./audit.ts";
import { flow } from "./layout.ts";
import { print, Span, type Style } from "./terminal.ts";
import { shortCommit } from "./words.ts";

/** A run as it is told. */
export interface ShownRun {
  readonly started: RunStarted;
  readonly finished: RunFinished | null;
  readonly head: string;
}

/** Each with what a reviewer asks first, in two lines. */
export function renderRuns(runs: readonly ShownRun[], style: Style): string {
  const lines = runs.flatMap(({ started, finished, head }) => {
    const lead = [new Span(`${started.run}  `, "strong"), new Span(`${showTime(started.time)}  `, "faint")];
    const tone = finished === null || finished.exit_code !== 0 ? "caution" : "good";
    const told = flow(`${started.actor}: ${endOf(finished)}`, { lead, indent: 2, width: style.width, tone });
    const more = `${commitOf(started)}; ${approvalOf(started)}; ${started.ci_run_url ?? "no CI job"}; head ${head}`;
    return [...told, ...flow(more, { lead: [new Span("  ")], indent: 2, width: style.width, tone: "faint" })];
  });
  return print(lines, style);
}

function endOf(finished: RunFinished | null): string {
  if (finished === null) return "no end is recorded";
  const counts = Object.entries(finished.counts).filter(([, count]) => count > 0);
  const told = counts.map(([result, count]) => `${count} ${result}`).join(", ") || "no change";
  return `exit ${finished.exit_code}, ${told}`;
}

function commitOf({ commit }: RunStarted): string {
  return commit === null ? "no commit" : `commit ${shortCommit(commit)}`;
}

const APPROVALS = {
  answered: "approved at the terminal",
  "yes-option": "approved with --yes",
  digest: "approved by digest",
  "plan-file": "approved as a saved plan",
} as const;

function approvalOf({ approval, approver }: RunStarted): string {
  if (approval === undefined) return "approval not recorded";
  return `${APPROVALS[approval]}${approver === null || approver === undefined ? "" : ` by ${approver}`}`;
}

/** The same for scripts. */
export function runDocument({ started, finished, head }: ShownRun): object {
  const { run, time, actor, environment, tenant, commit, ci_run_url, plan_digest, tool_version } = started;
  return {
    ...{ run, started: time, finished: finished?.time ?? null, actor, environment, tenant },
    ...{ commit, clean: commit === null ? null : !commit.endsWith("+uncommitted"), ci_run_url },
    ...{ approval: started.approval ?? null, approver: started.approver ?? null, plan_digest, tool_version },
    ...{ exit_code: finished?.exit_code ?? null, counts: finished?.counts ?? null, head },
  };
}

/** One a row. */
export function runsCsv(runs: readonly ShownRun[]): string {
  return csvOf(RUN_COLUMNS, runs.map(runDocument));
}

const RUN_COLUMNS = [
  ...["run", "started", "finished", "actor", "environment", "tenant", "commit", "clean", "ci_run_url"],
  ...["approval", "approver", "plan_digest", "tool_version", "exit_code", "counts", "head"],
];
