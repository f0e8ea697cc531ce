import { counted, shortened } from "../../base/text.ts";
import { type ExitCode, exitName } from "../../model/run/exit-code.ts";
import { isFailure, type ReportedChange, type RunReport } from "../../model/run/run-report.ts";
import { describeOutcome, resultCounts } from "../wording/outcome.ts";

/** More than these nobody reads in a chat; the rest is counted. */
export const MOST_LINES = 50;
export const MOST_MENTIONS = 20;
export const MOST_NAME = 80;
const MOST_CHARACTERS = 300;

/** What happened, in one line. */
export function headline({ command, environment, exitCode, changes }: RunReport): string {
  return `${command} on ${environment}: ${resultOf(changes, exitCode)}`;
}

function resultOf(changes: readonly ReportedChange[], exitCode: ExitCode): string {
  const counts = resultCounts(changes.map(({ outcome }) => outcome));
  const told = counts.filter(([, count]) => count > 0).map(([result, count]) => `${count} ${result}`);
  const ended = isFailure(exitCode) ? [`exit ${exitCode} (${exitName(exitCode)})`] : [];
  if (told.length > 0) return [...told, ...ended].join(", ");
  return ended.length === 0 ? "no changes" : `nothing was changed, ${ended[0]}`;
}

/** One change, with what there is to say of it. */
export function changeText({ outcome }: ReportedChange): string {
  const { action, result } = outcome;
  return shortened(`${action} ${result}: ${describeOutcome(outcome)}`, MOST_CHARACTERS);
}

/** How many more there are than are shown; null where there are none. */
export function moreText(left: number): string | null {
  return left === 0 ? null : `and ${counted(left, "more change")}`;
}

/** Whose run it was, and where to read on. */
export function contextText({ run, actor, tenant }: RunReport): string {
  return `run ${run} by ${actor} on ${tenant}`;
}
