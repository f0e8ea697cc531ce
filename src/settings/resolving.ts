import { quote } from "../base/credentials.ts";
import { belongsToConnection } from "../base/http.ts";
import { Secret } from "../base/secret.ts";
import { isTemplate, parseTemplate, type TemplatePart } from "../base/template.ts";
import { headerValueFault, isHeaderName, lineFault } from "../base/text.ts";
import { durationOf, LONGEST_TIMER_MS, showDuration } from "../base/time.ts";
import type { DiagnosticText, Report } from "../model/fleet/diagnostic.ts";
import { malformedReference, misplacedReference, unknownKind } from "../model/fleet/reference-diagnostics.ts";
import { type EnvironmentVariables, environmentVariable, whyNotTaken } from "./variables.ts";

/** What an environment of the configuration is resolved with. */
export interface Resolving {
  readonly variables: EnvironmentVariables;
  /** ignored: a credential that is not there is empty and no finding, for commands that send nothing. */
  readonly credentials: "required" | "ignored";
  /** The folder of the configuration; paths in it start there. */
  readonly directory: string;
  readonly report: Report;
}

type Path = readonly string[];

/** A text with its ${env:NAME} filled in. */
export function resolveText(
  template: string,
  path: Path,
  need: "required" | "ignored",
  resolving: Resolving,
): string {
  if (!isTemplate(template)) return template;
  const texts = parseTemplate(template).map((part) => {
    if (part.kind === "text") return part.text;
    const value =
      part.kind === "environment-variable" ? environmentVariable(resolving.variables, part.name) : "";
    const text = value === "" ? problemWith(part, need, resolving) : null;
    if (text !== null) resolving.report({ ...text, path, within: part.source });
    return value;
  });
  return texts.join("");
}

function problemWith(
  part: Exclude<TemplatePart, { kind: "text" }>,
  need: "required" | "ignored",
  { variables }: Resolving,
): DiagnosticText | null {
  switch (part.kind) {
    case "environment-variable": {
      if (need === "ignored") return null;
      const why = whyNotTaken(variables, part.name) ?? "is not set or empty";
      const message = `the environment variable ${quote(part.name)} ${why}`;
      return {
        code: "missing-process-variable",
        message,
        hint: `set ${part.name} and run the command again`,
      };
    }
    case "environment":
    case "variable":
    case "secret":
      return misplacedReference(part.source, "may stand only in manifests", "use ${env:NAME} here");
    case "unknown":
      return unknownKind(part.source, part.word, ["env"]);
    case "malformed":
      return malformedReference(part.source, "${env:NAME}");
  }
}

/** How a credential goes over the wire. */
type Carrier = "header" | "bearer" | "form";

/** A credential: it may stand in the file as a reference only, because the file is in Git. */
export function resolveCredential(
  template: string,
  path: readonly string[],
  resolving: Resolving,
  carrier: Carrier,
): Secret {
  const parts = parseTemplate(template);
  if (parts.length === 1 && parts[0]?.kind !== "text") {
    return new Secret(resolveSendable(template, path, resolving, FAULTS[carrier]));
  }
  const message = `${quote(path.at(-1) ?? "")} must be one reference to an environment variable, not a literal value`;
  const hint = "write ${env:NAME}, set that variable, and renew the credential if it was ever committed";
  resolving.report({ code: "literal-credential", message, hint, path, within: null });
  return new Secret("");
}

/** What a text cannot be sent for, to follow its name; null where it can. */
type FaultOf = (text: string) => string | null;

const FAULTS: Readonly<Record<Carrier, FaultOf>> = {
  header: headerValueFault,
  bearer: (text) =>
    headerValueFault(text) ?? (/^bearer[ \t]/i.test(text) ? "begins with `Bearer`, which is added" : null),
  form: lineFault,
};

/** A text that a header carries, with its ${env:NAME} filled in. Reported where it cannot: a tenant never sees it. */
export function resolveHeaderText(template: string, path: Path, resolving: Resolving): string {
  return resolveSendable(template, path, resolving, headerValueFault);
}

/** A text that a form carries, which any character can stand in. */
export function resolveFormText(template: string, path: Path, resolving: Resolving): string {
  return resolveSendable(template, path, resolving, lineFault);
}

function resolveSendable(template: string, path: Path, resolving: Resolving, faultOf: FaultOf): string {
  const text = resolveText(template, path, resolving.credentials, resolving);
  const references = parseTemplate(template).flatMap((part) =>
    part.kind === "environment-variable"
      ? [{ ...part, value: environmentVariable(resolving.variables, part.name) }]
      : [],
  );
  // What is missing is told, or not needed.
  if (resolving.credentials === "ignored" || references.some(({ value }) => value === "")) return text;
  const fault = faultOf(text);
  if (fault === null) return text;
  const key = quote(path.at(-1) ?? "");
  const culprit = references.find(({ value }) => faultOf(value) !== null);
  const [what, hint, within] =
    culprit === undefined
      ? ["its value", "write it on one line, in ASCII, without white space at its ends", null]
      : [
          `environment variable ${quote(culprit.name)}`,
          `set ${culprit.name} again: one line, without quotes or white space around it`,
          culprit.source,
        ];
  const code = "invalid-header-value";
  resolving.report({ code, message: `${key} cannot be sent: ${what} ${fault}`, hint, path, within });
  return text;
}

/** Reports a name that no header can have, or that is for the connection alone. */
export function checkHeaderName(name: string, path: Path, { report }: Resolving): void {
  const where = { code: "invalid-header-name", path, within: null };
  if (!isHeaderName(name)) {
    const message = `${quote(name)} is not a valid header name`;
    report({ ...where, message, hint: "use letters, digits and dashes, without spaces" });
  } else if (belongsToConnection(name)) {
    const message = `header ${quote(name)} belongs to the connection and cannot be set`;
    report({ ...where, message, hint: "use another header" });
  }
}

/** A duration that the schema has checked, where no time at all means nothing: what is to be done in it would never be done. */
export function someDuration(text: string, path: readonly string[], { report }: Resolving): number {
  const value = durationOf(text);
  const key = quote(path.at(-1) ?? "");
  const where = { code: "invalid-value", path, within: null };
  if (value === 0) {
    const hint = "write a duration such as 5s, or remove the line";
    report({ ...where, message: `${key} must be longer than 0`, hint });
  } else if (value > LONGEST_TIMER_MS) {
    const message = `${key} must be at most ${showDuration(LONGEST_TIMER_MS)}: no timer waits longer`;
    report({ ...where, message, hint: "write a shorter duration" });
  }
  return value;
}
