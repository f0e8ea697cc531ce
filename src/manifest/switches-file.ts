import type { Diagnostic } from "../model/diagnostic.ts";
import type { SandboxSwitchesFile } from "../model/generated/sandbox-switches.ts";
import { failure, type Result, success } from "../model/result.ts";
import { type FileKind, readSingleDocument } from "./config.ts";
import { compareDiagnostics, errorAt } from "./diagnostics.ts";
import { validateSwitches } from "./generated/switches-validator.js";
import { schemaDiagnostics } from "./schema-diagnostics.ts";

const SWITCHES: FileKind = {
  noun: "switches file",
  needs: "write at least one switch, for example etag: false",
  missing: () => "create it, or name another file with --switches",
  shown: (place) => place,
};

/** Reads how a served sandbox is to differ from the standard one. YAML, and so JSON as well. */
export function loadSwitches(
  file: string,
  workingDirectory: string,
): Result<SandboxSwitchesFile, readonly Diagnostic[]> {
  const document = readSingleDocument(file, workingDirectory, SWITCHES);
  if (!document.ok) return document;
  const { value, locate } = document.value;
  if (validateSwitches(value)) return success(value);
  const findings = schemaDiagnostics(validateSwitches.errors ?? []);
  const diagnostics = findings.map((finding) => errorAt(locate(finding.path, finding.within), finding));
  return failure(diagnostics.sort(compareDiagnostics));
}
