import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { type Config, environmentNames, manifestsDirectory } from "../../manifest/config.ts";
import { loadManifests } from "../../manifest/load-manifests.ts";
import { shownPath } from "../../manifest/read-text.ts";
import { isError } from "../../model/diagnostic.ts";
import type { Environment } from "../../model/environment.ts";
import { keyOf } from "../../model/key.ts";
import type { LiveListing } from "../../model/live.ts";
import { failure, type Result, success } from "../../model/result.ts";
import type { Webhook } from "../../model/webhook.ts";
import { RULES, severityOf } from "../../policy/rules.ts";
import { type ImportReport, type OpenPoint, renderImport } from "../../render/import.ts";
import type { Invocation } from "../command.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { loadEnvironment, secretsFor } from "../manifest/desired.ts";
import { styleFor } from "../options.ts";
import { invalid, type Problem, problem, reportProblem, tenantProblem } from "../problem.ts";
import type { Connection } from "../tenant/connection.ts";
import { withReader } from "../tenant/with-reader.ts";
import { policyFindings } from "./fitness.ts";
import { type Import, makeImport } from "./make-import.ts";
import { isThere, writeFiles } from "./write-files.ts";

/** The options of `import`, as commander reads them. */
export interface ImportOptions {
  readonly overwrite?: boolean;
  readonly dryRun?: boolean;
  readonly owner?: string;
}

/** A folder of manifests, and what it declares. */
interface Folder {
  readonly config: Config;
  readonly environment: Environment;
  readonly directory: string;
  readonly declared: readonly Webhook[];
}

/** Writes manifests of what the tenant has. The client that it is given cannot write. */
export async function importWebhooks(
  { io, options }: Invocation,
  command: ImportOptions,
  names: readonly string[],
): Promise<ExitCode> {
  const folder = loadFolder({ io, options });
  if (!folder.ok) return reportProblem(io, options, folder.error);
  const imported = await readAndWrite({ io, options }, folder.value, command, names);
  if (!imported.ok) return reportProblem(io, options, imported.error);
  const report = imported.value;
  const isRefused =
    report.left.some(({ code }) => code === "policy") || (names.length > 0 && report.left.length > 0);
  const exitCode = isRefused ? EXIT.refused : EXIT.done;
  const text =
    options.format === "json"
      ? JSON.stringify({ exitCode, ...report }, null, 2)
      : renderImport(report, styleFor(io.stdout, options, io));
  io.stdout.write(`${text}\n`);
  return exitCode;
}

/** What is declared already must be readable, or it would be declared twice. A folder that is not there declares nothing. */
function loadFolder({ io, options }: Invocation): Result<Folder, Problem> {
  const loaded = loadEnvironment(io, options, "required");
  if (!loaded.ok) return loaded;
  const { config, environment } = loaded.value;
  const directory = options.manifests ?? manifestsDirectory(config);
  if (!existsSync(directory)) return success({ config, environment, directory, declared: [] });
  const { webhooks, diagnostics } = loadManifests({
    directory,
    environment,
    environmentNames: environmentNames(config),
    secrets: secretsFor(environment, io, options),
    workingDirectory: io.workingDirectory,
  });
  if (diagnostics.some(isError)) return failure(invalid(diagnostics));
  return success({ config, environment, directory, declared: webhooks });
}

async function readAndWrite(
  { io, options }: Invocation,
  folder: Folder,
  command: ImportOptions,
  names: readonly string[],
): Promise<Result<ImportReport, Problem>> {
  return await withReader(io, folder.environment, options.stateDir, async (reader, connection) => {
    const listed = await reader.list();
    if (!listed.ok) return failure(tenantProblem(listed.error));
    const stranger = names.find((name) => !isLive(listed.value, name));
    if (stranger !== undefined) {
      const hint = "name one that the tenant has, as webhook-sync import --dry-run shows them";
      return failure(problem(EXIT.usage, "usage", `${stranger}: no such webhook on the tenant`, hint));
    }
    const { directory, config } = folder;
    const made = makeImport({
      ...folder,
      environmentNames: environmentNames(config),
      live: listed.value.webhooks,
      names,
      owner: command.owner ?? null,
      overwrite: command.overwrite === true,
      schema: schemaFor(folder),
      exists: (file) => isThere(directory, file),
      read: (file) => readFileSync(resolve(io.workingDirectory, file), "utf8"),
    });
    const dryRun = command.dryRun === true;
    const unwritten = dryRun ? undefined : writeFiles(made.files, directory, io.workingDirectory);
    if (unwritten !== undefined) return failure(unwritten);
    const shown = shownPath(directory, io.workingDirectory);
    return success(reportOn(made, { folder, shown, connection, listing: listed.value, dryRun }));
  });
}

