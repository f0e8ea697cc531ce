import { type Command, InvalidArgumentError, Option } from "commander";
import { parseDuration } from "../base/time.ts";
import type { RawPlanRequest } from "../model/plan/plan.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";
import { addPlanOptions, allowDeprecate, readInterval, wholeNumber, withExamples } from "./line.ts";

/** The options that apply and rollback share. */
function addRunOptions(command: Command): Command {
  return command
    .option("--concurrency <n>", "how many API calls, and how many probes, run at once", readConcurrency, 8)
    .option("--skip-blocked", "apply the other changes when some are blocked (still exits 11)")
    .addOption(lockTimeout());
}

/** For every command that writes to the record. */
function lockTimeout(): Option {
  return new Option("--lock-timeout <duration>", "how long to wait for another run to finish")
    .argParser(readDuration)
    .default(0);
}

function readConcurrency(text: string): number {
  const value = wholeNumber(text);
  if (value === undefined || value < 1 || value > 256)
    throw new InvalidArgumentError("a whole number from 1 to 256");
  return value;
}

/** None at all needs no unit: `0` is what the help names as the default. */
function readDuration(text: string): number {
  const milliseconds = text === "0" ? 0 : parseDuration(text);
  if (milliseconds === undefined) throw new InvalidArgumentError("0, or a duration such as 30s or 5m");
  return milliseconds;
}

export function defineApply(program: Command): void {
  const command = program
    .command("apply")
    .summary("apply the manifests to the tenant")
    .description(
      "Plans again and applies the plan: dependencies first. Nothing goes live before its receiver proves healthy, " +
        "and every write is recorded before it is sent. A saved plan is an approval: the command plans again, compares, and " +
        "exits 8 with each difference. Without a saved plan it asks on a terminal; elsewhere " +
        "pass --approved or --yes.",
    )
    .argument("[plan]", "a plan saved with plan --out; - reads it from stdin");
  addPlanOptions(command)
    .option("--yes", "apply without asking")
    .option(
      "--approved <digest>",
      "apply only the changes with this digest, without asking; with a saved plan, also the hash of its file",
    );
  addRunOptions(command)
    .option(
      "--watch <run>",
      "apply nothing: follow a run that works elsewhere on this state, and end as it ends",
    )
    .option("--interval <duration>", "how often --watch looks (default: 2s)", readInterval)
    .hook("preAction", refuseIdle);
  withExamples(command, [
    ["webhook-sync apply", "shows the plan and asks"],
    ["webhook-sync apply plan.json --env production", "what was reviewed, in CI"],
    ["webhook-sync apply - --env production < plan.json", "a plan from stdin"],
    ["webhook-sync apply --yes --env production", "whatever is planned now"],
    ["webhook-sync apply --yes --format json", "a stream of events, a summary last"],
    ["webhook-sync apply --yes --lock-timeout 5m", "waits for a running apply instead of exiting 8"],
    ["webhook-sync apply --watch 7f3a91c2 --env production", "follows the run of another machine"],
  ]);
}

/** How a run is to work that `--watch` only looks at. What variables say of it is for the other commands of a job. */
function refuseIdle(apply: Command): void {
  if (apply.opts<WatchOptions>().watch === undefined) return;
  const idle = ["concurrency", "skipBlocked", "lockTimeout"].find(
    (name) => apply.getOptionValueSource(name) === "cli",
  );
  const flag = apply.options.find((option) => option.attributeName() === idle)?.long;
  if (flag != null)
    apply.error(`error: apply --watch applies nothing, so that ${flag} means nothing: leave it out`);
}

