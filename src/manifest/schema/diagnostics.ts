import type { ErrorObject, ValidateFunction } from "ajv";
import { quote } from "../../base/credentials.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { didYouMean } from "../../base/spelling.ts";
import { enumerate } from "../../base/text.ts";
import type { DiagnosticText, KeyDiagnostic } from "../../model/fleet/diagnostic.ts";
import type { ConfigFile } from "../../model/fleet/environment.ts";
import type { WebhookManifest } from "../../model/generated/webhook.ts";
import * as generated from "../generated/validators.js";
import { MAX_DIAGNOSTICS } from "../limits.ts";
import { type Alternatives, alternativesOf } from "./alternatives.ts";
import { patternMeaning } from "./pattern-meanings.ts";

/** What a schema finds, one sentence each, at the key that is to be changed. */
export function schemaDiagnostics(errors: SchemaErrors): readonly KeyDiagnostic[] {
  const byValue = new Map<string, ErrorObject[]>();
  for (const error of errors.slice(0, 2 * MAX_DIAGNOSTICS)) {
    const others = byValue.get(error.instancePath);
    if (others === undefined) byValue.set(error.instancePath, [error]);
    else others.push(error);
  }
  const places = [...byValue.keys()];
  const isToldInside = (place: string) => places.some((one) => one.startsWith(`${place}/`));
  return [...byValue].flatMap(([place, found]) => diagnosticsOfValue(found, isToldInside(place)));
}

/** The violations of one value, without those that only follow from another one. */
function diagnosticsOfValue(all: readonly ErrorObject[], isToldInside: boolean): readonly KeyDiagnostic[] {
  const alternatives = alternativesOf(all);
  if (alternatives !== null && alternatives.meant === null) return notOneOf(all, alternatives);
  const errors = alternatives?.meant ?? all;
  const wrappers = ["oneOf", "discriminator", "propertyNames"];
  const found = errors.filter(({ keyword }) => !wrappers.includes(keyword));
  const mistyped = found.filter(isMistyped);
  const [first] = mistyped;
  if (first === undefined) return found.map(diagnosticOf);
  const mistypedSchemas = mistyped.map(schemaOf);
  const others = found.filter((error) => !mistypedSchemas.includes(schemaOf(error)));
  // Of several alternatives it has one's type, and is wrong for another reason.
  const isOneOfSeveral = errors.some(({ keyword }) => keyword === "oneOf");
  if (isOneOfSeveral && (others.length > 0 || isToldInside)) return others.map(diagnosticOf);
  const path = pathOf(first);
  const expected = [...new Set(mistyped.flatMap(({ params }): string[] => params.type))];
  return [{ ...wrongType(path, expected, first), path, within: null }];
}

/** Where several alternatives are meant or none. */
function notOneOf(
  errors: readonly ErrorObject[],
  { needed, known, given }: Alternatives,
): readonly KeyDiagnostic[] {
  const path = errors.slice(0, 1).flatMap(({ instancePath }) => stepsOf(instancePath));
  const unknown = given.filter((key) => !known.includes(key));
  if (unknown.length > 0)
    return unknown.map((key) => ({ ...unknownKey(key, known), path: [...path, key], within: null }));
  const message = `${labelOf(path)} must have one of the keys ${enumerate(needed, "or")}, and no more than one`;
  return [{ ...invalid(message), path, within: null }];
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
  const path = stepsOf(instancePath);
  if (propertyName !== undefined) return [...path, propertyName];
  if (keyword === "additionalProperties") return [...path, String(params.additionalProperty)];
  if (keyword === "uniqueItems") return [...path, String(params.i)];
  return path;
}

function stepsOf(instancePath: string): readonly string[] {
  const steps = instancePath.split("/").slice(1);
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  object: "a map",
  array: "a list",
  null: "null",
};

/** What a schema violation means to whoever wrote the value. Values are not repeated: they may be sensitive. */
function schemaMessage(error: ErrorObject, path: readonly string[]): DiagnosticText {
  const { keyword, params, parentSchema, data, propertyName } = error;
  const label = labelOf(path);
  switch (keyword) {
    case "required":
      return missingKey(String(params.missingProperty), path, strings(parentSchema?.required));
    case "additionalProperties":
      return unknownKey(String(params.additionalProperty), Object.keys(parentSchema?.properties ?? {}));
    case "enum":
      return propertyName === undefined
        ? notAChoice(label, data, strings(params.allowedValues))
        : unknownKey(propertyName, strings(params.allowedValues));
    case "pattern":
      return invalid(`${label} must be ${patternMeaning(String(params.pattern))}`, patternHint(data));
    case "uniqueItems":
      return invalid(`${labelOf(path.slice(0, -1))} names the same entry twice`, "remove one of them");
    case "minimum":
      return invalid(`${label} must be at least ${params.limit}`);
    case "maximum":
      return invalid(`${label} must be at most ${params.limit}`);
    case "minLength":
    case "minItems":
    case "minProperties":
      return invalid(`${label} must not be empty`);
    case "maxLength":
      return invalid(`${label} is longer than ${params.limit} characters`);
    case "maxItems":
    case "maxProperties":
      return invalid(`${label} has more than ${params.limit} entries`);
    default:
      return invalid(`${label} ${error.message ?? `does not pass ${keyword}`}`);
  }
}

