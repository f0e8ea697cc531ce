import { InvalidArgumentError } from "commander";
import { execute, type Shell, withExamples } from "../command.ts";
import type { ImportOptions } from "../import/import.ts";

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
