import { headerValueFault, isHeaderName, lineFault } from "../base/http.ts";
import { belongsToConnection } from "../model/connection-headers.ts";
import { type Resolving, resolveText } from "./config-resolving.ts";
import { parseTemplate } from "./interpolation.ts";
import { environmentVariable } from "./secrets.ts";
import { quote } from "./wording.ts";

type Path = readonly string[];

/** What a text cannot be sent for, to follow its name; null where it can. */
type FaultOf = (text: string) => string | null;

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
    const message = `${quote(name)} is no name that a header can have`;
    report({ ...where, message, hint: "use letters, digits and dashes, without spaces" });
  } else if (belongsToConnection(name)) {
    const message = `header ${quote(name)} belongs to the connection and cannot be set`;
    report({ ...where, message, hint: "use another header" });
  }
}
