import { Option } from "commander";
import { CONCERNS } from "../../model/fleet-status.ts";
import { execute, type Shell, withExamples } from "../command.ts";
import type { StatusOptions } from "../record/status.ts";

export function defineStatus(shell: Shell): void {
  const command = shell.program
    .command("status")
    .summary("where each webhook stands")
    .description(
      "Shows for each webhook what is declared, live and pending, its last probe, how its last runs went, and how " +
        "long its certificate and its sunset are away. Only reads; exits 0 unless --fail-on says otherwise.",
    )
    .addOption(
      new Option("--fail-on <concern...>", "exit 2 for drift or a passed sunset, 5 for unhealthy").choices(
        CONCERNS,
      ),
    );
  withExamples(command, [
    ["webhook-sync status", "for people"],
    ["webhook-sync status --env production --format json", "for scripts"],
    ["webhook-sync status --fail-on drift unhealthy sunset --quiet", "for a scheduler"],
  ]);
  execute(shell, command, async (invocation, options: StatusOptions) =>
    (await import("../record/status.ts")).status(invocation, options),
  );
}
