import type { JsonObject } from "../../base/json.ts";
import type { Start } from "./query.ts";
import type { SortKey } from "./query-filter.ts";

/** How many items come before an item, and how many up to it. */
interface Position {
  readonly before: number;
  readonly upTo: number;
}

export function compareWith(
  compare: (left: JsonObject, right: JsonObject) => number,
  item: JsonObject,
  sorted: readonly JsonObject[],
): Position {
  const before = sorted.filter((one) => compare(one, item) < 0).length;
  const upTo = sorted.filter((one) => compare(one, item) <= 0).length;
  return { before, upTo };
}

export function startOf(
  sorted: readonly JsonObject[],
  start: Start,
  limit: number,
  positionOf: (id: string) => Position,
): number {
  switch (start.kind) {
    case "skip":
      return Math.min(start.count, sorted.length);
    case "after":
      return positionOf(start.id).upTo;
    case "before":
      return Math.max(0, positionOf(start.id).before - limit);
  }
}

/** By the keys, then by id, which is the order of creation. */
export function comparison(sort: readonly SortKey[]): (left: JsonObject, right: JsonObject) => number {
  return (left, right) => {
    for (const { field, descending } of sort) {
      const order = compareValues(left[field], right[field]);
      if (order !== 0) return descending ? -order : order;
    }
    return compareValues(left._id, right._id);
  };
}

function compareValues(left: unknown, right: unknown): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  const [one, other] = [String(left ?? ""), String(right ?? "")];
  return one < other ? -1 : one > other ? 1 : 0;
}

export function idOf(item: JsonObject | undefined): string | null {
  return typeof item?._id === "string" ? item._id : null;
}
