import { lstatSync } from "node:fs";
import { join } from "node:path";
import {
  createExclusively,
  createPrivateDirectory,
  PRIVATE_FILE,
  replaceFile,
} from "../base/durable-files.ts";
import { failure, type Result, success } from "../base/result.ts";
import type { Secret } from "../base/secret.ts";
import { systemReason, systemRemedy } from "../base/system-error.ts";
import type { ImportedSecret, SecretFileState, SecretFiles } from "../model/report/import-report.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";

/** What is to be written where, and whether what is there gives way. */
export interface SecretFilesRequest {
  /** A path as it is named to people. */
  readonly shown: (path: string) => string;
  readonly secrets: readonly ImportedSecret[];
  /** By name; none of what the tenant hides. */
  readonly values: ReadonlyMap<string, Secret>;
  readonly overwrite: boolean;
  readonly dryRun: boolean;
}

/** Writes a file for each secret that the tenant shows, for nobody else to read. Links are not followed. null: no folder was named. */
export function writeSecretFiles(
  directory: string | undefined,
  request: SecretFilesRequest,
): Result<SecretFiles | null, Problem> {
  if (directory === undefined) return success(null);
  const { secrets, values, dryRun } = request;
  const shown = request.shown(directory);
  try {
    const paths = [directory, ...[...values.keys()].map((name) => join(directory, name))];
    const odd = paths.find((path, at) => !(at === 0 ? isFolderOrNothing(path) : isFileOrNothing(path)));
    if (odd !== undefined) return failure(unusable(request.shown(odd)));
    // Without a value too: the next commands read from it, and what the tenant hides is put there by hand.
    if (!dryRun) createPrivateDirectory(directory);
    const files = secrets.map(({ name }) => ({
      name,
      state: stateAfter(join(directory, name), values.get(name), request),
    }));
    return success({ directory: shown, files });
  } catch (error) {
    const message = `secrets cannot be written to ${shown}: ${systemReason(error)}`;
    const hint = systemRemedy(error) ?? "name a folder that can be written";
    return failure(problem(EXIT.usage, "secret-file", message, hint));
  }
}

function stateAfter(
  path: string,
  value: Secret | undefined,
  { overwrite, dryRun }: SecretFilesRequest,
): SecretFileState {
  if (value === undefined) return "hidden";
  const isThere = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  if (isThere && !overwrite) return "kept";
  if (dryRun) return "written";
  if (isThere) replaceFile(path, value.expose(), PRIVATE_FILE);
  else if (!createExclusively(path, value.expose())) return "kept";
  return "written";
}

function isFolderOrNothing(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? true;
}

function isFileOrNothing(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? true;
}

function unusable(path: string): Problem {
  const message = `secrets cannot be written to ${path}: it is a link, or not what it should be`;
  return problem(
    EXIT.usage,
    "secret-file",
    message,
    "name a folder of your own with nothing but files in it",
  );
}
