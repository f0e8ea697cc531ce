import { printedJson } from "../../base/json.ts";
import { escapeTerminal } from "../../base/text.ts";
import { GENESIS } from "../../journal/chain.ts";
import type { ExitCode } from "../../model/exit-code.ts";
import { latenciesOf, successRateOf } from "../../model/history.ts";
import type { Outcome } from "../../model/outcome.ts";
import type { Plan } from "../../model/plan.ts";
import { renderSummary, type Summary, summaryDocument } from "../../render/summary.ts";
import { nextSteps } from "../../status/next-steps.ts";
import { styleFor } from "../../terminal/style.ts";
import type { Invocation } from "../command.ts";
import type { OpenRun } from "./open-run.ts";

/** What a run came to. */
export interface RunEnd {
  readonly outcomes: readonly Outcome[];
  readonly warnings: readonly string[];
  readonly exitCode: ExitCode;
}

/** What was carried out, and by which command. */
export interface Carried {
  readonly plan: Plan;
  readonly open: OpenRun;
  /** As it is typed, without options. */
  readonly command: string;
}

/** How the run ended: text on stdout, or the last record of the JSON stream. */
export function showSummary({ io, options }: Invocation, carried: Carried, end: RunEnd): void {
  const { open } = carried;
  const { outcomes, warnings, exitCode } = end;
  const { requests, retries, waitedMs } = open.client.statistics();
  const next = outcomes.length === 0 ? [] : nextSteps(outcomes, carried);
  const head = open.journal.head();
  const summary: Summary = {
    run: open.run,
    outcomes,
    successRate: successRateOf(outcomes.map(({ result }) => result)),
    latencies: latenciesOf(outcomes),
    requests,
    retries,
    waitedMs,
    head,
    warnings,
    next,
  };
  if (options.format === "json") {
    io.stdout.write(`${printedJson(summaryDocument(summary, exitCode), "line")}\n`);
    return;
  }
  if (outcomes.length > 0) {
    io.stdout.write(`\n${renderSummary(summary, styleFor(io.stdout, options, io))}\n`);
    return;
  }
  for (const warning of warnings) io.stderr.write(`warning: ${escapeTerminal(warning)}\n`);
  // Recovery, a repair or protection may have been recorded all the same.
  if (head !== GENESIS) io.stdout.write(`\nJournal head: ${head}\n`);
}
