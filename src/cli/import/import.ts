import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { failure, type Result, success } from "../../base/result.ts";
import { differingFields } from "../../changes/fields.ts";
import { flagsToRepeat } from "../../commands/options.ts";
import type { ImportOptions } from "../../commands/tenant.ts";
import type { ImportInput } from "../../import/input.ts";
import { type Import, makeImport } from "../../import/make-import.ts";
import { namedForManifests } from "../../import/names.ts";
import { reportOn } from "../../import/report.ts";
import type { ImportTools } from "../../import/tools.ts";
import { draftManifest } from "../../manifest/draft.ts";
import { IN_NO_FILE } from "../../manifest/load-manifests.ts";
import { readManifestFile } from "../../manifest/manifest-file.ts";
import { shownPath } from "../../manifest/manifest-files.ts";
import { rewriteManifests } from "../../manifest/rewrite.ts";
import { resolutionContext } from "../../manifest/webhook.ts";
import { isThere, writeFiles } from "../../manifest/write-files.ts";
import type { Environment } from "../../model/fleet/environment.ts";
import { isNamed } from "../../model/fleet/key.ts";
import type { Webhook } from "../../model/fleet/webhook.ts";
import type { ImportReport, SecretFiles } from "../../model/report/import-report.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem, tenantProblem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { endpointsHidingRepeated } from "../../plan/secrets.ts";
import { checkPolicy, RULES, severityOf } from "../../policy/rules.ts";
import { renderImport } from "../../render/text/import.ts";
import { environmentNames } from "../../settings/config.ts";
import { writeSecretFiles } from "../../settings/secret-files.ts";
import { asTyped } from "../../terminal/process-io.ts";
import type { Done, Invocation } from "../command.ts";
import { type LoadedEnvironment, loadEnvironment, manifestsFolder, readFolder } from "../manifest/desired.ts";
import { withReader } from "../tenant/connection.ts";

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
    if (!isThere(options.secretsDir, ".")) return failure(nobodyNamed(options.secretsDir));
  // A folder that is to be written need not be there yet.
  const reading =
    secretsDir === undefined || isThere(secretsDir, ".") ? options : { ...options, secretsDir: undefined };
  const folder = loadFolder({ io, options: reading });
  if (!folder.ok) return folder;
  const imported = await readAndWrite({ io, options }, folder.value, { ...command, secretsDir }, names);
  if (!imported.ok) return imported;
  const report = imported.value;
  const isRefused =
    report.left.some(({ code }) => code === "policy") || (names.length > 0 && report.left.length > 0);
  const exitCode = isRefused ? EXIT.refused : EXIT.done;
  return success({
    exitCode,
    json: { exitCode, ...report },
    text: (style) => asTyped(renderImport(report, style), io.variables),
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
    const stranger = names.find((name) => !webhooks.some((live) => isNamed(live, name)));
    if (stranger !== undefined) return failure(unknownOnTenant(stranger));
    const tools = importTools(environment, environmentNames(config));
    const { owner = null, overwrite = false, dryRun = false } = command;
    const made = makeImport({
      ...{ environment, tools, declared, repeats, names, owner, overwrite },
      ...{ live: webhooks, directory: listed.value.directory, schema: schemaFor(folder) },
      ...filesOf(directory, io),
    });
    const written = writeValues(io, made, command);
    if (!written.ok) return written;
    const unwritten = dryRun ? undefined : writeFiles(made.files, directory, io.workingDirectory);
    if (unwritten !== undefined) return failure(unwritten);
    return success(
      reportOn(made, {
        ...{ environment, tools, declared, dryRun, tenant: connection.host },
        shown: shownPath(directory, io.workingDirectory),
        listing: { ...listed.value, webhooks },
        secretFiles: written.value,
        valuesWithoutNames: options.isSecretsDirTyped && names.length === 0,
        flags: flagsToRepeat(options, (path) => shownPath(path, io.workingDirectory)),
      }),
    );
  });
}

function filesOf(directory: string, io: Io): Pick<ImportInput, "exists" | "read"> {
  return {
    exists: (file) => isThere(directory, file),
    read: (file) => readFileSync(resolve(io.workingDirectory, file), "utf8"),
  };
}

function nobodyNamed(secretsDir: string): Problem {
  const hint =
    "name a folder that is there to read secrets from, or the webhooks whose values are to be written: webhook-sync import NAME --secrets-dir DIR";
  return problem(EXIT.usage, "usage", `--secrets-dir ${secretsDir}: there is no such folder`, hint);
}

function unknownOnTenant(name: string): Problem {
  const hint = "name one that the tenant has, as webhook-sync import --dry-run shows them";
  return problem(EXIT.usage, "usage", `${name}: no such webhook on the tenant`, hint);
}

/** Null where nobody asks for the values of webhooks that they name. */
function writeValues(
  { workingDirectory }: Io,
  { secrets, values }: Import,
  {
    secretsDir,
    overwrite = false,
    dryRun = false,
  }: ImportOptions & { readonly secretsDir: string | undefined },
): Result<SecretFiles | null, Problem> {
  if (secretsDir === undefined) return success(null);
  const shown = (path: string) => shownPath(path, workingDirectory);
  return writeSecretFiles({ directory: secretsDir, shown, secrets, values, overwrite, dryRun });
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
    differingFields: (declared, live) => differingFields(declared, live, environment),
    refusals: (webhooks) =>
      checkPolicy(webhooks, environment, IN_NO_FILE).filter(({ severity }) => severity === "error"),
    rules: RULES,
    isEnforced: (rule) => severityOf(rule, environment) === "error",
  };
}
