import { isJsonObject, type JsonObject } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import type { UnreadIntegration } from "../../model/fleet/live.ts";
import { type TenantFailure, tenantFailure } from "../../model/fleet/tenant.ts";
import { type Answer, jsonIn } from "../wire/answer.ts";
import type { Deadline } from "../wire/delay.ts";
import type { CognigyApi, Query } from "./api.ts";

/** The most that a page may have; the tenant's own default is 25. */
const LIMIT = 100;
const MOST_PAGES = 1_000;

/** All that a list has. */
export interface CompleteList {
  readonly items: readonly JsonObject[];
  /** Why it may be short; null when nothing speaks for it. */
  readonly shortfall: string | null;
  readonly pages: number;
}

/** One page, in the only form that is understood. */
export interface CursorPage {
  readonly items: readonly JsonObject[];
  /** null where it does not tell. */
  readonly total: number | null;
  /** null at the end; undefined where the page has no such member. */
  readonly cursor: string | null | undefined;
}

/** Reads a list to its end, page after page by cursor. */
export async function listAll(
  api: CognigyApi,
  resource: string,
  query: Query,
  deadline: Deadline,
): Promise<Result<CompleteList, TenantFailure>> {
  const idOf = resource.startsWith("snapshots/") ? idInSnapshot : ownId;
  const gathered = new GatheredPages(idOf);
  let next: Query = {};
  for (let pages = 1; pages <= MOST_PAGES; pages += 1) {
    const answer = await api.read(resource, { ...query, limit: String(LIMIT), ...next }, deadline);
    if (!answer.ok) return failure(answer.error.failure);
    const page = readPage(answer.value, idOf);
    const taken = page.ok ? gathered.take(page.value) : page;
    if (!taken.ok) return failure(malformed(api, resource, taken.error));
    if (taken.value === null) return success({ ...gathered.collection, pages });
    next = { next: taken.value };
  }
  return failure(malformed(api, resource, `more than ${MOST_PAGES.toLocaleString("en")} pages`));
}

/** The entries of the pages of one list, and what gives reason to doubt that they are all. */
class GatheredPages {
  readonly #items = new Map<string, JsonObject>();
  readonly #cursors = new Set<string>();
  readonly #idOf: IdOf;
  #shortfall: string | null = null;

  constructor(idOf: IdOf) {
    this.#idOf = idOf;
  }

  get collection(): Omit<CompleteList, "pages"> {
    return { items: [...this.#items.values()], shortfall: this.#shortfall };
  }

  /** The cursor of the next page; null at the end. */
  take(page: CursorPage): Result<string | null, string> {
    const before = this.#items.size;
    for (const item of page.items) this.#items.set(this.#idOf(item) ?? "", item);
    const fresh = this.#items.size - before;
    if (fresh === 0 && page.items.length > 0) return failure("the same page again");
    if (fresh < page.items.length) this.#shortfall ??= "the list changed while it was read";
    const { cursor } = page;
    if (typeof cursor !== "string") {
      this.#shortfall ??= doubtAbout(page, this.#items.size);
      return success(null);
    }
    if (page.items.length === 0) return failure("an empty page that names a next one");
    if (this.#cursors.has(cursor)) return failure("a next page that was read already");
    this.#cursors.add(cursor);
    return success(cursor);
  }
}

/** What speaks against a page being the last one. */
function doubtAbout({ total, cursor, items }: CursorPage, count: number): string | null {
  if (total !== null && total !== count) return `the tenant says that there are ${total}, it lists ${count}`;
  const isSilent = cursor === undefined && total === null && items.length >= LIMIT;
  return isSilent ? "the tenant does not say whether there is more" : null;
}

/** Every other form is an error and never an empty list: Endpoints that seem to be gone would be created again. */
export function readPage(answer: Pick<Answer, "body">, idOf: IdOf = ownId): Result<CursorPage, string> {
  const value = jsonIn(answer);
  if (!isJsonObject(value)) return failure("something that is not an object");
  if (value._embedded !== undefined || value._links !== undefined)
    return failure("HAL, although JSON was asked for");
  const { items, total } = value;
  if (!Array.isArray(items)) return failure("an object without items");
  const objects = items.filter((item) => isJsonObject(item) && idOf(item) !== null);
  if (objects.length < items.length) return failure("an entry without an id");
  const cursor = value.nextCursor === undefined ? value.next : value.nextCursor;
  if (cursor !== undefined && cursor !== null && typeof cursor !== "string")
    return failure("a cursor that is not text");
  const isCounted = typeof total === "number" && Number.isSafeInteger(total);
  return success({ items: objects, total: isCounted ? total : null, cursor: cursor === "" ? null : cursor });
}

/** What an entry is known by; null where it has none. */
type IdOf = (item: JsonObject) => string | null;

function ownId({ _id }: JsonObject): string | null {
  return typeof _id === "string" && _id !== "" ? _id : null;
}

/** Resources inside a snapshot need have nothing but the other one. */
function idInSnapshot({ _id, referenceId }: JsonObject): string | null {
  return ownId({ _id: _id ?? referenceId });
}

export function malformed(api: CognigyApi, resource: string, problem: string): TenantFailure {
  return tenantFailure(
    "malformed",
    `GET ${api.pathOf(resource)} was answered with ${problem}`,
    "check that tenant.baseUrl is the API of the tenant, not its pages for people; webhook-sync doctor shows more",
  );
}

/** One that may be ours cannot be understood: what it is now is not known, so nothing may be made of it. */
export function unreadable(api: CognigyApi, { problem }: UnreadIntegration): TenantFailure {
  const hint = "it may be one that webhook-sync manages: correct it on the tenant, then run this again";
  return { ...malformed(api, "endpoints", problem), hint };
}
