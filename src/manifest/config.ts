import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { failure, type Result, success } from "../base/result.ts";
import { parsedUrl } from "../base/url.ts";
import type { Diagnostic, Place } from "../model/diagnostic.ts";
import type { ConfigFile } from "../model/environment.ts";
import {
  compareDiagnostics,
  errorAt,
  errorInFile,
  type KeyDiagnostic,
  withoutCredential,
} from "./diagnostics.ts";
import { MAX_DIAGNOSTICS } from "./limits.ts";
import { readText, shownPath } from "./manifest-files.ts";
import { schemaDiagnostics, validateConfig } from "./schema-diagnostics.ts";
import { parseYaml } from "./yaml/parse.ts";

/** The config file as it stands, before an environment is chosen. */
export interface Config {
  /** Absolute. */
  readonly path: string;
  readonly value: ConfigFile;
  /** Where a key stands, or the nearest key above it; with `within`, where that text stands in the key's value. */
  locate(path: readonly string[], within: string | null): Place;
}

/** Reads the config file. A relative path starts at the working directory. */
export function loadConfig(file: string, workingDirectory: string): Result<Config, readonly Diagnostic[]> {
  const document = readSingleDocument(file, workingDirectory, CONFIGURATION);
  if (!document.ok) return document;
  const { path, value, locate } = document.value;
  const valid = validateConfig(value);
  const wrong = valid.ok ? secondDefaults(valid.value) : schemaDiagnostics(valid.error);
  if (valid.ok && wrong.length === 0) return success({ path, value: valid.value, locate });
  const diagnostics = wrong.map((finding) => errorAt(locate(finding.path, finding.within), finding));
  return failure(diagnostics.sort(compareDiagnostics));
}

/** The names of the environments, in the order of the file. */
export function environmentNames({ value }: Config): readonly string[] {
  return Object.keys(value.environments);
}

/** An environment as the config file has it, without anything filled in. */
export interface ListedEnvironment {
  readonly name: string;
  readonly isDefault: boolean;
  readonly profile: ConfigFile["environments"][string]["tenant"]["profile"];
  /** Of a tenant with an address: its host, null where the address is none. */
  readonly host: string | null;
}

/** The environments, in the order of the file. Needs no process variable, so that a job without any can ask. */
export function listEnvironments(config: Config): readonly ListedEnvironment[] {
  const byDefault = defaultEnvironmentName(config);
  return Object.entries(config.value.environments).map(([name, { tenant }]) => ({
    name,
    isDefault: name === byDefault,
    profile: tenant.profile,
    host: tenant.profile === "sandbox" ? null : hostOf(tenant.baseUrl),
  }));
}

function hostOf(address: string): string | null {
  return parsedUrl(address)?.host ?? null;
}

/** The environment that is meant when none is named: the only one, or the one that says so. */
export function defaultEnvironmentName({ value }: Config): string | undefined {
  const environments = Object.entries(value.environments);
  const [only, another] = environments;
  if (another === undefined) return only?.[0];
  return environments.find(([, environment]) => environment.default)?.[0];
}

/** The folder of the manifests, absolute. */
export function manifestsDirectory({ path, value }: Config): string {
  return resolve(dirname(path), value.manifests ?? DEFAULTS.manifests);
}

const CONFIGURATION: FileKind = {
  noun: "configuration",
  needs: "it needs at least environments",
  missing: whereElse,
  shown: (place) => withoutCredential(place, "configuration"),
};

/** Whoever stands in a folder below the one that has the file is told where it is. */
function whereElse(path: string, workingDirectory: string): string {
  const name = basename(path);
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const above = join(dirname(folder), name);
    if (!existsSync(above)) continue;
    return `run it in the folder that has it, or pass --config ${shownPath(above, workingDirectory)}`;
  }
  return "make one with webhook-sync init, or name another file with --config";
}

function secondDefaults({ environments }: ConfigFile): readonly KeyDiagnostic[] {
  const [first, ...others] = Object.entries(environments).filter(([, environment]) => environment.default);
  return others.map(([name]) => ({
    code: "several-defaults",
    message: `the environments ${first?.[0]} and ${name} are both the default`,
    hint: "keep default: true in one of them",
    path: ["environments", name, "default"],
    within: null,
  }));
}

/** A YAML file of one document. */
export interface SingleDocument {
  /** Absolute. */
  readonly path: string;
  readonly value: unknown;
  /** Where a key stands, or the nearest key above it; with `within`, where that text stands in the key's value. */
  locate(path: readonly string[], within: string | null): Place;
}

/** What kind of file is read. */
export interface FileKind {
  /** `configuration`. */
  readonly noun: string;
  /** What to do about an empty one. */
  readonly needs: string;
  /** What to do where there is none. */
  readonly missing: (path: string, workingDirectory: string) => string;
  /** What of a place may be shown. */
  readonly shown: (place: Place) => Place;
}

/** Reads a file that must be one YAML document. A relative path starts at the working directory. */
export function readSingleDocument(
  file: string,
  workingDirectory: string,
  { noun, needs, shown, missing }: FileKind,
): Result<SingleDocument, readonly Diagnostic[]> {
  const path = resolve(workingDirectory, file);
  const name = shownPath(path, workingDirectory);
  const text = readText(path, name);
  if (!text.ok) {
    const isThere = existsSync(path);
    return failure([isThere ? text.error : { ...text.error, hint: missing(path, workingDirectory) }]);
  }
  const { documents, findings, place } = parseYaml(text.value, name);
  const placeOf = (offset: number): Place => shown(place(offset));
  if (findings.length > 0) {
    const diagnostics = findings.map((finding) => errorAt(placeOf(finding.offset), finding));
    return failure(diagnostics.sort(compareDiagnostics).slice(0, MAX_DIAGNOSTICS));
  }
  const [document, another] = documents.filter(({ value }) => value !== null);
  if (document === undefined) {
    const empty = { code: "empty-file", message: `the ${noun} is empty`, hint: needs };
    return failure([errorInFile(name, empty)]);
  }
  if (another !== undefined) {
    const hint = "move the content of the second one into the first";
    const several = { code: "several-documents", message: `the ${noun} must be one document`, hint };
    return failure([errorAt(placeOf(another.offset([], null)), several)]);
  }
  const locate = (keys: readonly string[], within: string | null): Place =>
    placeOf(document.offset(keys, within));
  return success({ path, value: document.value, locate });
}

/** What the configuration has that does not say otherwise; the schema shows the same values to editors. */
export const DEFAULTS = {
  manifests: "webhooks.d",
  scope: ["*"],
  method: "POST",
  payloadFormat: "application/json",
  maxDeprecations: { percent: 20, atLeast: 3 },
  maxRecreations: { percent: 20, atLeast: 3 },
  policy: { certificateRunway: "14d", ports: [443, 8443] },
  capabilities: { labels: false, deprecatedStatus: true, partialUpdate: false },
  ownership: "key",
  addedHeaders: [],
  lease: "30s",
  settle: "5s",
  timeout: "15s",
  connections: 64,
  deadline: "10m",
  speaks: "integrations-v1",
  project: "Webhooks",
  endpoints: { connections: 8, reads: 500, marker: "foreign-id", tokenPath: "/auth/oauth2/token" },
  probeUser: "webhook-sync",
  auth: {
    tokenPath: "/oauth/token",
    credentialsIn: "body",
    scopes: ["integrations:read", "integrations:write", "webhooks:manage"],
    header: "X-API-Key",
  },
  health: { mode: "full", timeout: "5s", attempts: 3 },
  deprecation: { grace: "30d", retire: "manual" },
} as const;
