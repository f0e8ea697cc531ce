import { isUtf8 } from "node:buffer";
import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { isBelow, isYamlName, readInputBytes } from "../base/regular-files.ts";
import { failure, type Result, success } from "../base/result.ts";
import { codeOf, systemReason } from "../base/system-error.ts";
import type { Diagnostic } from "../model/fleet/diagnostic.ts";
import { errorAt } from "../model/fleet/diagnostic.ts";
import { errorInFile } from "./diagnostics.ts";
import { MAX_FILE_BYTES, MAX_FILES, MAX_FOLDERS } from "./limits.ts";
import { placesIn } from "./yaml/parse.ts";

/** Something in the manifests folder that is not read, and why. */
export interface Unreadable {
  readonly path: string;
  readonly message: string;
  readonly hint: string | null;
}

/** The files below a folder. */
export interface ManifestFiles {
  /** The manifests, sorted. */
  readonly files: readonly string[];
  readonly unreadable: readonly Unreadable[];
  /** Regular files that have another name. */
  readonly others: readonly string[];
  /** False where a limit was passed: there are more than these. */
  readonly complete: boolean;
}

/** Finds *.yaml and *.yml below a folder, in capitals too; names that start with a dot are passed over. The error is the system's. */
export function findManifests(directory: string, mostFolders = MAX_FOLDERS): Result<ManifestFiles, unknown> {
  const found: Found = { folders: [directory], files: [], unreadable: [], others: [] };
  let looked = 0;
  for (let folder = found.folders.pop(); folder !== undefined; folder = found.folders.pop()) {
    looked += 1;
    if (looked > mostFolders || found.files.length > MAX_FILES) return success(sorted(found, false));
    try {
      for (const entry of readdirSync(folder, { withFileTypes: true }))
        sortIn(found, entry, { path: join(folder, entry.name), directory });
    } catch (error) {
      if (folder === directory) return failure(error);
      const message = `the folder cannot be read: ${systemReason(error)}`;
      found.unreadable.push({ path: folder, message, hint: "make it a folder that can be read" });
    }
  }
  return success(sorted(found, found.files.length <= MAX_FILES));
}

interface Found {
  /** Still to be looked into. */
  readonly folders: string[];
  readonly files: string[];
  readonly unreadable: Unreadable[];
  readonly others: string[];
}

function sorted({ files, unreadable, others }: Found, complete: boolean): ManifestFiles {
  return { files: files.sort(), unreadable, others: others.sort(), complete };
}

function sortIn(found: Found, entry: Dirent, where: { path: string; directory: string }): void {
  const { path, directory } = where;
  const kind = kindOf(entry, path, directory);
  if (kind === "folder") found.folders.push(path);
  else if (kind === "file") found.files.push(path);
  else if (kind === "other") found.others.push(path);
  else if (kind !== "hidden") found.unreadable.push({ path, ...kind });
}

type Kind = "folder" | "file" | "other" | "hidden" | Omit<Unreadable, "path">;

/** What would silently be left out, though its name says that it is a manifest, is told. */
function kindOf(entry: Dirent, path: string, folder: string): Kind {
  if (entry.name.startsWith(".")) return "hidden";
  if (entry.isDirectory()) return "folder";
  if (entry.isSymbolicLink()) return kindOfLink(entry.name, path, folder);
  if (!isYamlName(entry.name)) return entry.isFile() ? "other" : "hidden";
  return entry.isFile() ? "file" : { message: "not a regular file", hint: "replace it by a file" };
}

function kindOfLink(name: string, path: string, folder: string): Kind {
  const hint = "replace the link by what it links to";
  let target: string;
  try {
    target = realpathSync(path);
  } catch (error) {
    return isYamlName(name) ? { message: `the link is broken: ${systemReason(error)}`, hint } : "hidden";
  }
  const stats = statSync(target);
  if (stats.isDirectory()) return { message: "links to folders are not followed", hint };
  if (!isYamlName(name)) return "hidden";
  if (!stats.isFile()) return { message: "the link does not lead to a regular file", hint };
  return isBelow(folder, target) ? "file" : { message: "the link leads out of the manifests folder", hint };
}

