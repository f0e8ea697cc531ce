import { Option } from "commander";
import { ACTIONS } from "../../model/change.ts";
import { execute, RECORD_FORMATS, type Shell, withExamples } from "../command.ts";
import type { AuditShowOptions, AuditVerifyOptions } from "../record/audit.ts";

export function defineAudit(shell: Shell): void {
  const audit = shell.program
    .command("audit")
    .summary("the record")
    .description("The record of every intent and outcome.");
  const show = audit
    .command("show")
    .summary("list the record")
    .description("Lists the records of an environment's journal, oldest first.")
    .option("--name <name>", "only webhooks of this name")
    .addOption(new Option("--action <action>", "only this action").choices(ACTIONS))
    .option("--since <time>", "only from this time on: ISO 8601, or a duration such as 7d")
    .option("--run <id>", "only this run")
    .option("--status <status>", "only records with this status or result")
    .option("--csv", "the same as --format csv: comma-separated values (RFC 4180)");
  withExamples(show, [
    ["webhook-sync audit show", "everything"],
    ["webhook-sync audit show --name orders --since 7d", "one webhook, one week"],
    ["webhook-sync audit show --format json", "for scripts"],
    ["webhook-sync audit show --format csv > audit.csv", "for a spreadsheet"],
  ]);
  execute(
    shell,
    show,
    async (invocation, options: AuditShowOptions) =>
      (await import("../record/audit.ts")).auditShow(invocation, options),
    RECORD_FORMATS,
  );
  const verify = audit
    .command("verify")
    .summary("walk the chain")
    .description("Checks that no record was changed, removed or added. Exits 10 when one was.")
    .option("--head <hash>", "the head that a run printed: tells whether later records were cut off");
  withExamples(verify, [
    ["webhook-sync audit verify", "walk the chain"],
    ["webhook-sync audit verify --head c0f034dc74d1…", "with all 64 digits that an apply ended with"],
  ]);
  execute(shell, verify, async (invocation, options: AuditVerifyOptions) =>
    (await import("../record/audit.ts")).auditVerify(invocation, options),
  );
}
