import type { Command } from "commander";
import { collect, execute, PLAN_FORMATS, type Shell, withExamples } from "../command.ts";
import type { PlanOptions } from "../plan/plan.ts";

/** The options that plan and apply share. */
export function addPlanOptions(command: Command): Command {
  return command
    .option("--target <key...>", "only these, by name or key, and what they depend on")
    .option("--allow-delete <key>", "delete this one, whose sunset has passed (repeatable)", collect)
    .option(
      "--allow-deprecate <key>",
      "deprecate this one in spite of protection or limits (repeatable)",
      collect,
    )
    .option("--allow-downgrade <name>", "go back to a lower version of this name (repeatable)", collect);
}

export function definePlan(shell: Shell): void {
  const command = shell.program
    .command("plan")
    .summary("show what an apply would change")
    .description("Compares the manifests with the tenant and shows what an apply would do. Only reads.");
  addPlanOptions(command)
    .option("--out <file>", "save the plan, to be reviewed and applied")
    .option("--detailed-exitcode", "exit 2 when changes are pending")
    .option("--probe", "also contact the receivers, by dns, tcp and tls only; nothing is delivered");
  withExamples(command, [
    ["webhook-sync plan", "for people"],
    ["webhook-sync plan --env production --format json", "for scripts"],
    ["webhook-sync plan --out plan.json", "save it, for show and apply"],
    ["webhook-sync plan --format markdown", "a comment for a pull request"],
    ["webhook-sync plan --detailed-exitcode", "exit 2 when something would change"],
    ["webhook-sync plan --probe", "with the state of the receivers among the risks"],
    ["webhook-sync plan --target orders@2", "one webhook and what it depends on"],
  ]);
  execute(
    shell,
    command,
    async (invocation, options: PlanOptions) => (await import("../plan/plan.ts")).plan(invocation, options),
    PLAN_FORMATS,
  );
}
