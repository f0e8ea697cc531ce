import type { ErrorObject } from "ajv";
import type { KeyDiagnostic } from "./diagnostics.ts";
import { MAX_DIAGNOSTICS } from "./limits.ts";
import { schemaMessage, wrongType } from "./schema-messages.ts";
import type { SchemaErrors } from "./validators.ts";

/** What a schema finds, one sentence each, at the key that is to be changed. */
export function schemaDiagnostics(errors: SchemaErrors): readonly KeyDiagnostic[] {
  const byValue = new Map<string, ErrorObject[]>();
  for (const error of errors.slice(0, 2 * MAX_DIAGNOSTICS)) {
    const others = byValue.get(error.instancePath);
    if (others === undefined) byValue.set(error.instancePath, [error]);
    else others.push(error);
  }
  return [...byValue.values()].flatMap(diagnosticsOfValue);
}

/** The violations of one value, without those that only follow from another one. */
function diagnosticsOfValue(errors: readonly ErrorObject[]): readonly KeyDiagnostic[] {
  const wrappers = ["oneOf", "discriminator", "propertyNames"];
  const found = errors.filter(({ keyword }) => !wrappers.includes(keyword));
  const mistyped = found.filter(isMistyped);
  const [first] = mistyped;
  if (first === undefined) return found.map(diagnosticOf);
  const mistypedSchemas = mistyped.map(schemaOf);
  const others = found.filter((error) => !mistypedSchemas.includes(schemaOf(error)));
  // Of several alternatives it has one's type, and is wrong for another reason.
  const alternatives = errors.some(({ keyword }) => keyword === "oneOf");
  if (alternatives && others.length > 0) return others.map(diagnosticOf);
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

function diagnosticOf(error: ErrorObject): KeyDiagnostic {
  const path = pathOf(error);
  return { ...schemaMessage(error, path), path, within: null };
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
