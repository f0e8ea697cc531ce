import type { Environment } from "../model/environment.ts";
import type { Report } from "./diagnostics.ts";
import { isTemplate, parseTemplate, type TemplatePart } from "./interpolation.ts";
import { unknownVariable } from "./reference-messages.ts";

/** What variables stand for in an environment. */
export type Variables = Pick<Environment, "name" | "vars">;

/** Fills in a text without secrets; null where it cannot be. */
export function expandText(
  template: string,
  variables: Variables,
  path: readonly string[],
  report: Report,
): string | null {
  if (!isTemplate(template)) return template;
  const texts = parseTemplate(template).map((part) => expandPart(part, variables, path, report));
  return texts.includes(null) ? null : texts.join("");
}

/** What a part stands for; null for an unknown variable, which is reported, and for what is no variable. */
export function expandPart(
  part: TemplatePart,
  { name, vars }: Variables,
  path: readonly string[],
  report: Report,
): string | null {
  switch (part.kind) {
    case "text":
      return part.text;
    case "environment":
      return name;
    case "variable": {
      const value = vars.get(part.name);
      if (value !== undefined) return value;
      report({
        ...unknownVariable(part.source, part.name, [...vars.keys()], name),
        path,
        within: part.source,
      });
      return null;
    }
    case "secret":
    case "environment-variable":
    case "unknown":
    case "malformed":
      return null;
  }
}
