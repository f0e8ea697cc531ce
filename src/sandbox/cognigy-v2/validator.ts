import { isJsonObject, type JsonObject } from "../../base/json.ts";
import { isOfFormat, type TextFormat } from "./formats.ts";
import { invalid, missingField, missingPayload, type Refusal } from "./problem.ts";

/** What one member of a payload has to be. */
export type MemberRule =
  | {
      readonly type: "string";
      /** One of them; the first is the one that a message names. */
      readonly formats?: readonly TextFormat[];
      readonly emptyIsFine?: boolean;
      readonly nullIsFine?: boolean;
      readonly values?: readonly string[];
      readonly most?: number;
    }
  | { readonly type: "boolean" | "integer" | "number" | "array" }
  | { readonly type: "object"; readonly shape: Shape };

/** What a payload has to be. */
export interface Shape {
  readonly members: Readonly<Record<string, MemberRule>>;
  readonly required: readonly string[];
  /** Whether it may have other members. */
  readonly open: boolean;
}

/** The first thing that is wrong with a payload, which is all that the tenant tells; null when nothing is. */
export function firstFault(payload: unknown, shape: Shape, place = ""): Refusal | null {
  if (!isJsonObject(payload)) return missingPayload();
  const named = (name: string) => (place === "" ? name : `${place}.${name}`);
  const missing = shape.required.find((name) => payload[name] === undefined);
  if (missing !== undefined) return missingField(named(missing));
  const stranger = Object.keys(payload).find((name) => !Object.hasOwn(shape.members, name));
  if (stranger !== undefined && !shape.open) return invalid(`Field '${named(stranger)}' is not allowed.`);
  for (const [name, rule] of Object.entries(shape.members)) {
    const value = payload[name];
    const fault = value === undefined ? null : faultOf(value, rule, named(name));
    if (fault !== null) return fault;
  }
  return null;
}

/** A payload that has at least one member. */
export function firstFaultOfChange(payload: unknown, shape: Shape): Refusal | null {
  const empty = isJsonObject(payload) && Object.keys(payload).length === 0;
  return empty ? missingPayload() : firstFault(payload, shape);
}

function faultOf(value: unknown, rule: MemberRule, name: string): Refusal | null {
  if (rule.type === "string") return textFault(value, rule, name);
  if (!isOfType(value, rule.type)) return wrongType(name, rule.type);
  return rule.type === "object" ? firstFault(value, rule.shape, name) : null;
}

function textFault(
  value: unknown,
  rule: Extract<MemberRule, { type: "string" }>,
  name: string,
): Refusal | null {
  if (value === null && rule.nullIsFine) return null;
  if (typeof value !== "string") return wrongType(name, "string");
  if (value === "" && rule.emptyIsFine) return null;
  if (rule.most !== undefined && value.length > rule.most)
    return invalid(`Field '${name}' exceeds limit of ${rule.most}.`);
  if (rule.values !== undefined && !rule.values.includes(value))
    return invalid(`Invalid value for field '${name}'.`);
  const [format] = rule.formats ?? [];
  if (format === undefined || rule.formats?.some((one) => isOfFormat(value, one))) return null;
  return invalid(`Field '${name}' should be of format '${format}'.`);
}

function wrongType(name: string, type: MemberRule["type"]): Refusal {
  return invalid(`Field '${name}' should be of type '${type}'.`);
}

function isOfType(value: unknown, type: Exclude<MemberRule["type"], "string">): boolean {
  switch (type) {
    case "boolean":
      return typeof value === "boolean";
    case "integer":
      return Number.isInteger(value);
    case "number":
      return typeof value === "number";
    case "array":
      return Array.isArray(value);
    case "object":
      return isJsonObject(value);
  }
}

/** A payload that has passed. */
export function payloadOf(payload: unknown): JsonObject {
  return isJsonObject(payload) ? payload : {};
}
