import { isJsonObject, type JsonObject, membersOf } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import type { LiveWebhook, UnreadIntegration } from "../../model/fleet/live.ts";
import type { Envelope } from "../../model/fleet/observation.ts";
import type { Answer } from "../wire/answer.ts";
import { readListed } from "./integration.ts";
import { readSigns, type Signs } from "./signs.ts";

/** One page of the list. */
export interface ListPage extends Signs {
  readonly envelope: Envelope;
  readonly items: readonly unknown[];
  /** How long its text is. */
  readonly bytes: number;
}

/**
 * Reads a page in any of the known envelopes. What is in none of them is an error and never an empty list: webhooks
 * that seem to be gone would be created again.
 */
export function readPage({ status, headers, body, bytes }: Answer): Result<ListPage, string> {
  const value = body.kind === "json" ? body.value : null;
  if (!Array.isArray(value) && !isJsonObject(value)) return failure("what is neither a list nor an object");
  const wrapped = unwrap(value);
  if (wrapped === undefined)
    return failure("an object without items, data, integrations or _embedded.integrations");
  const signs = readSigns(membersOf(value), headers, wrapped.items.length);
  const more = signs.more ?? (status === 206 ? "status 206, Partial Content" : null);
  return success({ ...wrapped, ...signs, more, bytes });
}

function unwrap(value: JsonObject | readonly unknown[]): Pick<ListPage, "envelope" | "items"> | undefined {
  if (!isJsonObject(value)) return { envelope: "array", items: value };
  const embedded = membersOf(value._embedded);
  const candidates: readonly (readonly [Envelope, unknown])[] = [
    ["items", value.items],
    ["data", value.data],
    ["integrations", value.integrations],
    ["_embedded.integrations", embedded.integrations],
  ];
  for (const [envelope, items] of candidates) if (Array.isArray(items)) return { envelope, items };
  return undefined;
}

export const MOST_PAGES = 1_000;
/** More than any tenant has, and little enough for the memory of a small runner. */
const MOST_INTEGRATIONS = 100_000;
const MOST_BYTES = 50_000_000;

/** One of these an integration has beside its id and name, whatever its kind. */
const TELLTALES = ["url", "method", "headers", "version", "status", "payloadFormat", "type"];

/** The integrations of all pages of one listing, and whatever gives reason to doubt that they are all. */
export class PageAccumulator {
  readonly #webhooks = new Map<string, LiveWebhook>();
  readonly #unread = new Map<string, UnreadIntegration>();
  /** What has no id that can be told from another. */
  readonly #nameless: UnreadIntegration[] = [];
  #pages = 0;
  #bytes = 0;
  #largest = 0;
  #resembling = false;
  #total: number | null = null;
  #shortfall: string | null = null;

  get webhooks(): readonly LiveWebhook[] {
    return [...this.#webhooks.values()];
  }

  get unread(): readonly UnreadIntegration[] {
    return [...this.#unread.values(), ...this.#nameless];
  }

  /** How many integrations are there, whether or not they can be read. */
  get count(): number {
    return this.#webhooks.size + this.#unread.size + this.#nameless.length;
  }

  /** The bytes of the largest page. */
  get largest(): number {
    return this.#largest;
  }

  /** Whether nothing in it looks like an integration: perhaps it is a list of something else. */
  get isStrange(): boolean {
    return this.count > 0 && this.#webhooks.size === 0 && !this.#resembling;
  }

  /** Why the listing may be short; null when nothing speaks for it. Asked when the last page is in. */
  get shortfall(): string | null {
    const mismatch = this.#total !== null && this.#total !== this.count;
    return (
      this.#shortfall ??
      (mismatch ? `the tenant says that there are ${this.#total}, it lists ${this.count}` : null)
    );
  }

  doubt(shortfall: string): void {
    this.#shortfall ??= shortfall;
  }

  /** Takes a page in, or the list `again` from its start. Gives how many integrations were not known before. */
  add({ items, total, bytes }: ListPage, again: boolean): Result<number, string> {
    this.#pages += 1;
    this.#bytes += bytes;
    this.#largest = Math.max(this.#largest, bytes);
    if (this.#pages > MOST_PAGES) return failure(`more than ${MOST_PAGES.toLocaleString("en")} pages`);
    if (this.#bytes > MOST_BYTES) return failure(`more than ${MOST_BYTES / 1e6} MB in all`);
    if (Math.max(total ?? 0, this.count + items.length) > MOST_INTEGRATIONS)
      return failure(`more than ${MOST_INTEGRATIONS.toLocaleString("en")} integrations`);
    const [known, nameless] = [this.#webhooks.size + this.#unread.size, this.#nameless.length];
    for (const item of items) {
      const taken = this.#take(item);
      if (!taken.ok) return taken;
    }
    const fresh = this.#webhooks.size + this.#unread.size - known;
    const named = items.length - (this.#nameless.length - nameless);
    const changed = this.#pages > 1 && total !== this.#total;
    if (changed || (!again && fresh > 0 && fresh < named)) this.doubt("the list changed while it was read");
    this.#total = total;
    return success(fresh);
  }

  /** What cannot be read is kept by what there is to know it by: it need not concern us. */
  #take(item: unknown): Result<null, string> {
    const read = readListed(item);
    if (read.ok) {
      this.#webhooks.set(read.value.id, read.value);
      return success(null);
    }
    if (!isJsonObject(item)) return failure(read.error.problem);
    this.#resembling ||= TELLTALES.some((name) => name in item);
    const { id } = read.error;
    if (id === null) this.#nameless.push(read.error);
    else this.#unread.set(id, read.error);
    return success(null);
  }
}

/** How far a listing has come. */
export interface PagePosition {
  /** How many integrations were on the pages so far. */
  readonly read: number;
  /** How many pages were read. */
  readonly pages: number;
  /** The last id of the last page; null where it shows none. */
  readonly lastId: string | null;
}

/** A way to ask for the next page where no answer says where it is. */
export interface PagingRequest {
  /** Whether any page can be asked for without the ones before it. */
  readonly isPositional: boolean;
  parameters(position: PagePosition): Readonly<Record<string, string>>;
}

/** Cognigy's own way. */
export const BY_SKIP: PagingRequest = {
  isPositional: true,
  parameters: ({ read }) => ({ skip: String(read) }),
};

/** The other usual ways, which are tried where a tenant says that there is more and does not go by `skip`. */
export const OTHER_STYLES: readonly PagingRequest[] = [
  { isPositional: true, parameters: ({ read }) => ({ offset: String(read) }) },
  { isPositional: true, parameters: ({ pages }) => ({ page: String(pages + 1) }) },
  {
    isPositional: false,
    parameters: ({ lastId }): Readonly<Record<string, string>> =>
      lastId === null ? {} : { starting_after: lastId },
  },
];

export const ALL_STYLES: readonly PagingRequest[] = [BY_SKIP, ...OTHER_STYLES];
