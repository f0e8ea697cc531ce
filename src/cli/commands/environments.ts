import { execute, type Shell, withExamples } from "../command.ts";

export function defineEnvironments(shell: Shell): void {
  const command = shell.program
    .command("environments")
    .summary("list the environments, as a matrix for CI too")
    .description(
      "Lists the environments of the operators' file: profile, tenant and which one is the default; with --env " +
        "that one alone. Offline. With --format json it is one line that a job matrix of GitHub takes.",
    );
  withExamples(command, [
    ["webhook-sync environments", "for people"],
    [
      'echo "matrix=$(webhook-sync environments --format json)" >> "$GITHUB_OUTPUT"',
      "for `matrix: ${{ fromJSON(needs.JOB.outputs.matrix) }}` in a job that needs this one",
    ],
  ]);
  execute(shell, command, async (invocation) =>
    (await import("../manifest/environments.ts")).environments(invocation),
  );
}
