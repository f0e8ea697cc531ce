import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import process from "node:process";
import { failure, type Result, success } from "../base/result.ts";
import type { Config } from "../model/fleet/config.ts";
import {
  compareDiagnostics,
  type Diagnostic,
  errorAt,
  type KeyDiagnostic,
  type Place,
} from "../model/fleet/diagnostic.ts";
import type { ConfigFile } from "../model/fleet/environment.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { invalid, type Problem, problem } from "../model/run/problem.ts";
import type { Io } from "../model/run/surroundings.ts";
import { errorInFile, withoutCredential } from "./diagnostics.ts";
import { MAX_DIAGNOSTICS } from "./limits.ts";
import { readText, shownPath } from "./manifest-files.ts";
import { schemaDiagnostics, validateConfig } from "./schema/diagnostics.ts";
import { parseYaml } from "./yaml/parse.ts";

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

const CONFIGURATION: FileKind = {
  noun: "configuration",
  needs: "it needs at least environments",
  missing: whereElse,
  shown: (place) => withoutCredential(place, "configuration"),
};

/** Where a file is that was meant: it ends otherwise, or stands in a folder above. */
function whereElse(path: string, workingDirectory: string): string {
  const name = basename(path);
  const otherwise = path.replace(/\.ya?ml$/, (end) => (end === ".yml" ? ".yaml" : ".yml"));
  if (otherwise !== path && existsSync(otherwise)) {
    const found = shownPath(otherwise, workingDirectory);
    return `${found} is here: rename it to ${name}, or pass --config ${found}`;
  }
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

/** Which config file is meant, and how it was found. */
export interface NamedConfig {
  /** Absolute. */
  readonly config: string;
  /** Whether nobody named it, and it was found in a folder above. */
  readonly isConfigAbove: boolean;
  readonly quiet: boolean;
}

/**
 * Reads the config file. One that was found in a folder above is named, and refused where another user could have put
 * it there for us to find: it says where credentials go.
 */
export function openConfig(
  io: Pick<Io, "workingDirectory" | "variables" | "stderr">,
  { config, isConfigAbove, quiet }: NamedConfig,
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
