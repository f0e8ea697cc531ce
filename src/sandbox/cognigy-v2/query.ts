import { failure, type Result, success } from "../../base/result.ts";
import { isOfFormat } from "./formats.ts";
import { invalid, noSuchField, type Refusal } from "./problem.ts";
import type { AllCognigySwitches } from "./switches.ts";

/** What a list request asks for. */
export interface ListQuery {
  readonly limit: number;
  readonly start: Start;
  readonly sort: readonly SortKey[];
  /** Text in the name; empty for all. */
  readonly filter: string;
  readonly projectId: string | null;
  readonly equal: readonly Equality[];
}

/** Where the page begins. */
export type Start =
  | { readonly kind: "skip"; readonly count: number }
  | { readonly kind: "after" | "before"; readonly id: string };

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

const DEFAULT_LIMIT = 25;
const MOST = 100;
const OWN = new Set(["limit", "skip", "next", "previous", "sort", "filter", "projectId", "api_key"]);

/** Reads a list's query; `fields` are those of its items. */
export function readQuery(
  query: URLSearchParams,
  fields: readonly string[],
  switches: AllCognigySwitches,
): Result<ListQuery, Refusal> {
  const limit = readLimit(query.get("limit"), switches);
  if (!limit.ok) return limit;
  const start = readStart(query);
  if (!start.ok) return start;
  const sort = readSort(query.get("sort"), fields);
  if (!sort.ok) return sort;
  const equal = readEqualities(query, fields, switches);
  if (!equal.ok) return equal;
  const projectId = query.get("projectId");
  if (projectId !== null && !isOfFormat(projectId, "mongo-id")) return failure(notAnId("projectId"));
  const filter = query.get("filter") ?? "";
  return success({
    limit: limit.value,
    start: start.value,
    sort: sort.value,
    filter,
    projectId,
    equal: equal.value,
  });
}

function notAnId(name: string): Refusal {
  return invalid(`Field '${name}' should be of format 'mongo-id'.`);
}

function readLimit(text: string | null, { limitOver100 }: AllCognigySwitches): Result<number, Refusal> {
  const limit = readCount(text ?? String(DEFAULT_LIMIT));
  if (limit === undefined || limit < 1) return failure(invalid("Invalid value for field 'limit'."));
  if (limit <= MOST) return success(limit);
  return limitOver100 === "cut" ? success(MOST) : failure(invalid(`Field 'limit' exceeds limit of ${MOST}.`));
}

function readStart(query: URLSearchParams): Result<Start, Refusal> {
  for (const [name, kind] of [
    ["next", "after"],
    ["previous", "before"],
  ] as const) {
    const id = query.get(name);
    if (id === null) continue;
    return isOfFormat(id, "mongo-id") ? success({ kind, id }) : failure(notAnId(name));
  }
  const count = readCount(query.get("skip") ?? "0");
  return count === undefined
    ? failure(invalid("Invalid value for field 'skip'."))
    : success({ kind: "skip", count });
}

function readSort(text: string | null, fields: readonly string[]): Result<readonly SortKey[], Refusal> {
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

function readEqualities(
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

function readCount(text: string): number | undefined {
  return /^[0-9]{1,9}$/.test(text) ? Number(text) : undefined;
}
