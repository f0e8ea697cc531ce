import { showTime } from "../../base/time.ts";
import type { LastRun } from "../../model/record/projection.ts";
import type { RunFinished, RunStarted } from "../../model/record/record.ts";
import type { Drift, WorkingRun } from "../../model/report/fleet-status.ts";
import { describeCause } from "./words.ts";

/** Which, by whom, and how it ended. */
export function describeLastRun(
  { started, finished }: LastRun,
  running: readonly Pick<WorkingRun, "run">[],
): string {
  const { run, actor, time } = started;
  const isAtWork = finished === null && running.some((one) => one.run === run);
  const end = isAtWork ? "at work" : endOf(finished);
  return `${run} by ${actor}, ${showTime(finished?.time ?? time)}: ${end}`;
}

/** Who holds the record, and since when. */
export function describeWorking({ run, actor, since, pid, host }: WorkingRun): string {
  return `${run}${actor === null ? "" : ` by ${actor}`} since ${showTime(since)} (pid ${pid} on ${host})`;
}

/** In what it is not as declared, where nobody knows since when. */
export function describeUnexplained(fields: readonly string[]): string {
  return `differs from Git in ${fields.join(", ")}; the record does not know why`;
}

/** How it ended, in words. */
export function endOf(finished: RunFinished | null): string {
  if (finished === null) return "no end is recorded";
  const counts = Object.entries(finished.counts).filter(([, count]) => count > 0);
  const told = counts.map(([result, count]) => `${count} ${result}`).join(", ") || "no change";
  return `exit ${finished.exit_code}, ${told}`;
}

const APPROVALS = {
  answered: "approved at the terminal",
  "yes-option": "approved with --yes",
  digest: "approved by digest",
  "plan-file": "approved as a saved plan",
} as const;

export function approvalOf({ approval, approver }: RunStarted): string {
  if (approval === undefined) return "approval not recorded";
  return `${APPROVALS[approval]}${approver === null || approver === undefined ? "" : ` by ${approver}`}`;
}

/** What was done to it, in words. */
export function describeDrift({ path, cause }: Drift): string {
  if (cause === "exchanged")
    return "deleted on the tenant by hand, and another Endpoint took its place: callers meet another address";
  if (cause === "deleted")
    return path === null
      ? "deleted on the tenant by hand"
      : `${path}: deleted on the tenant, so that callers reach nothing`;
  return path === null ? describeCause(cause) : `${path} ${describeCause(cause)}`;
}
