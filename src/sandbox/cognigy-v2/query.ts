import { failure, type Result, success } from "../../base/result.ts";
import { isOfFormat } from "./formats.ts";
import { invalid, type Refusal } from "./problem.ts";
import { type Equality, readEqualities, readSort, type SortKey } from "./query-filter.ts";
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

const DEFAULT_LIMIT = 25;

const MOST = 100;

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

function readCount(text: string): number | undefined {
  return /^[0-9]{1,9}$/.test(text) ? Number(text) : undefined;
}
