import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { systemReason } from "../base/system-error.ts";
import { failure, type Result, success } from "../model/result.ts";
import { isBelow } from "./is-below.ts";

/** Something in the manifests folder that is not read, and why. */
export interface Unreadable {
  readonly path: string;
  readonly message: string;
  readonly hint: string | null;
}

/** The manifest files below a folder, sorted. */
export interface ManifestFiles {
  readonly files: readonly string[];
  readonly unreadable: readonly Unreadable[];
}

/**
 * Finds *.yaml and *.yml below a folder; names that start with a dot are passed over. The error says why it cannot.
 * With a limit only so many folders are looked into.
 */
export function findManifests(
  directory: string,
  mostFolders: number = Number.POSITIVE_INFINITY,
): Result<ManifestFiles, string> {
  const files: string[] = [];
  const unreadable: Unreadable[] = [];
  try {
    const folders = [directory];
    let looked = 0;
    for (let folder = folders.pop(); folder !== undefined && looked < mostFolders; folder = folders.pop()) {
      looked += 1;
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name);
        const kind = kindOf(entry, path, directory);
        if (kind === "folder") folders.push(path);
        else if (kind === "file") files.push(path);
        else if (kind !== "other") unreadable.push({ path, ...kind });
      }
    }
  } catch (error) {
    return failure(systemReason(error));
  }
  return success({ files: files.sort(), unreadable });
}

type Kind = "folder" | "file" | "other" | Omit<Unreadable, "path">;

/** What would silently be left out, though its name says that it is a manifest, is told. */
function kindOf(entry: Dirent, path: string, folder: string): Kind {
  if (entry.name.startsWith(".")) return "other";
  if (entry.isDirectory()) return "folder";
  if (entry.isSymbolicLink()) return kindOfLink(entry.name, path, folder);
  if (!isManifestName(entry.name)) return "other";
  return entry.isFile() ? "file" : { message: "this is no regular file", hint: "replace it by a file" };
}

function kindOfLink(name: string, path: string, folder: string): Kind {
  const hint = "replace the link by what it links to";
  let target: string;
  try {
    target = realpathSync(path);
  } catch (error) {
    return isManifestName(name) ? { message: `the link is broken: ${systemReason(error)}`, hint } : "other";
  }
  const stats = statSync(target);
  if (stats.isDirectory()) return { message: "links to folders are not followed", hint };
  if (!isManifestName(name)) return "other";
  if (!stats.isFile()) return { message: "this links to no regular file", hint };
  return isBelow(folder, target) ? "file" : { message: "the link leads out of the manifests folder", hint };
}

function isManifestName(name: string): boolean {
  return /\.ya?ml$/.test(name);
}
