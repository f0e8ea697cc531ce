import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { failure, type Result, success } from "../base/result.ts";
import { compareDiagnostics, type Diagnostic, errorAt, type Place } from "../model/fleet/diagnostic.ts";
import { errorInFile } from "./diagnostics.ts";
import { MAX_DIAGNOSTICS } from "./limits.ts";
import { readText, shownPath } from "./manifest-files.ts";
import { parseYaml } from "./yaml/parse.ts";

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
