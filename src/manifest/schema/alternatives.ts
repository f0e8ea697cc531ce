import type { ErrorObject } from "ajv";
import { isJsonObject } from "../../base/json.ts";

/** Alternatives that are told apart by the key that each of them needs, and what they were found wrong with. */
export interface Alternatives {
  /** The keys that tell them apart, one each. */
  readonly needed: readonly string[];
  /** All keys that one of them knows. */
  readonly known: readonly string[];
  /** The keys of the value. */
  readonly given: readonly string[];
  /** The violations of the one that is meant; null where no key says which, or several do. */
  readonly meant: readonly ErrorObject[] | null;
}

/** null where the value is not one of such alternatives. All violations are of one value. */
export function alternativesOf(errors: readonly ErrorObject[]): Alternatives | null {
  const wrapper = errors.find(({ keyword }) => keyword === "oneOf");
  const data: unknown = wrapper?.data;
  if (wrapper === undefined || !isJsonObject(data)) return null;
  const schemas = listOf(wrapper.schema).filter(isJsonObject);
  const needed = schemas.map(({ required }) => String(listOf(required)[0] ?? ""));
  if (needed.includes("") || new Set(needed).size < needed.length) return null;
  const given = Object.keys(data);
  const chosen = needed.filter((key) => given.includes(key));
  const isOfAnother = ({ schemaPath }: ErrorObject) =>
    needed.some((key, at) => key !== chosen[0] && schemaPath.startsWith(`${wrapper.schemaPath}/${at}/`));
  return {
    needed,
    known: [...new Set(schemas.flatMap(({ properties }) => Object.keys(properties ?? {})))],
    given,
    meant: chosen.length === 1 ? errors.filter((error) => !isOfAnother(error)) : null,
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
