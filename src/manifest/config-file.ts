import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { failure, type Result, success } from "../base/result.ts";
import type { Config } from "../model/fleet/config.ts";
import {
  compareDiagnostics,
  type Diagnostic,
  errorAt,
  type KeyDiagnostic,
} from "../model/fleet/diagnostic.ts";
import type { ConfigFile } from "../model/fleet/environment.ts";
import { withoutCredential } from "./diagnostics.ts";
import { shownPath } from "./manifest-files.ts";
import { schemaDiagnostics, validateConfig } from "./schema-diagnostics.ts";
import { type FileKind, readSingleDocument } from "./single-document.ts";

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
