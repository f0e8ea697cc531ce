import { failure, type Result, success } from "../../base/result.ts";
import { invalid, noSuchField, type Refusal } from "./problem.ts";
import type { AllCognigySwitches } from "./switches.ts";
export interface SortKey {
  readonly field: string;
  readonly descending: boolean;
}

/** A field has one of these values, as texts; a pair of bounds where it is a range. */
export interface Equality {
  readonly field: string;
  readonly values: readonly string[];
  readonly range: readonly [number, number] | null;
}

const OWN = new Set(["limit", "skip", "next", "previous", "sort", "filter", "projectId", "api_key"]);

export function readSort(
  text: string | null,
  fields: readonly string[],
): Result<readonly SortKey[], Refusal> {
  const keys: SortKey[] = [];
  for (const part of (text ?? "").split(",").filter((one) => one !== "")) {
    const [field = "", direction = "asc"] = part.split(":");
    if (!fields.includes(field)) return failure(noSuchField(field));
    if (direction !== "asc" && direction !== "desc")
      return failure(invalid("Invalid value for field 'sort'."));
    keys.push({ field, descending: direction === "desc" });
  }
  return success(keys);
}

export function readEqualities(
  query: URLSearchParams,
  fields: readonly string[],
  { channelFilter }: AllCognigySwitches,
): Result<readonly Equality[], Refusal> {
  const equalities: Equality[] = [];
  for (const name of new Set(query.keys())) {
    if (OWN.has(name)) continue;
    const field = name.replace(/\[\]$/, "");
    if (!fields.includes(field) || (field === "channel" && channelFilter === "refused"))
      return failure(noSuchField(field));
    if (field === "channel" && channelFilter === "ignored") continue;
    const texts = query.getAll(name);
    const range = texts.length === 1 ? readRange(texts[0] ?? "") : null;
    equalities.push({ field, values: texts.flatMap((text) => text.split(",")), range });
  }
  return success(equalities);
}

function readRange(text: string): readonly [number, number] | null {
  const match = /^\[(\d+),(\d+)\]$/.exec(text);
  return match === null ? null : [Number(match[1]), Number(match[2])];
}
