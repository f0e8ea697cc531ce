import { join } from "node:path";
import { failure, type Result, success } from "../../base/result.ts";
import type { GlobalOptions } from "../../commands/options.ts";
import { openConfig } from "../../manifest/config-file.ts";
import { createLocate, type LoadedManifests, loadManifests } from "../../manifest/load-manifests.ts";
import { shownPath } from "../../manifest/manifest-files.ts";
import type { Config } from "../../model/fleet/config.ts";
import { type Diagnostic, isError, type Locate } from "../../model/fleet/diagnostic.ts";
import type { Environment } from "../../model/fleet/environment.ts";
import type { PolicyDiagnostic } from "../../model/fleet/policy.ts";
import type { Webhook } from "../../model/fleet/webhook.ts";
import { invalid, type Problem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { checkPolicy } from "../../policy/check-policy.ts";
import { environmentNames, manifestsDirectory, mayNameSeveral, severalIn } from "../../settings/config.ts";
import { resolveEnvironment, settingsWarnings } from "../../settings/environment.ts";
import {
  learnCredentials,
  secretsFolderProblem,
  secretsFor,
  tooLargeSecrets,
} from "../../settings/secrets.ts";
import type { Invocation } from "../command.ts";

/** What Git wants of one environment, and what policy says to it. */
export interface Desired {
  readonly environment: Environment;
  readonly directory: string;
  readonly webhooks: readonly Webhook[];
  readonly locate: Locate;
  readonly warnings: readonly Diagnostic[];
  readonly findings: readonly PolicyDiagnostic[];
}

/** An environment and the config file that it comes from. */
export interface LoadedEnvironment {
  readonly config: Config;
  readonly environment: Environment;
}

/** Reads the config file. Uses no network. */
export function loadEnvironment(
  io: Io,
  options: GlobalOptions,
  credentials: "required" | "ignored",
): Result<LoadedEnvironment, Problem> {
  const config = openConfig(io, options);
  if (!config.ok) return config;
  const resolved = resolveEnvironment(config.value, options.env, { variables: io.variables, credentials });
  if (!resolved.ok) return failure(invalid(resolved.error));
  learnCredentials(resolved.value, io);
  const secrets = secretsFor(resolved.value, io, options);
  // Those that operators list, also where no manifest is read: the tenant has had them from earlier runs.
  for (const name of resolved.value.policy.secrets.keys()) secrets.find({ name, version: null });
  const tooLarge = tooLargeSecrets(secrets, shownSecret(io, options));
  return tooLarge.length > 0
    ? failure(invalid(tooLarge))
    : success({ config: config.value, environment: resolved.value });
}

/** Reads the config file and the manifests. Uses no network. */
export function loadDesired(
  io: Io,
  options: GlobalOptions,
  credentials: "required" | "ignored",
): Result<Desired, Problem> {
  const loaded = loadEnvironment(io, options, credentials);
  if (!loaded.ok) return loaded;
  const { config, environment } = loaded.value;
  const directory = manifestsFolder(options, loaded.value);
  const read = readFolder(io, options, loaded.value);
  if (!read.ok) return read;
  const { webhooks, diagnostics } = read.value;
  const warnings = [...settingsWarnings(config, environment.name), ...diagnostics];
  const locate = createLocate(environment.name, io.workingDirectory);
  const findings = checkPolicy(webhooks, environment, locate);
  return success({ environment, directory, webhooks, locate, warnings, findings });
}

/** The folder of the manifests, absolute. */
export function manifestsFolder({ manifests }: GlobalOptions, { config }: LoadedEnvironment): string {
  return manifests ?? manifestsDirectory(config);
}

/** What the manifests declare; a problem where one of them is wrong. */
export function readFolder(
  io: Io,
  options: GlobalOptions,
  loaded: LoadedEnvironment,
): Result<LoadedManifests, Problem> {
  const { config, environment } = loaded;
  const unusable = secretsFolderProblem(environment, options.secretsDir);
  if (unusable !== null) return failure(unusable);
  const secrets = secretsFor(environment, io, options);
  const read = loadManifests({
    directory: manifestsFolder(options, loaded),
    environment,
    environmentNames: environmentNames(config),
    secrets,
    workingDirectory: io.workingDirectory,
  });
  const diagnostics = [...tooLargeSecrets(secrets, shownSecret(io, options)), ...read.diagnostics];
  return diagnostics.some(isError) ? failure(invalid(diagnostics)) : success(read);
}

/** How people are told of the file of a secret. */
function shownSecret({ workingDirectory }: Io, { secretsDir = "" }: GlobalOptions) {
  return (file: string): string => shownPath(join(secretsDir, file), workingDirectory);
}

/** What should be known before the plan is read: findings that do not stop it. */
export function warningsOf({ warnings, findings }: Desired): Diagnostic[] {
  return [...warnings, ...findings.map(({ diagnostic }) => diagnostic)];
}

/** The environments that `--env all` or `--env a,b` stand for, in the order of the config file; null where it names one. */
export function severalEnvironments({ io, options }: Invocation): Result<readonly string[] | null, Problem> {
  const { env } = options;
  if (env === undefined || !mayNameSeveral(env)) return success(null);
  const config = openConfig(io, options);
  return config.ok ? severalIn(config.value, env) : config;
}

/** The same command line for one of them; where the config file was found is said already. */
export function inEnvironment({ io, options }: Invocation, env: string): Invocation {
  return { io, options: { ...options, env, isConfigAbove: false } };
}
