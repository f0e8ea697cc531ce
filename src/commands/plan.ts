import { resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { isPlainAddress } from "../base/http.ts";
import type { RawPlanRequest } from "../model/plan/plan.ts";
import { EXIT } from "../model/run/exit-code.ts";
import type { OutputFormat } from "../model/run/output-format.ts";
import { type Problem, problem } from "../model/run/problem.ts";
import {
  addPlanOptions,
  PLAN_FORMATS,
  prints,
  STREAM,
  VALIDATE_FORMATS,
  wholeNumber,
  withExamples,
} from "./line.ts";

export function definePlan(program: Command): void {
  const command = program
    .command("plan")
    .summary("show what an apply would change")
    .description("Compares the manifests with the tenant and shows what an apply would do. Changes nothing.");
  addPlanOptions(command)
    .option("--out <file>", "save the plan, for review and apply; - prints it to stdout")
    .option("--page <file>", "also write the page that --format html prints to this file")
    .option(
      "--detailed-exitcode",
      "exit 2 when an apply would change something, or record a protection or sunset",
    )
    .option("--probe", "also contact the receivers, by dns, tcp and tls only; nothing is delivered")
    .option("--summary", "no more than a screen of 24 lines, whatever the fleet");
  withExamples(command, [
    ["webhook-sync plan", "for people"],
    ["webhook-sync plan --env production --format json", "for scripts"],
    ["webhook-sync plan --env all", "where each webhook stands in each environment"],
    ["webhook-sync plan --summary", "what alike changes do, on one screen"],
    ["webhook-sync plan --out plan.json", "save it, for show and apply"],
    ["webhook-sync plan --out - | webhook-sync show - --format summary", "without a file between them"],
    ["webhook-sync plan --format markdown", "a comment for a pull request"],
    ["webhook-sync plan --format html > plan.html", "a page for a browser, one file"],
    ["webhook-sync plan --out plan.json --page plan.html", "both files of one plan, in CI"],
    ["webhook-sync plan --format gitlab > counts.json", "the counts that GitLab shows in a merge request"],
    ["webhook-sync plan --detailed-exitcode", "exit 2 when something would change"],
    ["webhook-sync plan --probe", "with the state of the receivers among the risks"],
    ["webhook-sync plan --target orders@2", "one webhook and what it depends on"],
  ]);
  prints(command, PLAN_FORMATS);
}

export function defineShow(program: Command): void {
  const command = program
    .command("show")
    .summary("show a saved plan, or compare two")
    .description(
      "Shows a plan saved with plan --out, in any of its formats. With --compare, says what a later plan would do " +
        "differently, and exits 8 when an approval of the earlier plan does not cover the " +
        "later one. Needs neither the tenant nor the manifests.",
    )
    .argument("<plan>", "the saved plan; - reads it from stdin")
    .argument("[later]", "with --compare, the plan to compare it with; - reads it from stdin")
    .option(
      "--compare",
      "compare two plans by what a reviewer approves: exits 0 when they are the same, 8 when not",
    )
    .option("--summary", "no more than a screen of 24 lines");
  withExamples(command, [
    ["webhook-sync show plan.json", "for people"],
    ["webhook-sync show plan.json --summary", "what alike changes do, on one screen"],
    ["webhook-sync show plan.json --format markdown", "a comment for the pull request"],
    ["webhook-sync show plan.json --format html > plan.html", "a page for a browser, one file"],
    ["webhook-sync show plan.json --format summary >> $GITHUB_STEP_SUMMARY", "a page of the job's summary"],
    ["webhook-sync show --compare reviewed.json plan.json", "what changed since the review"],
  ]);
  prints(command, PLAN_FORMATS);
}

export function defineValidate(program: Command): void {
  const command = program
    .command("validate")
    .summary("check manifests and policy, offline")
    .description("Checks the config file, all manifests and the policy. Needs no network and no secret.");
  withExamples(command, [
    ["webhook-sync validate", "the default environment"],
    ["webhook-sync validate --env production", "as production sees it"],
    ["webhook-sync validate --env all", "all environments; --env staging,production for some"],
    ["webhook-sync validate --format json", "findings for a script"],
    ["webhook-sync validate --format github", "annotations at the lines of a pull request"],
    ["webhook-sync validate --format gitlab > codequality.json", "findings in a merge request of GitLab"],
    ["webhook-sync validate --format sarif > findings.sarif", "for code scanning"],
  ]);
  prints(command, VALIDATE_FORMATS);
}

export function definePolicy(program: Command): void {
  const policy = program
    .command("policy")
    .summary("list the policy rules")
    .description("Lists the rules that manifests must follow.");
  const list = policy
    .command("list")
    .summary("list the rules and their severity")
    .description(
      "Lists the policy rules with their severity in the environment, where it comes from, and the configured values.",
    );
  withExamples(list, [["webhook-sync policy list --env production", "the rules as production has them"]]);
}

export function defineSecrets(program: Command): void {
  const secrets = program
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
}

export function defineComment(program: Command): void {
  const command = program
    .command("comment")
    .summary("create or update the plan comment on a pull request")
    .description(
      "Creates or updates the plan comment on a GitHub pull request: edits the comment that an earlier run wrote for " +
        "the same environment and folder, or adds one. Comments of other accounts are not changed. The token comes from GITHUB_TOKEN; GITHUB_API_URL, " +
        "GITHUB_REPOSITORY and the event of the workflow provide the rest.",
    )
    .argument("[file]", "a saved plan, or its Markdown; without it, or with -, reads Markdown from stdin")
    .option("--repo <owner/name>", "the repository (default: GITHUB_REPOSITORY)")
    .option("--pr <number>", "the pull request (default: from the workflow's event)", readNumber)
    .option(
      "--login <account>",
      "the account of the token (default: the token's user, or github-actions[bot])",
    )
    .option("--page <url>", "link to this address, where the plan is shown as a page", readAddress)
    .option("--no-plan", "replace an earlier plan of --env and --manifests by a note that planning failed");
  withExamples(command, [
    ["webhook-sync comment plan.json", "in the workflow of a pull request"],
    ["webhook-sync show plan.json --format markdown | webhook-sync comment", "the same in two steps"],
    ["webhook-sync comment plan.json --repo acme/webhooks --pr 7", "from anywhere"],
    ["webhook-sync comment --no-plan --env production", "after planning failed"],
  ]);
}

/** As Markdown takes it: an address that is no plain one would not become a link. */
function readAddress(text: string): string {
  if (!isPlainAddress(text)) throw new InvalidArgumentError("an address such as https://…");
  return text;
}

function readNumber(text: string): number {
  const number = wholeNumber(text);
  if (number === undefined || number < 1) throw new InvalidArgumentError("the pull request's number");
  return number;
}

/** The options of `plan`, as commander reads them. */
export interface PlanOptions extends RawPlanRequest {
  readonly out?: string;
  readonly page?: string;
  readonly detailedExitcode?: boolean;
  readonly probe?: boolean;
  readonly summary?: boolean;
}

/** The options of `show`, as commander reads them. */
export interface ShowOptions {
  readonly compare?: boolean;
  readonly summary?: boolean;
}

function usage(message: string, hint: string): Problem {
  return problem(EXIT.usage, "usage", message, hint);
}

/** Why `--summary` cannot be had; undefined where it can, or is not asked for. */
function whyNoSummary(format: OutputFormat, summary = false): Problem | undefined {
  if (!summary || format === "text") return undefined;
  const message = `--summary is a screen of text; there is none with --format ${format}`;
  return usage(message, "leave one of the two out");
}

/** What is asked of one plan and does not go together; undefined where all is well. */
export function whyNotPlanned(
  format: OutputFormat,
  { out, page, summary }: PlanOptions,
  workingDirectory: string,
): Problem | undefined {
  if (page === STREAM)
    return usage("--page writes a file, and - is none", "--format html prints the page to stdout");
  if (
    page !== undefined &&
    out !== undefined &&
    resolve(workingDirectory, page) === resolve(workingDirectory, out)
  )
    return usage(`--out and --page name one file, ${out}`, "name a file for each");
  return whyNoSummary(format, summary);
}

/** Why several environments cannot be planned at once; undefined where they can. */
export function whyNotSeveral(
  { out, page, summary }: PlanOptions,
  format: OutputFormat,
): Problem | undefined {
  const one = "name one environment with --env, or leave it out";
  const ofOne = (option: string) => usage(`${option} the plan of one environment`, one);
  if (out !== undefined) return ofOne("--out saves");
  if (page !== undefined) return ofOne("--page shows");
  if (summary) return ofOne("--summary is of");
  if (format === "text" || format === "json") return undefined;
  const message = `plans of several environments are text or json; there is no --format ${format}`;
  return usage(message, one);
}

/** What is asked for and does not go together; undefined where all is well. */
export function whyNotShown(
  format: OutputFormat,
  { compare, summary }: ShowOptions,
  [file, other]: readonly string[],
): Problem | undefined {
  if ((other !== undefined) !== (compare === true)) {
    const message = compare ? "--compare takes two saved plans" : "show takes one saved plan";
    return usage(message, "webhook-sync show PLAN, or webhook-sync show --compare EARLIER LATER");
  }
  if (file === STREAM && other === STREAM)
    return usage("stdin has one plan, not two", "save one of the plans to a file");
  if (!compare) return whyNoSummary(format, summary);
  if (summary) return usage("--compare has no summary", "leave --summary out");
  if (["text", "json", "markdown"].includes(format)) return undefined;
  const message = `--compare prints text, json and markdown; there is no --format ${format}`;
  return usage(message, "leave one of the two out");
}
