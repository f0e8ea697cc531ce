import { dirname, resolve } from "node:path";
import type { Diagnostic, Place } from "../model/diagnostic.ts";
import type { ConfigFile } from "../model/environment.ts";
import { failure, type Result, success } from "../model/result.ts";
import { DEFAULTS } from "./defaults.ts";
import { compareDiagnostics, errorAt, errorInFile, type KeyFinding } from "./finding.ts";
import { MAX_FINDINGS } from "./limits.ts";
import { readText, shownPath } from "./read-text.ts";
import { schemaFindings } from "./schema-findings.ts";
import { validateConfig } from "./validators.ts";
import { parseYaml } from "./yaml-file.ts";

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
  const path = resolve(workingDirectory, file);
  const name = shownPath(path, workingDirectory);
  const text = readText(path, name);
  if (!text.ok) return failure([text.error]);
  const { documents, findings, place } = parseYaml(text.value, name);
  const placeOf = (offset: number): Place => withoutCredential(place(offset));
  if (findings.length > 0) {
    const diagnostics = findings.map((finding) => errorAt(placeOf(finding.offset), finding));
    return failure(diagnostics.sort(compareDiagnostics).slice(0, MAX_FINDINGS));
  }
  const [document, another] = documents.filter(({ value }) => value !== null);
  if (document === undefined) return failure([emptyFile(name)]);
  if (another !== undefined) return failure([errorAt(placeOf(another.offset([], null)), SECOND_DOCUMENT)]);
  const locate = (keys: readonly string[], within: string | null): Place =>
    placeOf(document.offset(keys, within));
  const valid = validateConfig(document.value);
  const wrong = valid.ok ? secondDefaults(valid.value) : schemaFindings(valid.error);
  if (valid.ok && wrong.length === 0) return success({ path, value: valid.value, locate });
  const diagnostics = wrong.map((finding) => errorAt(locate(finding.path, finding.within), finding));
  return failure(diagnostics.sort(compareDiagnostics));
}

/** The names of the environments, in the order of the file. */
export function environmentNames({ value }: Config): readonly string[] {
  return Object.keys(value.environments);
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

const SECOND_DOCUMENT = {
  code: "several-documents",
  message: "the configuration must be one document",
  hint: "move the content of the second one into the first",
};

function emptyFile(name: string): Diagnostic {
  const hint = "it needs at least environments";
  return errorInFile(name, { code: "empty-file", message: "the configuration is empty", hint });
}

function secondDefaults({ environments }: ConfigFile): readonly KeyFinding[] {
  const [first, ...others] = Object.entries(environments).filter(([, environment]) => environment.default);
  return others.map(([name]) => ({
    code: "several-defaults",
    message: `the environments ${first?.[0]} and ${name} are both the default`,
    hint: "keep default: true in one of them",
    path: ["environments", name, "default"],
    within: null,
  }));
}

/** A line where a credential stands in place of a reference to one is not shown. */
function withoutCredential(place: Place): Place {
  const literal = /\b(clientSecret|token|key|password|authorization)["']?\s*:(?![^,}]*\$\{env:)/i;
  return literal.test(place.sourceLine) ? { ...place, sourceLine: "" } : place;
}