function isLive({ webhooks }: LiveListing, name: string): boolean {
  return webhooks.some((live) => live.name === name || keyOf(live) === name);
}

/** The schema as it is seen from the manifests; init puts it beside the operators' file. */
function schemaFor({ config, directory }: Folder): string {
  const schema = join(dirname(config.path), "schemas", "webhook.schema.json");
  return relative(directory, schema).split(sep).join("/");
}

interface Circumstances {
  readonly folder: Folder;
  readonly shown: string;
  readonly connection: Connection;
  readonly listing: LiveListing;
  readonly dryRun: boolean;
}

function reportOn(made: Import, circumstances: Circumstances): ImportReport {
  const { folder, shown, connection, listing, dryRun } = circumstances;
  const { environment } = folder;
  const { files, secrets, declared, left, outside } = made;
  return {
    environment: environment.name,
    tenant: connection.host,
    readAt: listing.readAt.toISOString(),
    live: listing.webhooks.length,
    dryRun,
    files: files.map((one) => (one.action === "create" ? { ...one, file: `${shown}/${one.file}` } : one)),
    declared,
    left,
    outside,
    secrets,
    unlisted: severityOf("secret-hosts", environment) === "error" ? unlisted(made, environment) : [],
    open: openPoints(made, folder),
    notes: notesOn(made, circumstances),
    next: nextSteps(made, dryRun),
  };
}

function unlisted({ secrets }: Import, { policy }: Environment): ImportReport["unlisted"] {
  return secrets.flatMap(({ name, hosts }) => (policy.secrets.has(name) ? [] : [{ name, hosts }]));
}

/** By rule. Where a secret may be sent is told in lines for the operators' file instead. */
function openPoints({ webhooks }: Import, { declared, environment }: Folder): OpenPoint[] {
  const keys = new Set(webhooks.map(keyOf));
  const findings = policyFindings([...declared, ...webhooks], environment).filter(
    ({ rule, key }) => rule === "quota" || keys.has(key),
  );
  return RULES.flatMap(({ name, summary }) => {
    const found = findings.filter(({ rule }) => rule === name).map(({ key }) => key);
    return found.length === 0 || name === "secret-hosts"
      ? []
      : [{ rule: name, asks: summary, webhooks: found }];
  });
}

function notesOn({ secrets, left }: Import, { folder, listing }: Circumstances): string[] {
  const { tenant, ownership } = folder.environment;
  return [
    ...(listing.shortfall === null ? [] : [`the tenant's list may be incomplete: ${listing.shortfall}`]),
    ...(tenant.profile === "sandbox" && secrets.length > 0
      ? [
          "this is the sandbox, which invents its secrets: an apply here writes invented values into these headers",
        ]
      : []),
    ...(ownership === "scope" && left.length > 0
      ? [
          "with `ownership: scope` what is left alone counts as ours where its name can be declared, and the next plan deprecates it: declare it with `unadopt: true`, or leave it out of scope.names",
        ]
      : []),
  ];
}

function nextSteps({ files, secrets }: Import, dryRun: boolean): string[] {
  if (files.length === 0) return [];
  if (dryRun) return ["run the same without --dry-run to write the files"];
  return [
    ...(secrets.length > 0
      ? ["set the secrets; plan shows whether those that the tenant does not hide are right"]
      : []),
    "webhook-sync plan, and commit the files",
  ];
}
