import { failure, type Result, success } from "../base/result.ts";
import type { Diagnostic } from "../model/fleet/diagnostic.ts";
import { compareDiagnostics, errorAt, type KeyDiagnostic } from "../model/fleet/diagnostic.ts";
import type { Api } from "../model/fleet/environment.ts";
import type { SandboxSwitchesFile } from "../model/generated/sandbox-switches.ts";
import { type FileKind, readSingleDocument } from "./config-file.ts";
import { validateSwitches } from "./generated/switches-validator.js";
import { schemaDiagnostics } from "./schema/diagnostics.ts";

const SWITCHES: FileKind = {
  noun: "switches file",
  needs: "write at least one switch, for example etag: false",
  missing: () => "create it, or name another file with --switches",
  shown: (place) => place,
};

/** The switches of both APIs. */
const COMMON = ["latencyMs", "faults"];

/** Reads how a served sandbox is to differ from the standard one of its API. YAML, and so JSON as well. */
export function loadSwitches(
  file: string,
  workingDirectory: string,
  speaks: Api,
): Result<SandboxSwitchesFile, readonly Diagnostic[]> {
  const document = readSingleDocument(file, workingDirectory, SWITCHES);
  if (!document.ok) return document;
  const { value, locate } = document.value;
  const findings = validateSwitches(value)
    ? Object.keys(value).flatMap((name) => unspoken(name, speaks))
    : schemaDiagnostics(validateSwitches.errors ?? []);
  if (findings.length === 0 && validateSwitches(value)) return success(value);
  const diagnostics = findings.map((finding) => errorAt(locate(finding.path, finding.within), finding));
  return failure(diagnostics.sort(compareDiagnostics));
}

/** A switch that the tenant would not obey. */
function unspoken(name: string, speaks: Api): readonly KeyDiagnostic[] {
  const isOf: Api = name === "cognigy" ? "cognigy-v2" : "integrations-v1";
  if (COMMON.includes(name) || isOf === speaks) return [];
  const hint =
    speaks === "cognigy-v2"
      ? "leave it out; the switches of cognigy-v2 are below cognigy:"
      : "serve it with --speaks cognigy-v2, or leave this out";
  const message = `${name} is a switch of ${isOf}, and this sandbox speaks ${speaks}`;
  return [{ code: "switch-of-other-api", path: [name], within: null, message, hint }];
}
