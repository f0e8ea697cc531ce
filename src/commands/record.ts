import { type Command, Option } from "commander";
import { ACTIONS } from "../model/plan/change.ts";
import { CONCERNS, type Concern } from "../model/report/fleet-status.ts";
import { EXIT } from "../model/run/exit-code.ts";
import type { OutputFormat } from "../model/run/output-format.ts";
import { type Problem, problem } from "../model/run/problem.ts";
import { prints, RECORD_FORMATS, readInterval, rootOf, STATUS_FORMATS, withExamples } from "./line.ts";

/** The live statuses and the results that records have. */
const STATUSES = [
  ...["active", "inactive", "deprecated", "deleted", "absent", "unknown"],
  ...["succeeded", "failed", "applied", "held", "stale", "skipped"],
];

function folderOption(): Option {
  return new Option("--folder <dir>", "the record that state export or state prune wrote there");
}

/** `--folder` stands in the place of what names an environment's own record. */
function refuseEnvironment(command: Command): void {
  if (command.getOptionValue("folder") === undefined) return;
  const isGiven = (name: string) => command.getOptionValueSourceWithGlobals(name) === "cli";
  const named = ["env", "config", "stateDir"].find(isGiven);
  const flag = rootOf(command).options.find((option) => option.attributeName() === named)?.long;
  if (flag !== undefined) command.error(`error: --folder and ${flag} name two records`);
}

export function defineAudit(program: Command): void {
  const audit = program
    .command("audit")
    .hook("preAction", (_audit, command) => refuseEnvironment(command))
    .summary("show and verify the audit log")
    .description("Shows and verifies the audit log: a record of every intent and outcome.");
  defineAuditShow(audit);
  defineAuditRuns(audit);
  defineAuditVerify(audit);
}

function defineAuditShow(audit: Command): void {
  const show = audit
    .command("show")
    .summary("list the records")
    .description("Lists the records of an environment's audit log, oldest first.")
    .option("--name <name>", "only webhooks of this name")
    .addOption(new Option("--action <action>", "only this action").choices(ACTIONS))
    .option(
      "--since <time>",
      "only records since this time: a day, an instant with its time zone, or a duration such as 7d",
    )
    .option(
      "--until <time>",
      "only from before this time: a day, an instant with its time zone, or a duration such as 1d",
    )
    .option("--run <id>", "only this run")
    .option("--actor <actor>", "only what this actor's runs wrote: github:octocat")
    .addOption(new Option("--status <status>", "only this status or result").choices(STATUSES))
    .option("--csv", "the same as --format csv: comma-separated values (RFC 4180)")
    .addOption(folderOption());
  withExamples(show, [
    ["webhook-sync audit show", "everything"],
    ["webhook-sync audit show --name orders --since 7d", "one webhook, one week"],
    ["webhook-sync audit show --format json", "for scripts"],
    ["webhook-sync audit show --format csv > audit.csv", "for a spreadsheet"],
  ]);
  prints(show, RECORD_FORMATS);
}

function defineAuditRuns(audit: Command): void {
  const runs = audit
    .command("runs")
    .summary("list the runs")
    .description(
      "Lists the runs of an environment, oldest first: when, who, from which commit and CI job, how it was approved and " +
        "by whom, how it ended, and its last record's hash.",
    )
    .option(
      "--since <time>",
      "only runs since this time: a day, an instant with its time zone, or a duration such as 7d",
    )
    .option(
      "--until <time>",
      "only runs before this time: a day, an instant with its time zone, or a duration such as 1d",
    )
    .option("--actor <actor>", "only runs of this actor: github:octocat")
    .addOption(folderOption());
  withExamples(runs, [
    ["webhook-sync audit runs --since 30d", "what was applied this month, and who approved it"],
    ["webhook-sync audit runs --format csv > runs.csv", "for a spreadsheet"],
  ]);
  prints(runs, RECORD_FORMATS);
}

function defineAuditVerify(audit: Command): void {
  const verify = audit
    .command("verify")
    .summary("verify the hash chain")
    .description(
      "Checks that every record still has its hash and names the hash of the previous record, so that none " +
        "was edited, removed, added or moved, unless the rest of the chain was recomputed. Anyone who can write to the " +
        "file can do that, or cut off its end. With --key it also checks that the last record is signed, so that " +
        "nobody without the private key recomputed the chain or wrote to it. A cut-off end shows only in a head that was " +
        "kept elsewhere: pass it with --head, or all that were anchored with --anchors. None of this proves " +
        "that a record is true, or that nothing was changed on the tenant by other means. Exits 10 when the chain is broken, a " +
        "head or a signature is missing, or there are no records.",
    )
    .option("--head <hash>", "the head that a run printed: it and everything before it must be unchanged")
    .option("--key <file>", "the public key: everything must be signed with it (PEM, or Base64 of DER)")
    .option("--anchors <file>", "heads that runs wrote elsewhere, a line each: all must be there")
    .option("--rebuild", "also check that what plans read in place of the records follows from them")
    .addOption(folderOption());
  withExamples(verify, [
    ["webhook-sync audit verify", "verify the hash chain"],
    ["webhook-sync audit verify --head c0f034dc74d1…", "all 64 digits, as printed by an apply"],
    ["webhook-sync audit verify --key audit-key.pub.pem", "where runs are signed"],
    [
      "webhook-sync audit verify --key audit-key.pub.pem --anchors heads.ndjson",
      "and their heads kept elsewhere",
    ],
  ]);
}

export function defineStatus(program: Command): void {
  const command = program
    .command("status")
    .summary("show the status of each webhook")
    .description(
      "Shows the last run and the one at work, and for each webhook what is declared, live and pending, its last probe " +
        "and runs, and how soon its certificate expires and its sunset passes. Changes nothing; exits 0 unless --fail-on " +
        "is given.",
    )
    .addOption(
      new Option("--fail-on <concern...>", "exit 2 for drift or a passed sunset, 5 for unhealthy").choices(
        CONCERNS,
      ),
    )
    .option("--watch", "look again and again until Ctrl-C, or until what --fail-on names is there")
    .option("--interval <duration>", "how often --watch looks (default: 5s)", readInterval);
  withExamples(command, [
    ["webhook-sync status", "for people"],
    ["webhook-sync status --watch", "redrawn on a terminal; a line for each change in a pipe"],
    ["webhook-sync status --watch --interval 30s --fail-on unhealthy", "waits until a receiver is unhealthy"],
    ["webhook-sync status --env production --format json", "for scripts"],
    ["webhook-sync status --format openmetrics > webhook_sync.prom", "for Prometheus' textfile collector"],
    ["webhook-sync status --fail-on drift unhealthy sunset --quiet", "for a scheduler"],
  ]);
  prints(command, STATUS_FORMATS);
}

/** The options of `status`, as commander reads them. */
export interface StatusOptions {
  readonly failOn?: readonly Concern[];
  readonly watch?: boolean;
  /** In milliseconds. */
  readonly interval?: number;
}

/** Why the status cannot be watched; undefined where it can. */
export function whyNotWatched({ watch }: StatusOptions, format: OutputFormat): Problem | undefined {
  const refused = (message: string, hint: string) => problem(EXIT.usage, "usage", message, hint);
  if (watch !== true)
    return refused("--interval says how often --watch looks", "add --watch, or leave it out");
  if (format !== "openmetrics") return undefined;
  return refused(
    "--watch prints text or JSON; a file of metrics is written once",
    "leave --watch out, and let a timer run the command",
  );
}
