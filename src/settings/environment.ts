import { dirname } from "node:path";
import { quote } from "../base/credentials.ts";
import { failure, type Result, success } from "../base/result.ts";
import { didYouMean } from "../base/spelling.ts";
import { enumerate } from "../base/text.ts";
import { durationOf, showDuration } from "../base/time.ts";
import { type Config, DEFAULTS } from "../model/fleet/config.ts";
import {
  compareDiagnostics,
  type Diagnostic,
  errorAt,
  errorNowhere,
  type KeyDiagnostic,
} from "../model/fleet/diagnostic.ts";
import type { ConfigFile, Environment, HealthSettings, PolicySettings } from "../model/fleet/environment.ts";
import { PROBE_LIMIT_MS } from "../model/fleet/health.ts";
import type { Service } from "../model/fleet/service.ts";
import { resolveAudit } from "./audit.ts";
import { defaultEnvironmentName, environmentNames } from "./config.ts";
import { resolveChats } from "./notify.ts";
import { readCertificates, readClientCertificate } from "./pem.ts";
import { type Resolving, resolveText, someDuration } from "./resolving.ts";
import { resolveService } from "./services.ts";
import { resolveState } from "./state.ts";
import { checkGlobs, reportStrayReferences, resolveTenant } from "./tenant.ts";
import type { EnvironmentVariables } from "./variables.ts";

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

/** What an environment of the config file says that has no effect. */
export function settingsWarnings({ value, locate }: Config, name: string): readonly Diagnostic[] {
  const timeout = value.environments[name]?.health?.timeout;
  if (timeout === undefined || durationOf(timeout) <= PROBE_LIMIT_MS) return [];
  const waits = `a probe waits no longer than ${showDuration(PROBE_LIMIT_MS)}, attempts and pauses included`;
  const message = `\`health.timeout\` (${timeout}) never applies: ${waits}`;
  const text = { code: "invalid-value", severity: "warning", message, hint: "write 15s or less" } as const;
  return [errorAt(locate(["environments", name, "health", "timeout"], null), text)];
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
  const isSeveral = name === "all" || name.includes(",");
  const hint = isSeveral
    ? "plan and validate take several environments at once, this command takes one: run it once for each"
    : didYouMean(name, names, "environments");
  return errorNowhere({ code: "unknown-environment", message, hint });
}

const LOCAL_STATE = { backend: "local", leaseMs: durationOf(DEFAULTS.lease) } as const;

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
  const notify = file.notify === undefined ? [] : resolveChats(file.notify, [...path, "notify"], resolving);
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
    ...{ limits: limitsOf(config), policy: mergePolicy(config.policy ?? {}, file.policy ?? {}) },
    health,
    state: config.state === undefined ? LOCAL_STATE : resolveState(config.state, resolving),
    audit:
      config.audit === undefined ? { signingKey: null, anchors: [] } : resolveAudit(config.audit, resolving),
    ...{ monitoring, notify },
    deprecation: {
      hook,
      graceMs: durationOf(deprecation?.grace ?? DEFAULTS.deprecation.grace),
      retire: deprecation?.retire ?? DEFAULTS.deprecation.retire,
    },
  };
}

function limitsOf({ limits }: ConfigFile): Environment["limits"] {
  return {
    maxDeprecations: { ...DEFAULTS.maxDeprecations, ...limits?.maxDeprecations },
    maxRecreations: { ...DEFAULTS.maxRecreations, ...limits?.maxRecreations },
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

type PolicyFile = NonNullable<ConfigFile["policy"]>;

/** Live values of these say nothing that anybody would hide. */
const PLAIN_HEADERS = ["accept", "content-type", "user-agent"];

/** Merges an environment's policy over the common one: key by key, rules and secrets by their names. */
function mergePolicy(common: PolicyFile, own: PolicyFile): PolicySettings {
  const { certificateRunway, ports, ...merged }: PolicyFile = { ...common, ...own };
  const plainHeaders = (merged.plainHeaders ?? []).map((name) => name.toLowerCase());
  return {
    rules: { ...common.rules, ...own.rules },
    certificateRunwayMs: durationOf(certificateRunway ?? DEFAULTS.policy.certificateRunway),
    plainHeaders: [...new Set([...PLAIN_HEADERS, ...plainHeaders])],
    protected: merged.protected ?? [],
    hosts: merged.hosts ?? null,
    ports: ports ?? DEFAULTS.policy.ports,
    secrets: new Map(Object.entries({ ...common.secrets, ...own.secrets })),
    requiredHeaders: merged.requiredHeaders ?? [],
    quota: merged.quota ?? null,
  };
}

type HealthFile = NonNullable<ConfigFile["environments"][string]["health"]>;

/** Resolves how receivers are probed; undefined, and reported, where a file cannot be read. */
function resolveHealth(
  file: HealthFile,
  path: readonly string[],
  resolving: Resolving,
): HealthSettings | undefined {
  const ca = file.caFile === undefined ? null : readCertificates(file.caFile, [...path, "caFile"], resolving);
  const clientCertificate = resolveClientCertificate(file.clientCertificate, path, resolving);
  if (ca === undefined || clientCertificate === undefined) return undefined;
  return {
    mode: file.mode ?? DEFAULTS.health.mode,
    timeoutMs: someDuration(file.timeout ?? DEFAULTS.health.timeout, [...path, "timeout"], resolving),
    attempts: file.attempts ?? DEFAULTS.health.attempts,
    ca,
    clientCertificate,
    connectTo: resolveConnectTo(file.connectTo ?? {}, [...path, "connectTo"], resolving),
  };
}

function resolveClientCertificate(
  files: HealthFile["clientCertificate"],
  path: readonly string[],
  resolving: Resolving,
): HealthSettings["clientCertificate"] | undefined {
  // The key is a credential: where none are needed, the files need not be there.
  if (files === undefined || resolving.credentials === "ignored") return null;
  return readClientCertificate(files, [...path, "clientCertificate"], resolving);
}

function resolveConnectTo(
  entries: Readonly<Record<string, string>>,
  path: readonly string[],
  { report }: Resolving,
): HealthSettings["connectTo"] {
  return Object.entries(entries).map(([hostAndPort, address]) => {
    for (const text of [hostAndPort, address]) {
      const port = text.slice(text.lastIndexOf(":") + 1);
      if (port === "*" || (Number(port) >= 1 && Number(port) <= 65_535)) continue;
      const message = `the port ${port} of ${quote(text)} does not exist`;
      const where = { path: [...path, hostAndPort], within: null };
      report({ code: "invalid-value", message, hint: "ports are numbers from 1 to 65535", ...where });
    }
    return { hostAndPort, address };
  });
}
