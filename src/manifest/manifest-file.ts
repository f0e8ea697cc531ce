import type { Diagnostic, Source } from "../model/diagnostic.ts";
import { errorAt, type KeyDiagnostic, type Report, type TextDiagnostic } from "./diagnostics.ts";
import type { Declaration } from "./fleet.ts";
import { MAX_DIAGNOSTICS } from "./limits.ts";
import { withoutCredential } from "./literal-credential.ts";
import { checkManifest } from "./manifest-checks.ts";
import { declaredPath, mergeOverrides } from "./merge.ts";
import { partialManifest } from "./partial-manifest.ts";
import { schemaDiagnostics } from "./schema-diagnostics.ts";
import { validateManifest } from "./validators.ts";
import { buildWebhook, type ResolutionContext } from "./webhook.ts";
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
export function readManifestFile(text: string, name: string, surroundings: ResolutionContext): ManifestFile {
  const file = parseYaml(text, name);
  const findings: TextDiagnostic[] = [...file.findings];
  const declarations: Declaration[] = [];
  for (const document of file.documents) {
    // Between markers there may be nothing, or comments only.
    if (document.value === null && document.sound) continue;
    const found: KeyDiagnostic[] = [];
    const { location } = file.place(document.offset([], null));
    const source = { ...location, document: document.index };
    const declaration = declare(document, source, surroundings, found);
    declarations.push(declaration);
    for (const finding of found)
      findings.push({ ...finding, offset: document.offset(finding.path, finding.within) });
  }
  findings.sort((a, b) => a.offset - b.offset);
  const diagnostics = findings
    .slice(0, MAX_DIAGNOSTICS)
    .map((finding) => errorAt(withoutCredential(file.place(finding.offset), "manifest"), finding));
  const last = diagnostics.at(-1);
  if (findings.length > MAX_DIAGNOSTICS && last !== undefined) diagnostics.push(moreDiagnostics(last));
  return { declarations, complete: file.complete, diagnostics };
}

/** Stands for findings that are not shown, at the place of the last one that is. */
export function moreDiagnostics({ location }: Diagnostic): Diagnostic {
  const message = "there are more findings than these";
  const hint = "mend these and run the command again";
  return { code: "more-findings", severity: "error", message, hint, location, sourceLine: null };
}

function declare(
  document: YamlDocument,
  source: Source,
  surroundings: ResolutionContext,
  findings: KeyDiagnostic[],
): Declaration {
  const { value, sound } = document;
  const unusable = { source, ...identityOf(value), webhook: null, faulty: true };
  if (!sound) return unusable;
  const valid = validateManifest(value);
  if (!valid.ok) findings.push(...schemaDiagnostics(valid.error));
  const partial = valid.ok ? { manifest: valid.value, invented: NOTHING } : partialManifest(value, findings);
  if (partial === null) return unusable;
  const { manifest, invented } = partial;
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
