import { execute, type Shell, VALIDATE_FORMATS, withExamples } from "../command.ts";

export function defineValidate(shell: Shell): void {
  const command = shell.program
    .command("validate")
    .summary("check manifests and policy, offline")
    .description("Checks the operators' file, all manifests and the policy. Needs no network and no secret.");
  withExamples(command, [
    ["webhook-sync validate", "the default environment"],
    ["webhook-sync validate --env production", "as production sees it"],
    ["webhook-sync validate --format json", "findings for a script"],
    ["webhook-sync validate --format github", "annotations at the lines of a pull request"],
    ["webhook-sync validate --format sarif > findings.sarif", "for code scanning"],
  ]);
  execute(
    shell,
    command,
    async (invocation) => (await import("../manifest/validate.ts")).validate(invocation),
    VALIDATE_FORMATS,
  );
}
