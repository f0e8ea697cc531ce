import type { RollbackOptions } from "../apply/rollback.ts";
import { execute, type Shell, withExamples } from "../command.ts";
import { addRunOptions } from "./run-options.ts";

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
