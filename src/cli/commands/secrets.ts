import { execute, type Shell, withExamples } from "../command.ts";

export function defineSecrets(shell: Shell): void {
  const secrets = shell.program
    .command("secrets")
    .summary("list the secrets that manifests refer to")
    .description("Shows the secrets of an environment; never a value.");
  const list = secrets
    .command("list")
    .summary("list the secrets, where they are set, where they may go and who sends them")
    .description(
      "Lists the secrets that manifests refer to, and those that policy.secrets names: whether each is set here (as an " +
        "environment variable, or as a file of --secrets-dir), the declared version, the hosts that it may be sent to, and the " +
        "webhooks that send it with file, line and owner. Never prints a value. Works offline.",
    );
  withExamples(list, [
    ["webhook-sync secrets list --env production", "what an apply would need"],
    ["webhook-sync secrets list --secrets-dir /run/secrets", "with those that stand in files"],
    ["webhook-sync secrets list --format json", "for scripts"],
  ]);
  execute(shell, list, async (invocation) =>
    (await import("../manifest/secrets.ts")).secretsList(invocation),
  );
}
