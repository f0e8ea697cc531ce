import { parseDuration } from "../base/time.ts";
import type { Remark, Report } from "./finding.ts";
import { isTemplate, parseTemplate, type TemplatePart } from "./interpolation.ts";
import { malformedReference, misplacedReference, unknownKind } from "./reference-remarks.ts";
import { type ProcessVariables, processVariable } from "./secrets.ts";
import { quote } from "./wording.ts";

/** What an environment of the configuration is resolved with. */
export interface Resolving {
  readonly variables: ProcessVariables;
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
    const value = part.kind === "process-variable" ? processVariable(resolving.variables, part.name) : "";
    const remark = value === "" ? remarkOn(part, need) : null;
    if (remark !== null) resolving.report({ ...remark, path, within: part.source });
    return value;
  });
  return texts.join("");
}

function remarkOn(
  part: Exclude<TemplatePart, { kind: "text" }>,
  need: "required" | "ignored",
): Remark | null {
  switch (part.kind) {
    case "process-variable": {
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
