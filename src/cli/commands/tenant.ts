import { InvalidArgumentError } from "commander";
import { execute, type Shell, withExamples } from "../command.ts";
import type { HealthOptions } from "../health/health.ts";
import type { ImportOptions } from "../import/import.ts";
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

export function defineImport(shell: Shell): void {
  const command = shell.program
    .command("import")
    .summary("write manifests of what the tenant has")
    .description(
      "Reads the tenant and writes a manifest for each webhook that none declares yet. Only reads; the files say " +
        "`adopt: true`, and an apply takes over. Values of headers are never written: they become references to secrets, " +
        "which are listed, unless operators say that a header is plain (policy.plainHeaders).",
    )
    .argument("[name...]", "only these, by name or key; exit 11 where one cannot be imported")
    .option("--dry-run", "show the files instead of writing them")
    .option("--overwrite", "also bring manifests that are there to what the tenant has; comments stay")
    .option("--owner <team>", "the team that answers for what is imported", readOwner);
  withExamples(command, [
    ["webhook-sync import --dry-run", "what would be written, and what would not"],
    ["webhook-sync import --env production --owner team-orders", "every webhook that has no manifest yet"],
    ["webhook-sync import orders billing-invoice@2", "two of them"],
    ["webhook-sync import orders --overwrite", "take what was changed by hand into Git"],
    ["webhook-sync import --format json", "for scripts"],
  ]);
  execute(shell, command, async (invocation, options: ImportOptions, names) =>
    (await import("../import/import.ts")).importWebhooks(invocation, options, names),
  );
}

function readOwner(text: string): string {
  if (!/^\S(?:.{0,98}\S)?$/u.test(text) || /\p{C}/u.test(text))
    throw new InvalidArgumentError("a text of 1 to 100 characters");
  return text;
}

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
