import { dirname } from "node:path";
import { enumerate } from "../base/text.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { ConfigFile, Environment, Service } from "../model/environment.ts";
import { failure, type Result, success } from "../model/result.ts";
import { type Config, defaultEnvironmentName, environmentNames } from "./config.ts";
import { milliseconds, type Resolving, resolveText } from "./config-resolving.ts";
import { DEFAULTS } from "./defaults.ts";
import { compareDiagnostics, errorAt, errorNowhere, type KeyDiagnostic } from "./diagnostics.ts";
import { checkGlobs } from "./glob-checks.ts";
import { resolveHealth } from "./health-settings.ts";
import { mergePolicy } from "./policy-settings.ts";
import type { EnvironmentVariables } from "./secrets.ts";
import { resolveService } from "./service-url.ts";
import { reportStrayReferences } from "./stray-references.ts";
import { resolveTenant } from "./tenant-settings.ts";
import { didYouMean, quote } from "./wording.ts";

/** What a configuration is resolved with. */
export interface ResolveOptions {
  readonly variables: EnvironmentVariables;
  /** ignored: a credential that is not there is empty and no finding, for commands that send nothing. */
  readonly credentials: "required" | "ignored";
}

type EnvironmentFile = ConfigFile["environments"][string];

/** Resolves the named environment, or the default one: process variables filled in, files read, defaults applied. */
export function resolveEnvironment(
  config: Config,
  name: string | undefined,
  { variables, credentials }: ResolveOptions,
): Result<Environment, readonly Diagnostic[]> {
  const chosen = chooseEnvironment(config, name);
  if (!chosen.ok) return chosen;
  const findings: KeyDiagnostic[] = [];
  const directory = dirname(config.path);
  const report = (finding: KeyDiagnostic) => findings.push(finding);
  const resolving: Resolving = { variables, credentials, directory, report };
  const environment = resolveParts(config.value, chosen.value.name, chosen.value.file, resolving);
  if (environment !== undefined && findings.length === 0) return success(environment);
  const diagnostics = findings.map((finding) =>
    errorAt(config.locate(finding.path, finding.within), finding),
  );
  return failure(diagnostics.sort(compareDiagnostics));
}

function chooseEnvironment(
  config: Config,
  asked: string | undefined,
): Result<{ name: string; file: EnvironmentFile }, readonly Diagnostic[]> {
  const names = environmentNames(config);
  const name = asked ?? defaultEnvironmentName(config);
  if (name === undefined) {
    const hint = `name one with --env, or mark one with default: true (${enumerate(names, "and")})`;
    const text = {
      code: "no-environment",
      message: "no environment is chosen and none is the default",
      hint,
    };
    return failure([errorAt(config.locate(["environments"], null), text)]);
  }
  const file = names.includes(name) ? config.value.environments[name] : undefined;
  if (file !== undefined) return success({ name, file });
  return failure([unknownEnvironment(config, name)]);
}

/** What is said about a name that no environment has. */
export function unknownEnvironment(config: Config, name: string): Diagnostic {
  const names = environmentNames(config);
  const message = `unknown environment ${quote(name)}; there are ${enumerate(names, "and")}`;
  const hint = didYouMean(name, names, "environments");
  return errorNowhere({ code: "unknown-environment", message, hint });
}

/** undefined where something was reported that leaves nothing to go on with. */
function resolveParts(
  config: ConfigFile,
  name: string,
  file: EnvironmentFile,
  resolving: Resolving,
): Environment | undefined {
  const path = ["environments", name];
  const settings = resolveTenant(file.tenant, [...path, "tenant"], resolving);
  const health = resolveHealth(file.health ?? {}, [...path, "health"], resolving);
  const monitoring = resolveOptional(file.monitoring, [...path, "monitoring"], resolving);
  const hook = resolveOptional(file.deprecation?.hook, [...path, "deprecation", "hook"], resolving);
  const vars = resolveVars(file.vars ?? {}, [...path, "vars"], resolving);
  reportStrayReferences(config, name, resolving.report);
  checkGlobs(config, name, resolving.report);
  if (settings === undefined || health === undefined || monitoring === undefined || hook === undefined)
    return undefined;
  const { deprecation } = file;
  return {
    name,
    ...settings,
    scope: config.scope?.names ?? DEFAULTS.scope,
    vars,
    defaults: {
      method: config.defaults?.method ?? DEFAULTS.method,
      payloadFormat: config.defaults?.payloadFormat ?? DEFAULTS.payloadFormat,
    },
    limits: {
      maxDeprecations: { ...DEFAULTS.maxDeprecations, ...config.limits?.maxDeprecations },
      maxRecreations: { ...DEFAULTS.maxRecreations, ...config.limits?.maxRecreations },
    },
    policy: mergePolicy(config.policy ?? {}, file.policy ?? {}),
    health,
    monitoring,
    deprecation: {
      hook,
      graceMs: milliseconds(deprecation?.grace ?? DEFAULTS.deprecation.grace),
      retire: deprecation?.retire ?? DEFAULTS.deprecation.retire,
    },
  };
}

function resolveOptional(
  service: EnvironmentFile["monitoring"],
  path: readonly string[],
  resolving: Resolving,
): Service | null | undefined {
  return service === undefined ? null : resolveService(service, path, resolving);
}

/** Always needed, unlike credentials: without them a URL would lack its host. */
function resolveVars(
  vars: Readonly<Record<string, string>>,
  path: readonly string[],
  resolving: Resolving,
): ReadonlyMap<string, string> {
  const resolved = Object.entries(vars).map(
    ([name, template]) => [name, resolveText(template, [...path, name], "required", resolving)] as const,
  );
  return new Map(resolved);
}
