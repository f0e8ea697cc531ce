import type { ApplyOptions } from "../apply/apply.ts";
import { execute, type Shell, withExamples } from "../command.ts";
import { addPlanOptions } from "./plan.ts";
import { addRunOptions } from "./run-options.ts";

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
