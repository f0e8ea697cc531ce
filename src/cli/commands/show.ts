import { execute, PLAN_FORMATS, type Shell, withExamples } from "../command.ts";
import type { ShowOptions } from "../plan/show.ts";

export function defineShow(shell: Shell): void {
  const command = shell.program
    .command("show")
    .summary("show a saved plan, or compare two")
    .description(
      "Shows a plan that plan --out saved, in any of its formats. With --compare, says what a later plan would do " +
        "otherwise than an earlier one, and exits 8 where what was approved of the earlier one does not hold for the " +
        "later one. Needs neither the tenant nor the manifests.",
    )
    .argument("<plan>", "the saved plan")
    .argument("[later]", "with --compare, the plan to compare it with")
    .option(
      "--compare",
      "compare two plans by what a reviewer approves: exit 0 when it is the same, 8 when not",
    );
  withExamples(command, [
    ["webhook-sync show plan.json", "for people"],
    ["webhook-sync show plan.json --format markdown", "a comment for the pull request"],
    ["webhook-sync show plan.json --format summary >> $GITHUB_STEP_SUMMARY", "a page of the job's summary"],
    ["webhook-sync show --compare reviewed.json plan.json", "what moved since the review"],
  ]);
  execute(
    shell,
    command,
    async (invocation, options: ShowOptions, files) =>
      (await import("../plan/show.ts")).show(invocation, options, files),
    PLAN_FORMATS,
  );
}
