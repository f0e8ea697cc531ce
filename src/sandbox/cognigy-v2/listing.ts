import type { JsonObject } from "../../base/json.ts";
import type { ListingFault } from "../wire/faults.ts";
import { compareWith, comparison, idOf, startOf } from "./listing-order.ts";
import type { ListQuery, Start } from "./query.ts";
import type { Equality } from "./query-filter.ts";
import type { AllCognigySwitches } from "./switches.ts";

/** One page of a list. */
export interface ServedPage {
  readonly items: readonly JsonObject[];
  readonly total: number;
  readonly next: string | null;
  readonly previous: string | null;
}

/** What a page is cut from. Every item has an `_id`. */
export interface ListSource {
  readonly items: readonly JsonObject[];
  /** An item that is no longer there, as it was: a cursor may still point to it. */
  gone(id: string): JsonObject | undefined;
}

/** An id that comes before all others. */
const START = "0".repeat(24);

/** Cuts one page: the items that the query wants, in its order, from where it starts. */
export function pageOf(
  { items, gone }: ListSource,
  query: ListQuery,
  { filter }: AllCognigySwitches,
  fault: ListingFault | null,
): ServedPage {
  const compare = comparison(query.sort);
  const wanted = items.filter((item) => isWanted(item, query, filter)).sort(compare);
  const sorted = shifted(wanted, query.start, fault);
  const loops = fault?.kind === "cursor-loop";
  const whereIs = (id: string) => wanted.find(({ _id }) => _id === id) ?? gone(id) ?? { _id: id };
  const from = startOf(sorted, loops ? withoutSkip(query.start) : query.start, query.limit, (id) =>
    compareWith(compare, whereIs(id), sorted),
  );
  const page = sorted.slice(from, from + query.limit);
  const more = from + query.limit < sorted.length;
  const here = query.start.kind === "after" ? query.start.id : START;
  return {
    items: page,
    total: sorted.length,
    next: loops ? here : more ? idOf(page.at(-1)) : null,
    previous: from > 0 ? idOf(page[0]) : null,
  };
}

/** A listing that loops does not move on with `skip` either. */
function withoutSkip(start: Start): Start {
  return start.kind === "skip" ? { kind: "skip", count: 0 } : start;
}

function shifted(
  items: readonly JsonObject[],
  start: Start,
  fault: ListingFault | null,
): readonly JsonObject[] {
  const isFirst = start.kind === "skip" && start.count === 0;
  if (fault?.kind !== "list-shift" || isFirst) return items;
  return fault.by === "removal" ? items.slice(1) : [...items.slice(0, 1), ...items];
}

function isWanted(item: JsonObject, query: ListQuery, filter: AllCognigySwitches["filter"]): boolean {
  const name = String(item.name).toLowerCase();
  const text = query.filter.toLowerCase();
  const named = text === "" || (filter === "exact" ? name === text : name.includes(text));
  return named && query.equal.every((equality) => isEqual(item, equality));
}

function isEqual(item: JsonObject, { field, values, range }: Equality): boolean {
  const value = item[field];
  if (range !== null) return typeof value === "number" && range[0] <= value && value <= range[1];
  const text = value === null || value === undefined ? "" : String(value);
  return values.includes(text);
}
