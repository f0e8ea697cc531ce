import { execute, type Shell, withExamples } from "../command.ts";
import type { HealthOptions } from "../health/health.ts";

export function defineHealth(shell: Shell): void {
  const command = shell.program
    .command("health")
    .summary("probe the receivers without changing anything")
    .description(
      "Probes the receivers of what is declared active and of what is active on the tenant, by dns, tcp and tls. " +
        "Changes nothing. Exits 5 when the receiver of something that is live is unfit.",
    )
    .argument("[name...]", "only these, by name or key")
    .option("--active", "also send the synthetic delivery, with the headers that are declared");
  withExamples(command, [
    ["webhook-sync health", "all receivers; nothing is delivered"],
    ["webhook-sync health orders billing-invoice@2", "the receivers of two webhooks"],
    ["webhook-sync health --active --env production", "with a synthetic delivery to each"],
    ["webhook-sync health --format json", "for scripts"],
  ]);
  execute(shell, command, async (invocation, options: HealthOptions, names) =>
    (await import("../health/health.ts")).health(invocation, options, names),
  );
}
