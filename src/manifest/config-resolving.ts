import { parseDuration } from "../base/time.ts";
import type { DiagnosticText, Report } from "./diagnostics.ts";
import { isTemplate, parseTemplate, type TemplatePart } from "./interpolation.ts";
import { malformedReference, misplacedReference, unknownKind } from "./reference-messages.ts";
import { type EnvironmentVariables, environmentVariable } from "./secrets.ts";
import { quote } from "./wording.ts";

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
    const text = value === "" ? problemWith(part, need) : null;
    if (text !== null) resolving.report({ ...text, path, within: part.source });
    return value;
  });
  return texts.join("");
}

function problemWith(
  part: Exclude<TemplatePart, { kind: "text" }>,
  need: "required" | "ignored",
): DiagnosticText | null {
  switch (part.kind) {
    case "environment-variable": {
      if (need === "ignored") return null;
      const message = `the environment variable ${quote(part.name)} is not set or empty`;
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

/** A duration that the schema has checked. */
export function milliseconds(text: string): number {
  const value = parseDuration(text);
  if (value === undefined) throw new Error(`the schema let ${quote(text)} pass as a duration`);
  return value;
}
