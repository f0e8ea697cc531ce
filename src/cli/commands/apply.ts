import { type Command, InvalidArgumentError, Option } from "commander";
import { parseDuration } from "../../base/time.ts";
import type { ApplyOptions } from "../apply/apply.ts";
import type { RollbackOptions } from "../apply/rollback.ts";
import { execute, type Shell, withExamples } from "../command.ts";
import type { OutboxOptions } from "../outbox/outbox.ts";
import { addPlanOptions } from "./plan.ts";

/** The options that apply and rollback share. */
function addRunOptions(command: Command): Command {
  return command
    .option("--concurrency <n>", "API calls, and probes, at once", readConcurrency, 8)
    .option("--skip-blocked", "apply the rest when changes are blocked (still exits 11)")
    .addOption(lockTimeout());
}

/** For every command that writes to the record. */
function lockTimeout(): Option {
  return new Option("--lock-timeout <duration>", "how long to wait for another run to finish")
    .argParser(readDuration)
    .default(0);
}

function readConcurrency(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 256)
    throw new InvalidArgumentError("a whole number from 1 to 256");
  return value;
}

function readDuration(text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds === undefined) throw new InvalidArgumentError("a duration such as 30s or 5m");
  return milliseconds;
}

export function defineApply(shell: Shell): void {
  const command = shell.program
    .command("apply")
    .summary("make the tenant as the manifests declare")
    .description(
      "Plans again and carries the plan out: dependencies first, nothing goes live that has not proved healthy, " +
        "every write recorded before it is sent. A saved plan is an approval: it is planned again and compared, and " +
        "a difference exits 8 with the object that moved. Without one it asks on a terminal; elsewhere " +
        "--approved or --yes is needed.",
    )
    .argument("[plan]", "a plan that plan --out saved");
  addPlanOptions(command)
    .option("--yes", "apply without asking")
    .option(
      "--approved <digest>",
      "apply without asking the changes that have this digest, and no others; with a plan, also the hash of its file",
    );
  addRunOptions(command);
  withExamples(command, [
    ["webhook-sync apply", "shows the plan and asks"],
    ["webhook-sync apply plan.json --env production", "what was reviewed, in CI"],
    ["webhook-sync apply --yes --env production", "whatever is planned now"],
    ["webhook-sync apply --yes --format json", "a stream of events, a summary last"],
    [
      "webhook-sync apply --yes --lock-timeout 5m",
      "waits for the run that is under way instead of exiting 8",
    ],
  ]);
  execute(shell, command, async (invocation, options: ApplyOptions, [file]) =>
    (await import("../apply/apply.ts")).apply(invocation, options, file),
  );
}

export function defineRollback(shell: Shell): void {
  const command = shell.program
    .command("rollback")
    .summary("take back what a run wrote")
    .description(
      "Plans what makes the webhooks that a run wrote to as they were before it, from the record, shows that and asks. " +
        "The health gate decides as in an apply; what the run registered is deprecated, not deleted; secrets are " +
        "looked up by their references. Revert the commit too, or the next apply does it again.",
    )
    .argument("<run>", "the run's eight digits, as apply and audit show print them");
  addRunOptions(command).option("--yes", "roll back without asking");
  withExamples(command, [
    ["webhook-sync rollback 7f3a91c2", "shows the plan and asks"],
    ["webhook-sync rollback 7f3a91c2 --yes --env production", "in CI"],
  ]);
  execute(shell, command, async (invocation, options: RollbackOptions, [run = ""]) =>
    (await import("../apply/rollback.ts")).rollback(invocation, options, run),
  );
}

export function defineOutbox(shell: Shell): void {
  const outbox = shell.program
    .command("outbox")
    .summary("what the dashboard and the hook have not taken")
    .description(
      "The messages that the monitoring dashboard and the deprecation hook have not taken yet. A message that is " +
        "refused for good in three runs (400, 404, 410, 413 …) is set aside, so that the later ones of its webhook pass.",
    );
  const list = outbox
    .command("list")
    .summary("list them")
    .description("Lists the messages with their ids, and with what they were refused.");
  withExamples(list, [["webhook-sync outbox list --format json", "with the bodies"]]);
  execute(shell, list, async (invocation) => (await import("../outbox/outbox.ts")).outboxList(invocation));
  const retry = outbox
    .command("retry")
    .summary("send them again now")
    .description(
      "Sends what waits, and again what was refused or set aside: the messages that are named, else all. Exits 9 when " +
        "one is left.",
    )
    .argument("[id...]", "messages that were refused")
    .addOption(lockTimeout());
  withExamples(retry, [["webhook-sync outbox retry", "once the service is mended"]]);
  execute(shell, retry, async (invocation, options: OutboxOptions, ids) =>
    (await import("../outbox/outbox.ts")).outboxRetry(invocation, options, ids),
  );
  const drop = outbox
    .command("drop")
    .summary("give messages up")
    .description("Takes messages out of the outbox for good. The record keeps which, and by whom.")
    .argument("<id...>", "messages")
    .addOption(lockTimeout());
  withExamples(drop, [
    ["webhook-sync outbox drop 9f2c4e1ab07d43c58e6f1a2b3c4d5e6f", "as outbox list shows it"],
  ]);
  execute(shell, drop, async (invocation, options: OutboxOptions, ids) =>
    (await import("../outbox/outbox.ts")).outboxDrop(invocation, options, ids),
  );
}
