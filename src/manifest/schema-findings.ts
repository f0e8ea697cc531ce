import type { ErrorObject } from "ajv";
import type { KeyFinding } from "./finding.ts";
import { MAX_FINDINGS } from "./limits.ts";
import { schemaRemark, wrongType } from "./schema-remarks.ts";
import type { Violations } from "./validators.ts";

/** What a schema finds, one sentence each, at the key that is to be changed. */
export function schemaFindings(violations: Violations): readonly KeyFinding[] {
  const byValue = new Map<string, ErrorObject[]>();
  for (const violation of violations.slice(0, 2 * MAX_FINDINGS)) {
    const others = byValue.get(violation.instancePath);
    if (others === undefined) byValue.set(violation.instancePath, [violation]);
    else others.push(violation);
  }
  return [...byValue.values()].flatMap(findingsOfValue);
}

/** The violations of one value, without those that only follow from another one. */
function findingsOfValue(violations: readonly ErrorObject[]): readonly KeyFinding[] {
  const wrappers = ["oneOf", "discriminator", "propertyNames"];
  const found = violations.filter(({ keyword }) => !wrappers.includes(keyword));
  const mistyped = found.filter(isMistyped);
  const [first] = mistyped;
  if (first === undefined) return found.map(findingOf);
  const mistypedSchemas = mistyped.map(schemaOf);
  const others = found.filter((violation) => !mistypedSchemas.includes(schemaOf(violation)));
  // Of several alternatives it has one's type, and is wrong for another reason.
  const alternatives = violations.some(({ keyword }) => keyword === "oneOf");
  if (alternatives && others.length > 0) return others.map(findingOf);
  const path = pathOf(first);
  const expected = mistyped.flatMap(({ params }): string[] => params.type);
  return [{ ...wrongType(path, expected, first), path, within: null }];
}

/** Where the keyword stands that is violated. Where the type is wrong, the keywords beside it say nothing. */
function schemaOf({ schemaPath }: ErrorObject): string {
  return schemaPath.slice(0, schemaPath.lastIndexOf("/"));
}

function isMistyped({ keyword }: ErrorObject): boolean {
  return keyword === "type";
}

function findingOf(violation: ErrorObject): KeyFinding {
  const path = pathOf(violation);
  return { ...schemaRemark(violation, path), path, within: null };
}

/** Where the violation is to be mended, which for an unknown key or a repeated item is not the value that has it. */
function pathOf({ keyword, instancePath, params, propertyName }: ErrorObject): readonly string[] {
  const steps = instancePath.split("/").slice(1);
  const path = steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (propertyName !== undefined) return [...path, propertyName];
  if (keyword === "additionalProperties") return [...path, String(params.additionalProperty)];
  if (keyword === "uniqueItems") return [...path, String(params.i)];
  return path;
}
