import { changesDigest } from "../../approval/plan-document.ts";
import { failure } from "../../base/result.ts";
import { counted } from "../../base/text.ts";
import { commitOf } from "../../ci/provenance.ts";
import { IN_NO_FILE } from "../../manifest/load-manifests.ts";
import type { Plan } from "../../model/plan/plan.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { problem } from "../../model/run/problem.ts";
import type { Done, Invocation } from "../command.ts";
import { type Desired, loadDesired } from "../manifest/desired.ts";
import { conclude } from "./conclude.ts";
import { type OpenRun, withWriter } from "./open-run.ts";
import { recoverInterrupted } from "./recover.ts";
import { planRollback } from "./rollback-plan.ts";

/** The options of `rollback`, as commander reads them. */
export interface RollbackOptions {
  readonly yes?: boolean;
  readonly concurrency: number;
  readonly skipBlocked?: boolean;
  /** In milliseconds. */
  readonly lockTimeout: number;
}

/** Plans what takes a run back, shows it, asks, and carries it out. */
export async function rollback(
  invocation: Invocation,
  command: RollbackOptions,
  [run = ""]: readonly string[],
): Promise<Done> {
  const { io, options } = invocation;
  const mayAsk = io.stdout.isTerminal && options.format === "text";
  if (!command.yes && !mayAsk) {
    const hint = "pass --yes, or run it on a terminal to be asked";
    return failure(problem(EXIT.usage, "usage", "rollback needs an approval", hint));
  }
  const desired = loadDesired(io, options, "required");
  if (!desired.ok) return desired;
  return await withWriter(invocation, desired.value, command.lockTimeout, (open) =>
    rollbackOn(invocation, { command, desired: desired.value, run }, open),
  );
}

interface Intention {
  readonly command: RollbackOptions;
  readonly desired: Desired;
  /** The run to take back. */
  readonly run: string;
}

async function rollbackOn(invocation: Invocation, intention: Intention, open: OpenRun): Promise<Done> {
  const { options } = invocation;
  const { command, desired, run } = intention;
  open.ending.command = `rollback ${run}`;
  const commit = commitOf(desired.directory, options.config);
  const recovered = await recoverInterrupted(invocation, open);
  if (!recovered.ok) return recovered;
  const made = await planRollback(invocation, { desired, run }, open, recovered.value);
  if (!made.ok) return made;
  const { plan, live, request, staying } = made.value;
  // What the manifests say now is no matter here.
  const then = { ...desired, findings: [], locate: IN_NO_FILE };
  const proposal = { plan, live, desired: then, request, changesDigest: changesDigest(plan), commit };
  const manner = {
    command: `rollback ${run}`,
    asks: command.yes !== true,
    approval: command.yes === true ? ("yes-option" as const) : ("answered" as const),
    skipBlocked: command.skipBlocked === true,
    concurrency: command.concurrency,
    nothingLeft: (left: Plan) => nothingLeft(left, run, staying),
  };
  return await conclude(invocation, proposal, manner, open);
}

function nothingLeft({ unchanged }: Plan, run: string, staying: readonly string[]): string {
  const left = counted(unchanged.length, "webhook is", "webhooks are");
  const done = `Nothing is left to revert of run ${run}: ${left} as before it.`;
  return [done, ...staying.map((sentence) => `Note: ${sentence}`)].join("\n");
}
