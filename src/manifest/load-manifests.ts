import { basename, dirname, join, resolve } from "node:path";
import { codeOf, systemReason } from "../base/system-error.ts";
import {
  compareDiagnostics,
  type Diagnostic,
  type DiagnosticText,
  errorAt,
  errorNowhere,
  isError,
  type Locate,
} from "../model/fleet/diagnostic.ts";
import { compareKeys } from "../model/fleet/key.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import { errorInFile, warningInFile } from "./diagnostics.ts";
import { checkFleet, type Declaration } from "./fleet.ts";
import { declaredPath } from "./for-environment.ts";
import { MAX_FILES, MAX_FOLDERS, MAX_TOTAL_BYTES, MAX_TOTAL_DIAGNOSTICS } from "./limits.ts";
import { cutShort, moreDiagnostics, readManifestFile } from "./manifest-file.ts";
import { findManifests, readText, shownPath } from "./manifest-files.ts";
import { type ResolutionSources, resolutionContext } from "./webhook.ts";
import { parseYaml, type YamlFile } from "./yaml/parse.ts";

/** Where manifests are and what they are filled in with. */
export interface ManifestInput extends ResolutionSources {
  readonly directory: string;
  /** Diagnostics name files relative to it. */
  readonly workingDirectory: string;
}

