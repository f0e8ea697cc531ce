import { quote } from "../base/credentials.ts";
import { didYouMean } from "../base/spelling.ts";
import { isTemplate, parseTemplate, type TemplatePart } from "../base/template.ts";
import { isCalendarDay } from "../base/time.ts";
import type { Diagnostic, Location, Severity, Source } from "../model/fleet/diagnostic.ts";
import { type DiagnosticText, errorAt, type KeyDiagnostic, type Report } from "../model/fleet/diagnostic.ts";
import { malformedReference, misplacedReference, unknownKind } from "../model/fleet/reference-diagnostics.ts";
import type { Overrides, WebhookManifest } from "../model/generated/webhook.ts";
import { type TextDiagnostic, withoutCredential } from "./diagnostics.ts";
import type { Declaration } from "./fleet.ts";
import { declaredPath } from "./for-environment.ts";
import { MAX_DIAGNOSTICS } from "./limits.ts";
import { type TextsPart, textsIn, withTexts } from "./manifest-texts.ts";
import { mergeOverrides } from "./merge-overrides.ts";
import { partialManifest } from "./partial-manifest.ts";
import { schemaDiagnostics, validateManifest } from "./schema/diagnostics.ts";
import { buildWebhook, hasTexts, type ResolutionContext } from "./webhook.ts";
import { parseYaml, type YamlDocument } from "./yaml/parse.ts";

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
  const { shown, left } = cutShort(findings, MAX_DIAGNOSTICS);
  const diagnostics = shown.map((finding) =>
    errorAt(withoutCredential(file.place(finding.offset), "manifest"), finding),
  );
  if (left !== null) diagnostics.push(moreDiagnostics(left, diagnostics.at(-1)?.location ?? null));
  return { declarations, complete: file.complete, diagnostics };
}

/** What is shown of findings, in their order. */
interface Shown<T> {
  readonly shown: readonly T[];
  /** What is left out: an error where one is among it; null where all are shown. */
  readonly left: "error" | "warning" | null;
}

/** No more findings than so many. Warnings go first: they stop nothing. */
export function cutShort<T extends { readonly severity?: Severity }>(
  findings: readonly T[],
  most: number,
): Shown<T> {
  if (findings.length <= most) return { shown: findings, left: null };
  const errors = findings.filter(({ severity }) => severity !== "warning").length;
  let room = Math.max(0, most - errors);
  const withoutWarnings = findings.filter(({ severity }) => severity !== "warning" || room-- > 0);
  return { shown: withoutWarnings.slice(0, most), left: errors > most ? "error" : "warning" };
}

/** Stands for findings that are not shown, at the place of the last one that is. */
export function moreDiagnostics(severity: Severity, location: Location | null): Diagnostic {
  const message = "there are more findings than these";
  const hint = "fix these and run the command again";
  return { code: "more-findings", severity, message, hint, location, sourceLine: null };
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
  const overrides = manifest.environments?.[environment.name];
  const merged =
    overrides === undefined
      ? { manifest, headers: Object.entries(manifest.headers ?? {}) }
      : mergeOverrides(manifest, overrides);
  const webhook = buildWebhook(merged, source, surroundings, (finding) =>
    report({ ...finding, path: declaredPath(manifest, environment.name, finding.path) }),
  );
  const faulty = findings.some(({ severity }) => severity !== "warning");
  return { source, ...identityOf(value), webhook, faulty };
}

const NOTHING: ReadonlySet<string> = new Set();

/** What a document that is no manifest seems to declare: others may depend on it. */
function identityOf(value: unknown): { name: string | null; version: number | null } {
  if (typeof value !== "object" || value === null) return { name: null, version: null };
  const name = "name" in value && typeof value.name === "string" ? value.name : null;
  const version = "version" in value && typeof value.version === "number" ? value.version : null;
  return { name, version };
}

/** What the schema cannot say, wherever in the manifest it stands: the overrides of all environments included. */
function checkManifest(manifest: WebhookManifest, environmentNames: readonly string[], report: Report): void {
  checkPart(manifest, [], report);
  for (const [name, overrides] of Object.entries(manifest.environments ?? {})) {
    const path = ["environments", name];
    if (!environmentNames.includes(name)) {
      const message = `unknown environment ${quote(name)}`;
      const hint = didYouMean(name, environmentNames, "environments");
      report({ code: "unknown-environment", message, hint, path, within: null });
    }
    checkPart(overrides, path, report);
  }
}

