import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { createExclusively } from "../base/durable-files.ts";
import { lastOnTheWay, leadsOut } from "../base/regular-files.ts";
import { failure, type Result, success } from "../base/result.ts";
import { systemReason } from "../base/system-error.ts";
import type { FoundFolder, GeneratedFile, LeftFile, WrittenFile } from "../model/report/setup.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";
import { loadConfig } from "./config-file.ts";
import { findManifests } from "./manifest-files.ts";

/** What is there for an environment of a tenant; null: only for the embedded one. */
export function groundIn(directory: string, environment: string | null): FoundFolder {
  return {
    whyNoExample: whyNoExample(directory),
    lacksEnvironment: environment !== null && lacksEnvironment(environment, directory),
    codeOwnersPath: codeOwnersPath(directory),
  };
}

/** An established fleet does not get an example, which its next apply would register. */
function whyNoExample(directory: string): string | null {
  const found = findManifests(join(directory, "webhooks.d"));
  if (found.ok && found.value.files.length + found.value.unreadable.length > 0)
    return "webhooks.d has manifests";
  return existsSync(join(directory, "webhook-sync.yaml")) ? "there is a config file" : null;
}

function lacksEnvironment(environment: string, directory: string): boolean {
  const config = loadConfig("webhook-sync.yaml", directory);
  return config.ok && !Object.hasOwn(config.value.value.environments, environment);
}

/** The first of these is the one that GitHub reads. */
function codeOwnersPath(directory: string): string {
  const places = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];
  return places.find((path) => existsSync(join(directory, path))) ?? ".github/CODEOWNERS";
}

/** What became of each file. */
export interface WrittenFiles {
  readonly written: readonly WrittenFile[];
  readonly left: readonly LeftFile[];
}

/** Writes the files that are not there. What is there stays as it is, whatever it is. */
export function writeNew(files: readonly GeneratedFile[], directory: string): Result<WrittenFiles, Problem> {
  const folders = files.map(({ path }) => lastOnTheWay(directory, path));
  const odd = folders.find((folder) => !statSync(join(directory, folder)).isDirectory());
  if (odd !== undefined)
    return failure(unwritable(`${odd} is not a folder`, "rename it, or move it away; nothing was written"));
  const written: WrittenFile[] = [];
  const left: LeftFile[] = [];
  for (const file of files) {
    const { path, about, unwanted } = file;
    try {
      const because = unwanted ?? (leadsOut(directory, path) ? "a link leads out of this folder" : null);
      if (because !== null) {
        left.push({ file: path, because, add: [] });
        continue;
      }
      if (writeOne(join(directory, path), file.text)) written.push({ file: path, about });
      else left.push({ file: path, because: "it exists", add: missingFrom(file, directory) });
    } catch (error) {
      const before = written.map((one) => one.file).join(", ");
      const hint = `${before === "" ? "nothing was written" : `written so far: ${before}`}; the next run keeps existing files`;
      return failure(unwritable(`cannot write ${path}: ${systemReason(error)}`, hint));
    }
  }
  return success({ written, left });
}

function unwritable(message: string, hint: string): Problem {
  return problem(EXIT.usage, "unwritable-file", message, hint);
}

/** False where something of that name exists, which is asked and answered in one step. */
function writeOne(path: string, text: string): boolean {
  mkdirSync(dirname(path), { recursive: true });
  return createExclusively(path, text, { mode: 0o666 });
}

function missingFrom(file: GeneratedFile, directory: string): readonly string[] {
  try {
    const path = join(directory, file.path);
    // A pipe would never end.
    if (statSync(path).isFile()) return file.missingFrom(readFileSync(path, "utf8"));
  } catch {
    // A broken link, or not ours to read.
  }
  // Then all is missing that a file could lack.
  return file.missingFrom("");
}
