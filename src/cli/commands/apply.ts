import { InvalidArgumentError } from "commander";
import { parseDuration } from "../../model/duration.ts";
import type { ApplyOptions } from "../apply.ts";
import { execute, type Shell, withExamples } from "../command.ts";
import { addPlanOptions } from "./plan.ts";

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
    .option("--approved <digest>", "apply without asking the changes that have this digest, and no others")
    .option("--concurrency <n>", "API calls, and probes, at once", readConcurrency, 8)
    .option("--skip-blocked", "apply the rest when changes are blocked (still exits 11)")
    .option("--lock-timeout <duration>", "how long to wait for another run to finish", readDuration, 0);
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
    (await import("../apply.ts")).apply(invocation, options, file),
  );
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
