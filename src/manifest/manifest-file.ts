import type { Diagnostic, Source } from "../model/diagnostic.ts";
import { errorAt, type KeyFinding, type Report, type TextFinding } from "./finding.ts";
import type { Declaration } from "./fleet.ts";
import { MAX_FINDINGS } from "./limits.ts";
import { checkManifest } from "./manifest-checks.ts";
import { declaredPath, mergeOverrides } from "./merge.ts";
import { salvage } from "./salvage.ts";
import { schemaFindings } from "./schema-findings.ts";
import { validateManifest } from "./validators.ts";
import { buildWebhook, type Surroundings } from "./webhook.ts";
import { parseYaml, type YamlDocument } from "./yaml-file.ts";

/** What one file declares. */
export interface ManifestFile {
  readonly declarations: readonly Declaration[];
  /** False where it may declare more than could be read. */
  readonly complete: boolean;
  /** By position. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the documents of a file, each by itself. `name` is the file as diagnostics show it. */
export function readManifestFile(text: string, name: string, surroundings: Surroundings): ManifestFile {
  const file = parseYaml(text, name);
  const findings: TextFinding[] = [...file.findings];
  const declarations: Declaration[] = [];
  for (const document of file.documents) {
    // Between markers there may be nothing, or comments only.
    if (document.value === null && document.sound) continue;
    const found: KeyFinding[] = [];
    const { location } = file.place(document.offset([], null));
    const source = { ...location, document: document.index };
    const declaration = declare(document, source, surroundings, found);
    declarations.push(declaration);
    for (const finding of found)
      findings.push({ ...finding, offset: document.offset(finding.path, finding.within) });
  }
  findings.sort((a, b) => a.offset - b.offset);
  const diagnostics = findings
    .slice(0, MAX_FINDINGS)
    .map((finding) => errorAt(file.place(finding.offset), finding));
  const last = diagnostics.at(-1);
  if (findings.length > MAX_FINDINGS && last !== undefined) diagnostics.push(moreFindings(last));
  return { declarations, complete: file.complete, diagnostics };
}

/** Stands for findings that are not shown, at the place of the last one that is. */
export function moreFindings({ location }: Diagnostic): Diagnostic {
  const message = "there are more findings than these";
  const hint = "mend these and run the command again";
  return { code: "more-findings", severity: "error", message, hint, location, sourceLine: null };
}

function declare(
  document: YamlDocument,
  source: Source,
  surroundings: Surroundings,
  findings: KeyFinding[],
): Declaration {
  const { value, sound } = document;
  const unusable = { source, ...identityOf(value), webhook: null, faulty: true };
  if (!sound) return unusable;
  const valid = validateManifest(value);
  if (!valid.ok) findings.push(...schemaFindings(valid.error));
  const salvaged = valid.ok ? { manifest: valid.value, invented: NOTHING } : salvage(value, findings);
  if (salvaged === null) return unusable;
  const { manifest, invented } = salvaged;
  const report: Report = (finding) => {
    if (!invented.has(finding.path[0] ?? "")) findings.push(finding);
  };
  const { environment, environmentNames } = surroundings;
  checkManifest(manifest, environmentNames, report);
  const merged = mergeOverrides(manifest, environment.name);
  const webhook = buildWebhook(merged, source, surroundings, (finding) =>
    report({ ...finding, path: declaredPath(manifest, environment.name, finding.path) }),
  );
  return { source, ...identityOf(value), webhook, faulty: findings.length > 0 };
}

const NOTHING: ReadonlySet<string> = new Set();

/** What a document that is no manifest seems to declare: others may depend on it. */
function identityOf(value: unknown): { name: string | null; version: number | null } {
  if (typeof value !== "object" || value === null) return { name: null, version: null };
  const name = "name" in value && typeof value.name === "string" ? value.name : null;
  const version = "version" in value && typeof value.version === "number" ? value.version : null;
  return { name, version };
}
