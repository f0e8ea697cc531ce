import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { isBelow } from "../base/regular-files.ts";
import { systemReason } from "../base/system-error.ts";
import { failure, type Result, success } from "../model/result.ts";
import { MAX_FILES, MAX_FOLDERS } from "./limits.ts";

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

/**
 * Finds *.yaml and *.yml below a folder, in capitals too; names that start with a dot are passed over. The error says
 * why it cannot.
 */
export function findManifests(
  directory: string,
  mostFolders: number = MAX_FOLDERS,
): Result<ManifestFiles, string> {
  const found: Found = { folders: [directory], files: [], unreadable: [], others: [] };
  let looked = 0;
  try {
    for (let folder = found.folders.pop(); folder !== undefined; folder = found.folders.pop()) {
      looked += 1;
      if (looked > mostFolders || found.files.length > MAX_FILES) return success(sorted(found, false));
      for (const entry of readdirSync(folder, { withFileTypes: true }))
        sortIn(found, entry, { path: join(folder, entry.name), directory });
    }
  } catch (error) {
    return failure(systemReason(error));
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
  if (!isManifestName(entry.name)) return entry.isFile() ? "other" : "hidden";
  return entry.isFile() ? "file" : { message: "not a regular file", hint: "replace it by a file" };
}

function kindOfLink(name: string, path: string, folder: string): Kind {
  const hint = "replace the link by what it links to";
  let target: string;
  try {
    target = realpathSync(path);
  } catch (error) {
    return isManifestName(name) ? { message: `the link is broken: ${systemReason(error)}`, hint } : "hidden";
  }
  const stats = statSync(target);
  if (stats.isDirectory()) return { message: "links to folders are not followed", hint };
  if (!isManifestName(name)) return "hidden";
  if (!stats.isFile()) return { message: "the link does not lead to a regular file", hint };
  return isBelow(folder, target) ? "file" : { message: "the link leads out of the manifests folder", hint };
}

function isManifestName(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}
