import { type Command, InvalidArgumentError } from "commander";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";
import { withExamples } from "./line.ts";

export function defineDoctor(program: Command): void {
  const command = program
    .command("doctor")
    .summary("check a tenant and suggest its settings")
    .description(
      "Reads the tenant and reports what was seen and what is assumed: reachability, clock, token and scopes, list " +
        "and paging, ETag, masked header values, idempotency keys; on Cognigy.AI version, projects, flows, passwords " +
        "and what a plan costs. Ends with the settings for the config file. Changes nothing on the tenant, except with " +
        "--write-check: it creates two disabled Endpoints in a scratch project, changes one and deletes both, even when " +
        "interrupted. Exits 0 when the tenant can be used, 4 or 9 when not, 7 when something may be left behind.",
    )
    .option("--unlearn", "first forget what earlier applies learned about the tenant")
    .option(
      "--write-check <project>",
      "Cognigy.AI only: find out by writing to this scratch project what reading cannot show; asks first",
    )
    .option("--yes", "with --write-check: do not ask")
    .hook("preAction", (doctor) => {
      const { yes, writeCheck } = doctor.opts<DoctorOptions>();
      if (yes && writeCheck === undefined)
        doctor.error("error: --yes answers --write-check: add that, or leave --yes out");
    });
  withExamples(command, [
    ["webhook-sync doctor --env production", "before the first plan, and when something is odd"],
    ["webhook-sync doctor --env production --format json", "for a script"],
    ["webhook-sync doctor --env production --write-check Scratch", "once for each Cognigy.AI tenant"],
  ]);
}

export function defineEndpoints(program: Command): void {
  const command = program
    .command("endpoints")
    .summary("print the addresses at which Endpoints are called")
    .description(
      "Reads the tenant and prints where callers reach the Endpoints of this repository: host and token. Anyone who has an " +
        "address can send messages to its flow; every other command shows six digits of it at most. Cognigy.AI only.",
    )
    .argument("[name...]", "only these, by name or key");
  withExamples(command, [
    ["webhook-sync endpoints --env production", "all addresses"],
    ["webhook-sync endpoints orders --format json", "one, for a script that configures a caller"],
  ]);
}

export function defineHealth(program: Command): void {
  const command = program
    .command("health")
    .summary("probe the receivers without changing anything")
    .description(
      "Probes the receivers of all webhooks that are declared active or active on the tenant, by dns, tcp and tls. " +
        "Changes nothing. Exits 5 when the receiver of a live webhook is unfit.",
    )
    .argument("[name...]", "only these, by name or key")
    .option("--active", "also send a synthetic delivery with the declared headers");
  withExamples(command, [
    ["webhook-sync health", "all receivers; nothing is delivered"],
    ["webhook-sync health orders billing-invoice@2", "the receivers of two webhooks"],
    ["webhook-sync health --active --env production", "with a synthetic delivery to each"],
    ["webhook-sync health --format json", "for scripts"],
  ]);
}

export function defineImport(program: Command): void {
  const command = program
    .command("import")
    .summary("generate manifests from the tenant")
    .description(
      "Writes a manifest for each webhook of the tenant that has none. Changes nothing on the tenant; the files say " +
        "`adopt: true`, so that the next apply adopts them. Header values are never written: they become references to secrets, " +
        "which are listed, unless policy.plainHeaders names the header. With names and --secrets-dir the values that the tenant " +
        "shows are written there, one file a secret, readable by you alone; files that are there stay as they are without --overwrite.",
    )
    .argument("[name...]", "only these, by name or key; exits 11 when one cannot be imported")
    .option("--dry-run", "show the files instead of writing them")
    .option("--overwrite", "also update existing manifests to match the tenant; keeps comments")
    .option("--owner <team>", "the team that owns the imported webhooks", readOwner);
  withExamples(command, [
    ["webhook-sync import --dry-run", "shows what would be written"],
    ["webhook-sync import --env production --owner team-orders", "every webhook that has no manifest yet"],
    ["webhook-sync import orders billing-invoice@2", "two of them"],
    ["webhook-sync import orders --overwrite", "takes manual changes into Git"],
    ["webhook-sync import orders --secrets-dir ./secrets", "with the values of its headers, as files"],
    ["webhook-sync import --format json", "for scripts"],
  ]);
}

function readOwner(text: string): string {
  if (!/^\S(?:.{0,98}\S)?$/u.test(text) || /\p{C}/u.test(text))
    throw new InvalidArgumentError("a text of 1 to 100 characters");
  return text;
}

export function defineEnvironments(program: Command): void {
  const command = program
    .command("environments")
    .summary("list the environments, or print them as a CI matrix")
    .description(
      "Lists the environments of the config file with profile, tenant and default; with --env " +
        "only that one. Works offline. With --format json it prints one line for a GitHub job matrix.",
    );
  withExamples(command, [
    ["webhook-sync environments", "for people"],
    [
      'echo "matrix=$(webhook-sync environments --format json)" >> "$GITHUB_OUTPUT"',
      "for `matrix: ${{ fromJSON(needs.JOB.outputs.matrix) }}` of a later job",
    ],
  ]);
}

/** The options of `doctor`, as commander reads them. */
export interface DoctorOptions {
  readonly unlearn?: boolean;
  /** A scratch project. */
  readonly writeCheck?: string;
  readonly yes?: boolean;
}

/** The options of `health`, as commander reads them. */
export interface HealthOptions {
  readonly active?: boolean;
}

/** The options of `import`, as commander reads them. */
export interface ImportOptions {
  readonly overwrite?: boolean;
  readonly dryRun?: boolean;
  readonly owner?: string;
}

/** `import` without a name writes no values, so that there has to be something to read. */
export function noSecretsFolder(secretsDir: string): Problem {
  const hint =
    "name a folder that is there to read secrets from, or the webhooks whose values are to be written: webhook-sync import NAME --secrets-dir DIR";
  return problem(EXIT.usage, "usage", `--secrets-dir ${secretsDir}: there is no such folder`, hint);
}
