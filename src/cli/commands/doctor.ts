import { execute, type Shell, withExamples } from "../command.ts";
import type { DoctorOptions } from "../tenant/doctor.ts";

export function defineDoctor(shell: Shell): void {
  const command = shell.program
    .command("doctor")
    .summary("what a tenant does, and the lines to configure it")
    .description(
      "Reads the tenant and tells what was seen and what stays assumed: reachability, clock, token and scopes, list " +
        "and paging, ETag, masked header values, echo of keys. Ends with the lines for the operators' file. Writes " +
        "nothing. Exits 0 when the tenant can be worked with, 4 or 9 when not.",
    )
    .option("--unlearn", "first forget what applies have found out about the tenant");
  withExamples(command, [
    ["webhook-sync doctor --env production", "before the first plan, and when something is odd"],
    ["webhook-sync doctor --env production --format json", "for a script"],
  ]);
  execute(shell, command, async (invocation, options: DoctorOptions) =>
    (await import("../tenant/doctor.ts")).doctor(invocation, options),
  );
}
