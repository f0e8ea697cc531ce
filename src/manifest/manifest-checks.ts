import { isCalendarDay } from "../base/time.ts";
import type { Overrides, WebhookManifest } from "../model/generated/webhook.ts";
import type { DiagnosticText, Report } from "./diagnostics.ts";
import { isTemplate, parseTemplate, type TemplatePart } from "./interpolation.ts";
import { malformedReference, misplacedReference, unknownKind } from "./reference-messages.ts";
import { didYouMean, quote } from "./wording.ts";

/** What the schema cannot say, wherever in the manifest it stands: the overrides of all environments included. */
export function checkManifest(
  manifest: WebhookManifest,
  environmentNames: readonly string[],
  report: Report,
): void {
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
  part: Pick<Overrides, "url" | "headers" | "deprecation" | "basicAuth">,
  path: readonly string[],
  report: Report,
): void {
  if (part.url !== undefined) checkTemplate(part.url, "url", [...path, "url"], report);
  checkHeaders(part.headers ?? {}, [...path, "headers"], report);
  if (typeof part.basicAuth === "object" && part.basicAuth !== null)
    checkBasicAuth(part.basicAuth, [...path, "basicAuth"], report);
  const sunset = part.deprecation?.sunset;
  if (sunset === undefined || isCalendarDay(sunset)) return;
  const message = `${quote(sunset)} is no day of the calendar`;
  const where = { path: [...path, "deprecation", "sunset"], within: null };
  report({ code: "invalid-date", message, hint: "write it as year-month-day", ...where });
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

/** Reports what can never be filled in. Whether a variable exists depends on the environment and is checked there. */
function checkTemplate(
  template: string,
  place: "url" | "header" | "user",
  path: readonly string[],
  report: Report,
): void {
  if (!isTemplate(template)) return;
  for (const part of parseTemplate(template)) {
    const text = problemWith(part, place);
    if (text !== null) report({ ...text, path, within: part.kind === "text" ? null : part.source });
  }
}

function problemWith(part: TemplatePart, place: "url" | "header" | "user"): DiagnosticText | null {
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
        "use ${var:NAME} and let the environment's vars take it from there",
      );
    case "unknown":
      return unknownKind(part.source, part.word, ["var", "environment", "secret"]);
    case "malformed":
      return malformedReference(part.source, "${var:NAME}, ${environment} or ${secret:NAME}");
  }
}
