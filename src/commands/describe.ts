import type { Command } from "commander";
import { DESCRIBE_FORMATS, prints, REPORT_FORMATS, withExamples } from "./line.ts";

export function defineDescribe(program: Command): void {
  const command = program
    .command("describe")
    .summary("show all that is known of one webhook")
    .description(
      "Shows one webhook: declared next to live, who owns it and where it is declared, its secrets by reference and " +
        "whether they are set here, what depends on it, its last probe, what each run did to it, and what an apply " +
        "would do. Changes nothing.",
    )
    .argument("<name>", "the webhook's name, or one version of it as name@version");
  withExamples(command, [
    ["webhook-sync describe orders", "all its versions"],
    ["webhook-sync describe orders@2", "one version"],
    ["webhook-sync describe orders --format html > orders.html", "a page for a browser"],
    ["webhook-sync describe orders --env production --format json", "for scripts"],
  ]);
  prints(command, DESCRIBE_FORMATS);
}

export function defineReport(program: Command): void {
  const command = program
    .command("report")
    .summary("write a page on the fleet, its runs and its receivers")
    .description(
      "Writes one page for a browser: what needs attention, where each webhook stands, how its receiver has been, what " +
        "each run did to it, when certificates and sunsets end, and the runs. Verifies the whole record first, and exits " +
        "10 where that cannot be trusted. Changes nothing.",
    )
    .option(
      "--since <time>",
      "runs and changes since this time: a day, an instant with its time zone, or a duration such as 90d (default: all)",
    )
    .option("--out <file>", "write to this file; - is stdout, as without it");
  withExamples(command, [
    ["webhook-sync report --env production --out report.html", "one file, to be opened, mailed or uploaded"],
    ["webhook-sync report --since 90d > report.html", "the runs of a quarter"],
    ["webhook-sync report --format json", "for scripts"],
  ]);
  prints(command, REPORT_FORMATS);
}

export function defineDiff(program: Command): void {
  const command = program
    .command("diff")
    .summary("show in what one webhook is not as declared")
    .description(
      "Shows in what the tenant differs from the manifest of one webhook, and what an apply would do about it. " +
        "Changes nothing.",
    )
    .argument("<name>", "the webhook's name, or one version of it as name@version")
    .option("--detailed-exitcode", "exit 2 when it differs");
  withExamples(command, [
    ["webhook-sync diff orders", "for people"],
    ["webhook-sync diff orders --detailed-exitcode", "exit 2 when it is not as declared"],
    ["webhook-sync diff orders --format json", "for scripts"],
  ]);
}

/** The options of `diff`, as commander reads them. */
export interface DiffOptions {
  readonly detailedExitcode?: boolean;
}

/** The options of `report`, as commander reads them. */
export interface ReportOptions {
  readonly since?: string;
  readonly out?: string;
}
