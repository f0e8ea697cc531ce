import { statSync } from "node:fs";
import { type Config, environmentNames, loadConfig, manifestsDirectory } from "../../manifest/config.ts";
import { type LoadedManifests, loadManifests } from "../../manifest/load-manifests.ts";
import { createLocate } from "../../manifest/overrides.ts";
import { environmentSecrets, inventedSecrets } from "../../manifest/secrets.ts";
import { resolveEnvironment } from "../../manifest/settings/environment.ts";
import { type Diagnostic, isError, type Locate } from "../../model/diagnostic.ts";
import type { Authentication, Environment } from "../../model/environment.ts";
import { EXIT } from "../../model/exit-code.ts";
import type { PolicyDiagnostic } from "../../model/policy.ts";
import { invalid, type Problem, problem } from "../../model/problem.ts";
import { failure, type Result, success } from "../../model/result.ts";
import { Secret, type SecretSource } from "../../model/secret.ts";
import type { Io } from "../../model/surroundings.ts";
import type { Webhook } from "../../model/webhook.ts";
import { checkPolicy } from "../../policy/check.ts";
import type { GlobalOptions } from "../options.ts";

/** What Git wants of one environment, and what policy says to it. */
export interface Desired {
  readonly environment: Environment;
  readonly directory: string;
  readonly webhooks: readonly Webhook[];
  readonly locate: Locate;
  readonly warnings: readonly Diagnostic[];
  readonly findings: readonly PolicyDiagnostic[];
}

/** An environment and the operators' file that it comes from. */
export interface LoadedEnvironment {
  readonly config: Config;
  readonly environment: Environment;
}

/** Reads the operators' file. Uses no network. */
export function loadEnvironment(
  io: Io,
  options: GlobalOptions,
  credentials: "required" | "ignored",
): Result<LoadedEnvironment, Problem> {
  const config = loadConfig(options.config, io.workingDirectory);
  if (!config.ok) return failure(invalid(config.error));
  const resolved = resolveEnvironment(config.value, options.env, { variables: io.variables, credentials });
  if (!resolved.ok) return failure(invalid(resolved.error));
  learnCredentials(resolved.value, io);
  learnSecrets(resolved.value, io, options);
  return success({ config: config.value, environment: resolved.value });
}

/** Where an environment's secrets come from. The embedded tenant never sees a real one. */
export function secretsFor({ tenant }: Environment, io: Io, { secretsDir }: GlobalOptions): SecretSource {
  if (tenant.profile === "sandbox") return inventedSecrets();
  const source = environmentSecrets({ variables: io.variables, directory: secretsDir });
  return {
    ...source,
    find: (reference) => {
      const secret = source.find(reference);
      if (secret !== undefined) io.redactor.learn(secret);
      return secret;
    },
  };
}

/** What an environment's services are reached with. */
function learnCredentials({ tenant, health, monitoring, deprecation }: Environment, { redactor }: Io): void {
  if (tenant.profile !== "sandbox") redactor.learn(secretOf(tenant.auth));
  if (health.clientCertificate !== null) redactor.learn(health.clientCertificate.key);
  for (const { value } of [...(monitoring?.headers ?? []), ...(deprecation.hook?.headers ?? [])])
    if (value instanceof Secret) redactor.learn(value);
}

/** Those that operators list, also where no manifest is read: the tenant has had them from earlier runs. */
function learnSecrets(environment: Environment, io: Io, options: GlobalOptions): void {
  if (environment.tenant.profile === "sandbox") return;
  const source = secretsFor(environment, io, options);
  for (const name of environment.policy.secrets.keys()) source.find({ name, version: null });
}

function secretOf(auth: Authentication): Secret {
  switch (auth.kind) {
    case "client-credentials":
      return auth.clientSecret;
    case "bearer":
      return auth.token;
    case "api-key":
      return auth.key;
  }
}

/** Reads the operators' file and the manifests. Uses no network. */
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
  const read = loadManifests({
    directory: manifestsFolder(options, loaded),
    environment,
    environmentNames: environmentNames(config),
    secrets: secretsFor(environment, io, options),
    workingDirectory: io.workingDirectory,
  });
  return read.diagnostics.some(isError) ? failure(invalid(read.diagnostics)) : success(read);
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
  const message = `--secrets-dir ${path}: that is no folder that can be read`;
  return problem(EXIT.usage, "usage", message, "name the folder that holds one file a secret");
}

/** What should be known before the plan is read: findings that do not stop it. */
export function warningsOf({ warnings, findings }: Desired): Diagnostic[] {
  return [...warnings, ...findings.map(({ diagnostic }) => diagnostic)];
}
