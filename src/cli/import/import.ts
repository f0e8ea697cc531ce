import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { failure, type Result, success } from "../../base/result.ts";
import { differingFields } from "../../changes/fields.ts";
import { flagsToRepeat } from "../../commands/repeated.ts";
import { type ImportOptions, noSecretsFolder } from "../../commands/tenant.ts";
import { makeImport } from "../../import/make-import.ts";
import { namedForManifests } from "../../import/names.ts";
import { exitOfImport, reportOn, unknownOnTenant } from "../../import/report.ts";
import type { ImportTools } from "../../import/tools.ts";
import { draftManifest } from "../../manifest/draft.ts";
import { IN_NO_FILE } from "../../manifest/load-manifests.ts";
import { readManifestFile } from "../../manifest/manifest-file.ts";
import { shownPath } from "../../manifest/manifest-files.ts";
import { keysShared, rewriteManifests } from "../../manifest/rewrite.ts";
import { resolutionContext } from "../../manifest/webhook.ts";
import { isThere, writeFiles } from "../../manifest/write-files.ts";
import type { Environment } from "../../model/fleet/environment.ts";
import type { Webhook } from "../../model/fleet/webhook.ts";
import type { ImportReport } from "../../model/report/import-report.ts";
import { type Problem, tenantProblem } from "../../model/run/problem.ts";
import { endpointsHidingRepeated } from "../../plan/secrets.ts";
import { checkPolicy, RULES, severityOf } from "../../policy/check-policy.ts";
import { renderImport } from "../../render/text/import.ts";
import { environmentNames } from "../../settings/config.ts";
import { writeSecretFiles } from "../../settings/secret-files.ts";
import type { Done, Invocation } from "../command.ts";
import { type LoadedEnvironment, loadEnvironment, manifestsFolder, readFolder } from "../manifest/desired.ts";
import { withReader } from "../tenant/connection.ts";
import { saidBefore } from "./said-before.ts";

/** A folder of manifests, and what it declares. */
interface Folder extends LoadedEnvironment {
  readonly directory: string;
  readonly declared: readonly Webhook[];
}

/** Writes manifests of what the tenant has. The client that it is given cannot write. */
export async function importWebhooks(
  { io, options }: Invocation,
  command: ImportOptions,
  names: readonly string[],
): Promise<Done> {
  const secretsDir = names.length > 0 && options.isSecretsDirTyped ? options.secretsDir : undefined;
  if (options.isSecretsDirTyped && options.secretsDir !== undefined && names.length === 0)
    if (!isThere(options.secretsDir, ".")) return failure(noSecretsFolder(options.secretsDir));
  // A folder that is to be written need not be there yet.
  const reading =
    secretsDir === undefined || isThere(secretsDir, ".") ? options : { ...options, secretsDir: undefined };
  const folder = loadFolder({ io, options: reading });
  if (!folder.ok) return folder;
  const imported = await readAndWrite({ io, options }, folder.value, { ...command, secretsDir }, names);
  if (!imported.ok) return imported;
  const report = imported.value;
  const exitCode = exitOfImport(report, names);
  return success({
    exitCode,
    json: { exitCode, ...report },
    text: (style) => io.asTyped(renderImport(report, style)),
  });
}

/** What is declared already must be readable, or it would be declared twice. A folder that is not there declares nothing. */
function loadFolder({ io, options }: Invocation): Result<Folder, Problem> {
  const loaded = loadEnvironment(io, options, "required");
  if (!loaded.ok) return loaded;
  const directory = manifestsFolder(options, loaded.value);
  if (!existsSync(directory)) return success({ ...loaded.value, directory, declared: [] });
  const read = readFolder(io, options, loaded.value);
  if (!read.ok) return read;
  return success({ ...loaded.value, directory, declared: read.value.webhooks });
}

async function readAndWrite(
  { io, options }: Invocation,
  folder: Folder,
  command: ImportOptions & { readonly secretsDir: string | undefined },
  names: readonly string[],
): Promise<Result<ImportReport, Problem>> {
  const { directory, config, environment, declared } = folder;
  const fleet = { environment, webhooks: declared };
  return await withReader({ io, options }, fleet, async (reader, connection) => {
    const listed = await reader.list();
    if (!listed.ok) return failure(tenantProblem(listed.error));
    const repeats = (text: string) => io.redactor.repeatsSecret(text);
    const shownAs = endpointsHidingRepeated(listed.value.webhooks, declared, repeats);
    const webhooks = namedForManifests(shownAs, declared);
    const unknown = unknownOnTenant(names, webhooks);
    if (unknown !== undefined) return failure(unknown);
    const tools = importTools(environment, environmentNames(config));
    const { owner = null, overwrite = false, dryRun = false, secretsDir } = command;
    const { said, recordProblem } = await saidBefore({ io, options }, fleet, { ...listed.value, webhooks });
    const made = makeImport({
      ...{ environment, tools, declared, repeats, names, owner, overwrite, said },
      ...{ live: webhooks, directory: listed.value.directory, schema: schemaFor(folder) },
      exists: (file) => isThere(directory, file),
      read: (file) => readFileSync(resolve(io.workingDirectory, file), "utf8"),
    });
    const shown = (path: string) => shownPath(path, io.workingDirectory);
    const written = writeSecretFiles(secretsDir, { ...made, shown, overwrite, dryRun });
    if (!written.ok) return written;
    const unwritten = dryRun ? undefined : writeFiles(made.files, directory, io.workingDirectory);
    if (unwritten !== undefined) return failure(unwritten);
    const report = reportOn(made, {
      ...{ environment, tools, declared, dryRun, recordProblem, tenant: connection.host },
      ...{ shown: shown(directory), listing: { ...listed.value, webhooks }, secretFiles: written.value },
      valuesWithoutNames: options.isSecretsDirTyped && names.length === 0,
      flags: flagsToRepeat(options, shown),
    });
    return success(report);
  });
}

/** The schema as it is seen from the manifests; init puts it beside the config file. */
function schemaFor({ config, directory }: Folder): string {
  const schema = join(dirname(config.path), "schemas", "webhook.schema.json");
  return relative(directory, schema).split(sep).join("/");
}

const NO_SECRETS = { find: () => undefined };

/** What an import needs of manifests, policy and plans, for one environment. */
export function importTools(environment: Environment, environmentNames: readonly string[]): ImportTools {
  const surroundings = resolutionContext({ environment, environmentNames, secrets: NO_SECRETS });
  return {
    draft: draftManifest,
    readDraft: (text, file) => readManifestFile(text, file, surroundings),
    rewrite: (text, edits) => rewriteManifests(text, environment.name, edits),
    keysShared: (text, edits) =>
      keysShared(text, { environment: environment.name, all: environmentNames }, edits),
    differingFields: (declared, live) => differingFields(declared, live, environment),
    refusals: (webhooks) =>
      checkPolicy(webhooks, environment, IN_NO_FILE).filter(({ severity }) => severity === "error"),
    rules: RULES,
    isEnforced: (rule) => severityOf(rule, environment) === "error",
  };
}