function checkPart(
  part: Pick<WebhookManifest, "owner" | "description"> & Overrides,
  path: readonly string[],
  report: Report,
): void {
  if (part.url !== undefined) checkTemplate(part.url, "url", [...path, "url"], report);
  checkHeaders(part.headers ?? {}, [...path, "headers"], report);
  if (hasTexts(part)) checkTexts(part, path, report);
  if (typeof part.basicAuth === "object" && part.basicAuth !== null)
    checkBasicAuth(part.basicAuth, [...path, "basicAuth"], report);
  const sunset = part.deprecation?.sunset;
  if (sunset === undefined || isCalendarDay(sunset)) return;
  const message = `${quote(sunset)} is not a valid date`;
  const where = { path: [...path, "deprecation", "sunset"], within: null };
  report({ code: "invalid-date", message, hint: "write it as year-month-day", ...where });
}

function checkTexts(part: TextsPart, path: readonly string[], report: Report): void {
  withTexts(part, (text, at) => {
    checkTemplate(text, "text", [...path, ...at], report);
    return text;
  });
  warnOfPayload(part.health?.payload, [...path, "health", "payload"], report);
}

function checkHeaders(
  headers: Readonly<Record<string, string | null>>,
  path: readonly string[],
  report: Report,
): void {
  const spellings = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    const first = spellings.get(name.toLowerCase());
    if (first === undefined) spellings.set(name.toLowerCase(), name);
    else {
      const message = `header ${quote(name)} repeats ${quote(first)}: names compare without case`;
      const where = { path: [...path, name], within: null };
      report({ code: "duplicate-header", message, hint: "keep one of them", ...where });
    }
    if (value !== null) checkTemplate(value, "header", [...path, name], report);
  }
}

function checkBasicAuth(
  { user, password }: { readonly user: string; readonly password: string },
  path: readonly string[],
  report: Report,
): void {
  checkTemplate(user, "user", [...path, "user"], report);
  const parts = parseTemplate(password);
  if (parts.length === 1 && parts[0]?.kind === "secret") return;
  const message = "`password` must be one reference to a secret, not a literal value";
  const hint = "write ${secret:NAME}, and renew the password if it was ever committed";
  report({ code: "literal-credential", message, hint, path: [...path, "password"], within: null });
}

const LEAVE_OUT =
  "take it out: a payload is in Git and in plans; a secret goes into a header of the manifest";

/** A payload may be a template of the receiver's, so that nothing in it is filled in. */
function warnOfPayload(payload: unknown, path: readonly string[], report: Report): void {
  for (const part of textsIn(payload).filter(isTemplate).flatMap(parseTemplate)) {
    if (part.kind !== "variable" && part.kind !== "environment" && part.kind !== "secret") continue;
    const message = `${quote(part.source)} is sent as it stands: a payload is not filled in`;
    const hint =
      part.kind === "secret" ? LEAVE_OUT : "write the value itself, or a payload for each environment";
    const code = "literal-reference";
    report({ code, severity: "warning", message, hint, path, within: part.source });
  }
}

/** A text goes to no receiver. */
type Place = "url" | "header" | "user" | "text";

/** Reports what can never be filled in. Whether a variable exists depends on the environment and is checked there. */
function checkTemplate(template: string, place: Place, path: readonly string[], report: Report): void {
  if (!isTemplate(template)) return;
  for (const part of parseTemplate(template)) {
    const text = problemWith(part, place);
    if (text !== null) report({ ...text, path, within: part.kind === "text" ? null : part.source });
  }
}

function problemWith(part: TemplatePart, place: Place): DiagnosticText | null {
  switch (part.kind) {
    case "text":
    case "environment":
    case "variable":
      return null;
    case "secret":
      if (place === "header") return null;
      return place === "user"
        ? misplacedReference(part.source, "may not stand in a user name", "send it as the password")
        : misplacedReference(part.source, "may stand only in header values", "send it in a header");
    case "environment-variable":
      return misplacedReference(
        part.source,
        "may stand only in the configuration",
        "use ${var:NAME}, and set that variable in the environment's vars",
      );
    case "unknown":
      return unknownKind(part.source, part.word, ["var", "environment", "secret"]);
    case "malformed":
      return malformedReference(part.source, "${var:NAME}, ${environment} or ${secret:NAME}");
  }
}