/** The path as diagnostics show it: relative to the working directory, with forward slashes. */
export function shownPath(path: string, workingDirectory: string): string {
  return relative(workingDirectory, path).split(sep).join("/") || ".";
}

/** The text of a YAML file: bounded, valid UTF-8 and without control characters. */
export function readText(path: string, shownAs: string): Result<string, Diagnostic> {
  let bytes: Buffer;
  try {
    bytes = readInputBytes(path, MAX_FILE_BYTES);
  } catch (error) {
    if (codeOf(error) === "EFBIG") return failure(tooLarge(shownAs));
    const message = `cannot read ${shownAs}: ${systemReason(error)}`;
    return failure(errorInFile(shownAs, { code: "unreadable-file", message, hint: remedyFor(error) }));
  }
  if (!isUtf8(bytes)) return failure(notUtf8(bytes, shownAs));
  const text = withoutByteOrderMarks(bytes.toString("utf8"));
  const control = findControlCharacter(text);
  return control === null ? success(text) : failure(controlCharacter(text, control, shownAs));
}

function remedyFor(error: unknown): string {
  return codeOf(error) === "ENOENT" ? "create it, or name another file" : "make it a file that can be read";
}

function tooLarge(shownAs: string): Diagnostic {
  const message = `the file is larger than ${MAX_FILE_BYTES / 1_000_000} MB`;
  return errorInFile(shownAs, { code: "file-too-large", message, hint: "split it into several files" });
}

/** Before the text, and before each document of it (YAML 1.2.2, section 5.2), as files have that were put together. */
function withoutByteOrderMarks(text: string): string {
  if (!text.includes("\uFEFF")) return text;
  const lines = text.split("\n");
  const bare = lines.map((line, at) => {
    const begins =
      at === 0 || /^(?:---|\.\.\.)\s*$/.test(lines[at - 1] ?? "") || line.startsWith("\uFEFF---");
    return begins && line.startsWith("\uFEFF") ? line.slice(1) : line;
  });
  return bare.join("\n");
}

/** A line feed is never part of a longer UTF-8 sequence, so the lines can be looked at one by one. */
function notUtf8(bytes: Buffer, shownAs: string): Diagnostic {
  let start = 0;
  let line = 1;
  for (;;) {
    const feed = bytes.indexOf(0x0a, start);
    const content = bytes.subarray(start, feed === -1 ? bytes.length : feed);
    if (!isUtf8(content) || feed === -1) {
      const column = content.toString("utf8").indexOf("\uFFFD") + 1;
      const location = { file: shownAs, line, column: Math.max(1, column) };
      const message = "the file is not valid UTF-8";
      return errorAt(
        { location, sourceLine: "" },
        { code: "invalid-utf-8", message, hint: "save it as UTF-8" },
      );
    }
    start = feed + 1;
    line += 1;
  }
}

/**
 * YAML allows tab, line feed, next line and carriage return (YAML 1.2.2, section 5.1). A carriage return is
 * refused where it is no line end, because editors and this parser disagree about what it does there.
 */
function findControlCharacter(text: string): number | null {
  const at = text.search(/[\0-\x08\v\f\x0e-\x1f\x7f-\x84\x86-\x9f\uFFFE\uFFFF]|\r(?!\n)/);
  return at === -1 ? null : at;
}

function controlCharacter(text: string, offset: number, shownAs: string): Diagnostic {
  const number = text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, "0");
  const message = `the file holds the control character U+${number}`;
  const { location } = placesIn(text, shownAs)(offset);
  return errorAt({ location, sourceLine: "" }, { code: "control-character", message, hint: "remove it" });
}
