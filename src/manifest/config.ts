import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Diagnostic, Place } from "../model/diagnostic.ts";
import type { ConfigFile } from "../model/environment.ts";
import { failure, type Result, success } from "../model/result.ts";
import { DEFAULTS } from "./defaults.ts";
import { compareDiagnostics, errorAt, type KeyDiagnostic } from "./diagnostics.ts";
import { withoutCredential } from "./literal-credential.ts";
import { shownPath } from "./read-text.ts";
import { schemaDiagnostics } from "./schema-diagnostics.ts";
import { type FileKind, readSingleDocument } from "./single-document.ts";
import { validateConfig } from "./validators.ts";

/** The operators' file as it stands, before an environment is chosen. */
export interface Config {
  /** Absolute. */
  readonly path: string;
  readonly value: ConfigFile;
  /** Where a key stands, or the nearest key above it; with `within`, where that text stands in the key's value. */
  locate(path: readonly string[], within: string | null): Place;
}

/** Reads the operators' file. A relative path starts at the working directory. */
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

/** An environment as the operators' file has it, without anything filled in. */
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
  return URL.canParse(address) ? new URL(address).host : null;
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
