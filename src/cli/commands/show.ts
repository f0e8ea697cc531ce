import { execute, PLAN_FORMATS, type Shell, withExamples } from "../command.ts";

export function defineShow(shell: Shell): void {
  const command = shell.program
    .command("show")
    .summary("show a saved plan")
    .description(
      "Shows a plan that plan --out saved, in any of its formats. Needs neither the tenant nor the manifests.",
    )
    .argument("<plan>", "the saved plan");
  withExamples(command, [
    ["webhook-sync show plan.json", "for people"],
    ["webhook-sync show plan.json --format markdown", "a comment for the pull request"],
    ["webhook-sync show plan.json --format summary >> $GITHUB_STEP_SUMMARY", "a page of the job's summary"],
  ]);
  execute(
    shell,
    command,
    async (invocation, _options, [file]) => (await import("../plan/show.ts")).show(invocation, file),
    PLAN_FORMATS,
  );
}