/** A value of the wrong type. */
function wrongType(
  path: readonly string[],
  expected: readonly string[],
  { data, parentSchema }: Pick<ErrorObject, "data" | "parentSchema">,
): DiagnosticText {
  const actual = nameActual(data, expected);
  const wanted = expected.map((type) => TYPES[type] ?? type);
  const label = path.length === 0 ? "the document" : labelOf(path);
  const message = `${label} must be ${enumerate(wanted, "or")}, not ${actual}`;
  return { code: "wrong-type", message, hint: typeHint(expected, data, parentSchema) };
}

/** `environments.production.tenant`, `dependsOn[2]`. */
function labelOf(path: readonly string[]): string {
  const label = path.map((step) => (/^[0-9]+$/.test(step) ? `[${step}]` : `.${step}`)).join("");
  return quote(label.replace(/^\./, ""));
}

function nameActual(value: unknown, expected: readonly string[]): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number" && expected.includes("integer")) return "a fraction";
  return TYPES[typeof value] ?? typeof value;
}

function typeHint(
  expected: readonly string[],
  data: unknown,
  schema: ErrorObject["parentSchema"],
): string | null {
  const pattern: unknown = schema?.pattern;
  const choices = strings(schema?.enum);
  if (data === null) return "give it a value or remove the key";
  if (choices.length > 0) return `choices: ${enumerate(choices, "and")}`;
  // Quoted it would be refused again.
  if (typeof pattern === "string" && typeof data !== "object" && !new RegExp(pattern).test(String(data)))
    return `write ${patternMeaning(pattern)}`;
  if (expected.includes("string") && typeof data !== "object") return "put the value in quotes";
  const number = expected.includes("integer") || expected.includes("number");
  return number && typeof data === "string" && /^[0-9.]+$/.test(data) ? "remove the quotes" : null;
}

function missingKey(key: string, path: readonly string[], required: readonly string[]): DiagnosticText {
  const where = path.length === 0 ? "" : ` in ${labelOf(path)}`;
  const message = `missing key ${quote(key)}${where}`;
  return { code: "missing-key", message, hint: `needed here: ${enumerate(required, "and")}` };
}

function unknownKey(key: string, known: readonly string[]): DiagnosticText {
  return { code: "unknown-key", message: `unknown key ${quote(key)}`, hint: didYouMean(key, known, "keys") };
}

function notAChoice(label: string, data: unknown, choices: readonly string[]): DiagnosticText {
  const message = `${label} must be ${enumerate(choices, "or")}, not ${quote(String(data))}`;
  return { code: "invalid-value", message, hint: didYouMean(String(data), choices, "choices") };
}

function invalid(message: string, hint: string | null = null): DiagnosticText {
  return { code: "invalid-value", message, hint };
}

/** What such a value is mostly meant to be. */
function patternHint(data: unknown): string | null {
  if (typeof data !== "string") return null;
  if (data.startsWith("${env:"))
    return "write it out: only credentials come from environment variables, as ${env:NAME}";
  // It may look just like what is asked for.
  const odd = [...data].find((character) => character > "~");
  const point = odd?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
  return point === undefined
    ? null
    : `type it again: it holds U+${point}, which may look like another letter`;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Every violation, not the first only. */
type SchemaErrors = readonly ErrorObject[];

/** Whether the value is a webhook manifest. */
export function validateManifest(value: unknown): Result<WebhookManifest, SchemaErrors> {
  return check(value, generated.validateManifest);
}

/** Whether the value is a configuration. */
export function validateConfig(value: unknown): Result<ConfigFile, SchemaErrors> {
  return check(value, generated.validateConfig);
}

function check<T>(value: unknown, validate: ValidateFunction<T>): Result<T, SchemaErrors> {
  return validate(value) ? success(value) : failure(validate.errors ?? []);
}
