import type { ErrorObject } from "ajv";
import { enumerate } from "../base/text.ts";
import type { DiagnosticText } from "./diagnostics.ts";
import { patternMeaning } from "./pattern-meanings.ts";
import { didYouMean, quote } from "./wording.ts";

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
export function schemaMessage(error: ErrorObject, path: readonly string[]): DiagnosticText {
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
      return invalid(`${label} must be ${patternMeaning(String(params.pattern))}`);
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
export function wrongType(
  path: readonly string[],
  expected: readonly string[],
  { data, parentSchema }: Pick<ErrorObject, "data" | "parentSchema">,
): DiagnosticText {
  const actual = nameActual(data, expected);
  const wanted = expected.map((type) => TYPES[type] ?? type);
  const label = path.length === 0 ? "the document" : labelOf(path);
  const message = `${label} must be ${enumerate(wanted, "or")}, not ${actual}`;
  return { code: "wrong-type", message, hint: typeHint(expected, data, parentSchema?.pattern) };
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

function typeHint(expected: readonly string[], data: unknown, pattern: unknown): string | null {
  if (data === null) return "give it a value or remove the key";
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

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