export function defineRollback(program: Command): void {
  const command = program
    .command("rollback")
    .summary("revert what a run changed")
    .description(
      "Plans how to restore the webhooks that a run changed, from the audit log, shows the plan and asks. " +
        "The health gate decides as in an apply. What the run created is deprecated, not deleted. Secrets are " +
        "looked up by their references. Revert the commit too, or the next apply makes the changes again.",
    )
    .argument("<run>", "the run's id of eight digits, as printed by apply and audit show");
  addRunOptions(command)
    .addOption(allowDeprecate("deprecate this one despite its protection (repeatable)"))
    .option("--yes", "roll back without asking");
  withExamples(command, [
    ["webhook-sync rollback 7f3a91c2", "shows the plan and asks"],
    ["webhook-sync rollback 7f3a91c2 --yes --env production", "in CI"],
  ]);
}

export function defineOutbox(program: Command): void {
  const outbox = program
    .command("outbox")
    .summary("list, resend or drop undelivered messages")
    .description(
      "The messages that the monitoring dashboard and the deprecation hook have not accepted yet. A message that is " +
        "refused in three runs (400, 404, 410, 413 …) is set aside, so that later messages of its webhook are delivered.",
    );
  const list = outbox
    .command("list")
    .summary("list them")
    .description("Lists the messages with their ids and the reasons for refusal.");
  withExamples(list, [["webhook-sync outbox list --format json", "with the bodies"]]);
  const retry = outbox
    .command("retry")
    .summary("send them again now")
    .description(
      "Sends the given messages, or all, including those that were refused or set aside. What waits before a given " +
        "one for the same webhook goes first; nothing else is sent. Exits 9 when one of them remains.",
    )
    .argument("[id...]", "ids of messages")
    .addOption(lockTimeout());
  withExamples(retry, [["webhook-sync outbox retry", "once the service works again"]]);
  const drop = outbox
    .command("drop")
    .summary("drop messages")
    .description("Removes messages from the outbox permanently. The audit log records which, and by whom.")
    .argument("<id...>", "messages")
    .addOption(lockTimeout());
  withExamples(drop, [
    ["webhook-sync outbox drop 9f2c4e1ab07d43c58e6f1a2b3c4d5e6f", "as outbox list shows it"],
  ]);
}

/** The options of `rollback`, as commander reads them. */
export interface RollbackOptions extends Pick<RawPlanRequest, "allowDeprecate"> {
  readonly yes?: boolean;
  readonly concurrency: number;
  readonly skipBlocked?: boolean;
  /** In milliseconds. */
  readonly lockTimeout: number;
}

/** The options of `outbox retry` and `outbox drop`. */
export interface OutboxOptions {
  /** In milliseconds. */
  readonly lockTimeout: number;
}

/** The options of `apply`, as commander reads them. */
export interface ApplyOptions extends RawPlanRequest {
  readonly yes?: boolean;
  readonly approved?: string;
  readonly concurrency: number;
  readonly skipBlocked?: boolean;
  /** In milliseconds. */
  readonly lockTimeout: number;
}

/** What makes an apply one that only looks. */
export interface WatchOptions {
  readonly watch?: string;
  /** In milliseconds. */
  readonly interval?: number;
}

/** Why `apply --watch` cannot be had: the line says what is to be applied, too. Undefined where it can. */
export function whyNotFollowed(
  command: Partial<ApplyOptions> & WatchOptions,
  file: string | undefined,
): Problem | undefined {
  const { watch, yes, approved, target, allowDelete, allowDeprecate, allowDowngrade } = command;
  if (watch === undefined) {
    const message = "--interval says how often --watch looks";
    return problem(EXIT.usage, "usage", message, "add --watch RUN, or leave it out");
  }
  const asked = [file, yes, approved, target, allowDelete, allowDeprecate, allowDowngrade];
  if (asked.every((one) => one === undefined)) return undefined;
  return problem(
    EXIT.usage,
    "usage",
    `apply --watch ${watch} applies nothing, so that nothing can be approved or chosen for it`,
    "leave out the plan, --yes, --approved, --target and --allow-*, or leave out --watch",
  );
}

/** Nobody can be asked, and nobody said yes. */
export function rollbackUnapproved(): Problem {
  const hint = "pass --yes, or run it on a terminal to be asked";
  return problem(EXIT.usage, "usage", "rollback needs an approval", hint);
}
