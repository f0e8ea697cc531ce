import { counted } from "../../base/text.ts";
import { showDuration } from "../../base/time.ts";
import { documentedRate } from "../../model/record/history.ts";
import type { Outcome } from "../../model/record/outcome.ts";
import type { ExitCode } from "../../model/run/exit-code.ts";
import type { RunSummary } from "../../model/run/run-summary.ts";
import { flow } from "../wording/layout.ts";
import { outcomeDocument, outcomeLines, resultCounts } from "../wording/outcome.ts";
import { EMPTY_LINE, type Line, print, Span, type Style, type Tone } from "../wording/terminal.ts";
import { RESULT_SIGNS, showShare } from "../wording/words.ts";

/** The end of an apply: what was not done first, then every result counted, then what to do. */
export function renderSummary(summary: RunSummary, style: Style): string {
  const { width } = style;
  const undone = summary.outcomes.filter(({ result }) => result !== "applied");
  const lines: Line[] = [
    ...undone.flatMap((outcome) => outcomeLines(outcome, width)),
    ...(undone.length === 0 ? [] : [EMPTY_LINE]),
    ...countLines(summary.outcomes, width),
    ...effort(summary).flatMap((text) => titled(text, "", "faint", width)),
    ...summary.warnings.flatMap((warning) => titled(warning, "Warning: ", "caution", width)),
    ...summary.next.flatMap((step) => titled(step, "Next: ", "accent", width)),
  ];
  return print(lines, style);
}

function countLines(outcomes: readonly Outcome[], width: number): Line[] {
  const counts = resultCounts(outcomes).map(([result, count]) => `${count} ${result}`);
  const tone = outcomes.every(({ result }) => result === "applied") ? RESULT_SIGNS.applied.tone : "strong";
  return flow(`${counts.join(", ")}.`, { lead: [new Span("Result: ", tone)], indent: 2, width, tone });
}

function effort({ run, successRate, latencies, requests, retries, waitedMs, head }: RunSummary): string[] {
  const tries = `${counted(requests, "request")}, ${counted(retries, "retry", "retries")}`;
  const times =
    latencies === null
      ? []
      : [
          `Latency of a change: p50 ${showDuration(latencies.p50)}, p95 ${showDuration(latencies.p95)}, max ${showDuration(latencies.max)}.`,
        ];
  const success = successRate === null ? [] : [`Success rate: ${showShare(successRate)}.`];
  return [
    ...success,
    ...times,
    `Tenant: ${tries}, ${showDuration(waitedMs)} waited.`,
    `Run: ${run}`,
    `Journal head: ${head}`,
  ];
}

function titled(text: string, title: string, tone: Tone, width: number): Line[] {
  if (title === "") return flow(text, { lead: [], indent: 2, width, tone });
  return flow(text, { lead: [new Span(title, tone)], indent: 2, width, tone: "plain" });
}

export function summaryDocument(summary: RunSummary, exitCode: ExitCode): object {
  const { run, latencies, successRate, outcomes, ...told } = summary;
  return {
    kind: "summary",
    exitCode,
    run,
    latencies,
    ...told,
    success_rate_avg: documentedRate(successRate),
    outcomes: outcomes.map(outcomeDocument),
  };
}
