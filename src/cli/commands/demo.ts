import { execute, type Shell, TEXT_ONLY, withExamples } from "../command.ts";

export function defineDemo(shell: Shell): void {
  const command = shell.program
    .command("demo")
    .summary("watch the whole circle on a local tenant")
    .description(
      "Runs the commands for real on an embedded tenant and the example fleet, in a folder of its own that it removes.",
    )
    .option("--keep", "keep the folder and say where it is");
  withExamples(command, [["webhook-sync demo", "about ten seconds"]]);
  execute(
    shell,
    command,
    async (invocation, options: { readonly keep?: boolean }) =>
      (await import("../sandbox/demo.ts")).demo(invocation, options, shell.run),
    TEXT_ONLY,
  );
}
