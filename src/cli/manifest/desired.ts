import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { failure, type Result, success } from "../../base/result.ts";
import { didYouMean } from "../../base/spelling.ts";
import type { GlobalOptions } from "../../commands/options.ts";
import { loadConfig } from "../../manifest/config-file.ts";
import { errorInFile } from "../../manifest/diagnostics.ts";
import { type LoadedManifests, loadManifests } from "../../manifest/load-manifests.ts";
import { shownPath } from "../../manifest/manifest-files.ts";
import { createLocate } from "../../manifest/overrides.ts";
import type { Config } from "../../model/fleet/config.ts";
import { type Diagnostic, isError, type Locate } from "../../model/fleet/diagnostic.ts";
import type { Environment } from "../../model/fleet/environment.ts";
import type { PolicyDiagnostic } from "../../model/fleet/policy.ts";
import type { Webhook } from "../../model/fleet/webhook.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { invalid, type Problem, problem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { checkPolicy } from "../../policy/rules.ts";
import { environmentNames, manifestsDirectory } from "../../settings/config.ts";
import { learnCredentials } from "../../settings/credentials.ts";
import { resolveEnvironment } from "../../settings/environment.ts";
import {
  type EnvironmentSecrets,
  environmentSecrets,
  inventedSecrets,
  MAX_SECRET_BYTES,
} from "../../settings/secret-sources.ts";
import type { Invocation } from "../command.ts";

/**
 * Reads the config file. One that was found in a folder above is named, and refused where another user could have put
 * it there for us to find: it says where credentials go.
 */
export function openConfig(
  io: Io,
  { config, isConfigAbove, quiet }: Pick<GlobalOptions, "config" | "isConfigAbove" | "quiet">,
): Result<Config, Problem> {
  if (isConfigAbove) {
    const shown = shownPath(config, io.workingDirectory);
    const owner = strangeOwner([dirname(config), config], io.variables);
    if (owner !== undefined) return failure(foreignConfig(shown, owner));
    if (!quiet) io.stderr.write(`Config file: ${shown}\n`);
  }
  const loaded = loadConfig(config, io.workingDirectory);
  return loaded.ok ? success(loaded.value) : failure(invalid(loaded.error));
}

/** Whose one of these is, when it is neither ours nor root's. Windows has no such owners. */
function strangeOwner(paths: readonly string[], { SUDO_UID: sudoUser }: Io["variables"]): number | undefined {
  const user = process.getuid?.();
  if (user === undefined) return undefined;
  const trusted = [user, 0, ...(user === 0 && sudoUser ? [Number(sudoUser)] : [])];
  return paths
    .map((path) => statSync(path, { throwIfNoEntry: false })?.uid ?? user)
    .find((owner) => !trusted.includes(owner));
}

function foreignConfig(shown: string, owner: number): Problem {
  const message = `${shown} was found in a folder above, and belongs to another user (${owner})`;
  const hint = `if you trust it, name it: --config ${shown}`;
  return problem(EXIT.invalid, "config-of-another-user", message, hint);
}

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
  const tooLarge = tooLargeSecrets(secrets, io, options);
  return tooLarge.length > 0
    ? failure(invalid(tooLarge))
    : success({ config: config.value, environment: resolved.value });
}

/** Where an environment's secrets come from. The embedded tenant never sees a real one. */
export function secretsFor(
  { tenant }: Environment,
  io: Io,
  { secretsDir }: GlobalOptions,
): EnvironmentSecrets {
  if (tenant.profile === "sandbox") return { ...inventedSecrets(), tooLarge: new Set() };
  const source = environmentSecrets({ variables: io.variables, directory: secretsDir });
  return {
    ...source,
    find: (reference) => {
      const secret = source.find(reference);
      if (secret !== undefined) io.redactor.learnDeclared(secret);
      return secret;
    },
  };
}

/** Each at its file. Without this they would only be missing. */
function tooLargeSecrets(
  { tooLarge }: EnvironmentSecrets,
  { workingDirectory }: Io,
  { secretsDir = "" }: GlobalOptions,
): Diagnostic[] {
  return [...tooLarge].map((name) =>
    errorInFile(shownPath(join(secretsDir, name), workingDirectory), {
      code: "secret-too-large",
      message: `the file of secret ${name} is larger than ${MAX_SECRET_BYTES / 1024} KB`,
      hint: "put the value of the secret into it and nothing else",
    }),
  );
}

/** Reads the config file and the manifests. Uses no network. */
export function loadDesired(
  io: Io,
  options: GlobalOptions,
  credentials: "required" | "ignored",
): Result<Desired, Problem> {
  const loaded = loadEnvironment(io, options, credentials);
  if (!loaded.ok) return loaded;
  const { environment } = loaded.value;
  const directory = manifestsFolder(options, loaded.value);
  const read = readFolder(io, options, loaded.value);
  if (!read.ok) return read;
  const { webhooks, diagnostics: warnings } = read.value;
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
  const { secretsDir } = options;
  const isAsked = environment.tenant.profile !== "sandbox" && secretsDir !== undefined;
  if (isAsked && !isFolder(secretsDir)) return failure(noSecretsFolder(secretsDir));
  const secrets = secretsFor(environment, io, options);
  const read = loadManifests({
    directory: manifestsFolder(options, loaded),
    environment,
    environmentNames: environmentNames(config),
    secrets,
    workingDirectory: io.workingDirectory,
  });
  const diagnostics = [...tooLargeSecrets(secrets, io, options), ...read.diagnostics];
  return diagnostics.some(isError) ? failure(invalid(diagnostics)) : success(read);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Without this its secrets would only be missing, each by itself. */
function noSecretsFolder(path: string): Problem {
  const message = `--secrets-dir ${path}: not a readable folder`;
  return problem(EXIT.usage, "usage", message, "name the folder that holds one file a secret");
}

/** What should be known before the plan is read: findings that do not stop it. */
export function warningsOf({ warnings, findings }: Desired): Diagnostic[] {
  return [...warnings, ...findings.map(({ diagnostic }) => diagnostic)];
}

const ALL = "all";

/** The environments that `--env all` or `--env a,b` stand for, in the order of the config file; null where it names one. */
export function severalEnvironments({ io, options }: Invocation): Result<readonly string[] | null, Problem> {
  const { env } = options;
  if (env === undefined || (env !== ALL && !env.includes(","))) return success(null);
  const config = openConfig(io, options);
  if (!config.ok) return config;
  const known = environmentNames(config.value);
  // Somebody may have called one of them so.
  if (known.includes(env)) return success(null);
  if (env === ALL) return success(known);
  const asked = env.split(",").map((name) => name.trim());
  const strange = asked.find((name) => !known.includes(name));
  if (strange !== undefined) {
    const hint = didYouMean(strange, known, "environments");
    const message = `--env names \`${strange}\`, which is not an environment`;
    return failure(problem(EXIT.invalid, "unknown-environment", message, hint));
  }
  return success(known.filter((name) => asked.includes(name)));
}

/** The same command line for one of them; where the config file was found is said already. */
export function inEnvironment({ io, options }: Invocation, env: string): Invocation {
  return { io, options: { ...options, env, isConfigAbove: false } };
}
