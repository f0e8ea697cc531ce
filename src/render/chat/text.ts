import { counted, shortened } from "../../base/text.ts";
import type { WebhookKey } from "../../model/fleet/key.ts";
import type { Outcome } from "../../model/record/outcome.ts";
import { exitName } from "../../model/run/exit-code.ts";
import { isFailure, type RunReport } from "../../model/run/run-report.ts";
import { describeOutcome, resultCounts } from "../wording/outcome.ts";

/** More than these nobody reads in a chat; the rest is counted. */
export const MOST_LINES = 50;
export const MOST_MENTIONS = 20;
export const MOST_NAME = 80;
const MOST_CHARACTERS = 300;

/** What happened, in one line; the path of a saved plan does not push the result out of it. */
export function headline(report: RunReport): string {
  return `${shortened(report.command, MOST_NAME)} on ${report.environment}: ${resultOf(report)}`;
}

function resultOf({ changes, blocked, exitCode }: RunReport): string {
  const counts = resultCounts(changes.map(({ outcome }) => outcome));
  const told = counts.filter(([, count]) => count > 0).map(([result, count]) => `${count} ${result}`);
  const left = blocked.length === 0 ? [] : [`${blocked.length} blocked`];
  const ended = isFailure(exitCode) ? [`exit ${exitCode} (${exitName(exitCode)})`] : [];
  if (told.length > 0) return [...told, ...left, ...ended].join(", ");
  return ended.length === 0 ? "no changes" : ["nothing was changed", ...left, ...ended].join(", ");
}

/** What is said of one webhook. */
export interface ChatLine {
  readonly key: WebhookKey;
  readonly text: string;
}

/** Each change with what there is to say of it, those that were not applied first. */
export function chatLines({ changes, blocked }: RunReport): readonly ChatLine[] {
  const lines = changes.map(({ key, outcome }) => ({ key, text: changeText(outcome) }));
  const applied = changes.findIndex(({ outcome }) => outcome.result === "applied");
  const stopped = blocked.map(({ key, action, message }) => ({
    key,
    text: lineText(action, "blocked", message),
  }));
  return lines.toSpliced(applied < 0 ? lines.length : applied, 0, ...stopped);
}

function changeText(outcome: Outcome): string {
  return lineText(outcome.action, outcome.result, describeOutcome(outcome));
}

function lineText(action: string, result: string, cause: string): string {
  return shortened(`${action} ${result}: ${cause}`, MOST_CHARACTERS);
}

/** How many more there are than are shown; null where there are none. */
export function moreText(left: number): string | null {
  return left === 0 ? null : `and ${counted(left, "more change")}`;
}

/** Whose run it was, and where to read on. */
export function contextText({ run, actor, tenant }: RunReport): string {
  return `run ${run} by ${actor} on ${tenant}`;
}