/** What a folder of manifests declares for an environment. */
export interface LoadedManifests {
  /** Those without a finding, by key. */
  readonly webhooks: readonly Webhook[];
  /** By file and position. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads all manifests of a folder. One that is wrong does not keep the others from being read. */
export function loadManifests(input: ManifestInput): LoadedManifests {
  const { declarations, complete, diagnostics } = readFolder(input);
  const faulty = new Set(
    declarations.filter((declaration) => declaration.faulty).map(({ source }) => source),
  );
  const locate = createLocate(input.environment.name, input.workingDirectory);
  let errors = diagnostics.filter(isError).length;
  for (const finding of checkFleet(declarations, complete, locate)) {
    faulty.add(finding.source);
    diagnostics.push(errorAt(locate(finding.source, finding.path), finding));
    errors += 1;
    if (errors > MAX_TOTAL_DIAGNOSTICS) break;
  }
  const webhooks = declarations.flatMap(({ webhook, source }) => (faulty.has(source) ? [] : (webhook ?? [])));
  const { shown, left } = cutShort(diagnostics.sort(compareDiagnostics), MAX_TOTAL_DIAGNOSTICS);
  const more = left === null ? [] : [moreDiagnostics(left, shown.at(-1)?.location ?? null)];
  return { webhooks: webhooks.sort(compareKeys), diagnostics: [...shown, ...more] };
}

interface Folder {
  readonly declarations: readonly Declaration[];
  /** False where there may be declarations that could not be read. */
  readonly complete: boolean;
  readonly diagnostics: Diagnostic[];
}

function readFolder(input: ManifestInput): Folder {
  const { workingDirectory } = input;
  const directory = resolve(workingDirectory, input.directory);
  const shown = shownPath(directory, workingDirectory);
  const found = findManifests(directory);
  if (!found.ok) {
    const message = `cannot read the manifests folder ${shown}: ${systemReason(found.error)}`;
    const remedy = codeOf(found.error) === "ENOENT" ? "create it" : "make it a folder that can be read";
    const hint = `${remedy}, or name another one with --manifests or with manifests in the configuration`;
    return nothing(errorNowhere({ code: "unreadable-folder", message, hint }));
  }
  if (!found.value.complete) {
    const message = `the manifests folder ${shown} has more than ${MAX_FILES} manifests or ${MAX_FOLDERS} folders`;
    const hint = "divide the fleet into several folders, or put several webhooks into a file";
    return nothing(errorNowhere({ code: "too-many-files", message, hint }));
  }
  const { files, unreadable, others } = found.value;
  const read = readFiles(files, input);
  const overlooked = overlookedManifests(others, files).map((path) =>
    warningInFile(shownPath(path, workingDirectory), NOT_READ),
  );
  const refused = unreadable.map(({ path, message, hint }) =>
    errorInFile(shownPath(path, workingDirectory), { code: "unreadable-file", message, hint }),
  );
  return {
    declarations: read.declarations,
    complete: read.complete && refused.length === 0,
    diagnostics: [...refused, ...overlooked, ...read.diagnostics],
  };
}

const NOT_READ: DiagnosticText = {
  code: "file-not-read",
  message: "this looks like a manifest and is not read: its name does not end in .yaml or .yml",
  hint: "rename it, or move it out of the manifests folder",
};

function nothing(diagnostic: Diagnostic): Folder {
  return { declarations: [], complete: false, diagnostics: [diagnostic] };
}

function readFiles(files: readonly string[], input: ManifestInput): Folder {
  const declarations: Declaration[] = [];
  const diagnostics: Diagnostic[] = [];
  let complete = true;
  let bytes = 0;
  let errors = 0;
  const folder = shownFolder(input);
  const surroundings = resolutionContext(input);
  for (const path of files) {
    const name = folder(path);
    const text = readText(path, name);
    if (!text.ok) {
      diagnostics.push(text.error);
      complete = false;
      continue;
    }
    bytes += Buffer.byteLength(text.value);
    if (bytes > MAX_TOTAL_BYTES)
      return { declarations, complete: false, diagnostics: [...diagnostics, tooMuch(name)] };
    const file = readManifestFile(text.value, name, surroundings);
    complete &&= file.complete;
    for (const declaration of file.declarations) declarations.push(declaration);
    diagnostics.push(...file.diagnostics);
    errors += file.diagnostics.filter(isError).length;
    // One more than is shown tells that there are more, and nobody is told what is wrong with the other files.
    if (errors > MAX_TOTAL_DIAGNOSTICS) return { declarations, complete: false, diagnostics };
  }
  return { declarations, complete, diagnostics };
}

/** How the files of a folder are shown: nearly all are in one, and to work it out for each takes as long as to open it. */
function shownFolder({ workingDirectory }: ManifestInput): (path: string) => string {
  let known = { folder: "", shown: "" };
  return (path) => {
    const folder = dirname(path);
    if (folder !== known.folder) known = { folder, shown: shownPath(folder, workingDirectory) };
    const name = basename(path);
    return known.shown === "." ? name : `${known.shown}/${name}`;
  };
}

function tooMuch(file: string): Diagnostic {
  const message = `the manifests are larger than ${MAX_TOTAL_BYTES / 1_000_000} MB in all; this file and the following ones were skipped`;
  return errorInFile(file, {
    code: "manifests-too-large",
    message,
    hint: "divide the fleet into several folders",
  });
}

/** So many files are looked into; a folder of manifests has a README and a script or two besides. */
const MOST_LOOKED_INTO = 100;

/** Documentation shows manifests; it is none. */
const DOCUMENTATION = /\.(?:md|markdown|html?|adoc|rst)$/i;

/** The keys that every manifest has, in YAML or JSON. */
const KEYS = ["name", "version", "url"].map(
  (key) => new RegExp(`(?:^|[\\s{,])["']?${key}["']?[ \\t]*:`, "m"),
);

/**
 * Files that are not read because of their names, though they look like manifests: `orders.json`, `orders.yaml.off`,
 * `orders`. Whoever renamed one does not expect its webhook to be deprecated. A leftover beside its manifest is none.
 */
function overlookedManifests(others: readonly string[], files: readonly string[]): readonly string[] {
  const read = new Set(files);
  return others
    .filter((path) => !DOCUMENTATION.test(path) && !isLeftover(path, read))
    .slice(0, MOST_LOOKED_INTO)
    .filter(looksLikeManifest);
}

/** What an editor or a merge leaves beside a manifest: `a.yaml~`, `#a.yaml#`, `a.yaml.orig`. */
function isLeftover(path: string, read: ReadonlySet<string>): boolean {
  const name = basename(path).replace(/^#/, "");
  return read.has(join(dirname(path), name.replace(/(?:~|#|\.\w+)$/, "")));
}

function looksLikeManifest(path: string): boolean {
  const text = readText(path, path);
  return text.ok && KEYS.every((key) => key.test(text.value));
}

/** Parsed files take much memory, and what is looked up next is mostly in the same file. */
const KEPT_FILES = 100;

/** The place of what stands in no file on disk: not yet, or not any more. */
export const IN_NO_FILE: Locate = ({ file }) => ({ location: { file, line: 1, column: 1 }, sourceLine: "" });

/** Finds where keys stand, as they apply to an environment. Files are parsed again when they are asked for. */
export function createLocate(environmentName: string, workingDirectory: string): Locate {
  const files = new Map<string, YamlFile | null>();
  const fileOf = (name: string): YamlFile | null => {
    const known = files.get(name);
    if (known !== undefined) return known;
    const text = readText(resolve(workingDirectory, name), name);
    const file = text.ok ? parseYaml(text.value, name) : null;
    for (const oldest of files.keys()) if (files.size >= KEPT_FILES) files.delete(oldest);
    files.set(name, file);
    return file;
  };
  return (source, path) => {
    const file = fileOf(source.file);
    const document = file?.documents[source.document];
    // The file has changed since it was read.
    if (file === null || document === undefined) return IN_NO_FILE(source, path);
    return file.place(document.offset(declaredPath(document.value, environmentName, path), null));
  };
}
