import { parsedUrl } from "../../base/http.ts";
import { isJsonObject } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import type { LiveWebhook, UnreadIntegration } from "../../model/fleet/live.ts";
import { type TenantFailure, tenantFailure } from "../../model/fleet/tenant.ts";
import { readId } from "../wire/answer.ts";
import type { Deadline } from "../wire/delay.ts";
import type { IntegrationsApi } from "./api.ts";
import { readListed, TELLTALES } from "./integration.ts";
import type { PagePosition } from "./paging-styles.ts";
import { type Continuation, type ListPage, readPage } from "./signs.ts";

/** The largest page that Cognigy gives. */
export const LIMIT = 100;

export type Step<T> = Promise<Result<T, TenantFailure>>;

/** A page, and how many integrations on it were not known before. */
export interface FetchedPage {
  readonly page: ListPage;
  readonly fresh: number;
}

/** Asks for the pages of one listing, gathers what is on them, and knows how far it has come. */
export class Pages {
  readonly accumulator = new PageAccumulator();
  readonly #api: IntegrationsApi;
  readonly #deadline: Deadline;
  #position: PagePosition = { read: 0, pages: 0, lastId: null };

  constructor(api: IntegrationsApi, deadline: Deadline) {
    this.#api = api;
    this.#deadline = deadline;
  }

  get position(): PagePosition {
    return this.#position;
  }

  /** `again`: from the start of the list. */
  async take(address: URL, again = false): Step<FetchedPage> {
    const page = await this.fetch(address);
    return page.ok ? this.add(page.value, again) : page;
  }

  async fetch(address: URL): Step<ListPage> {
    const answer = await this.#api.page(address, this.#deadline);
    if (!answer.ok) return failure(asAbsent(answer.error.failure));
    const { searchParams } = address;
    const page = readPage(answer.value, searchParams.get("skip") ?? searchParams.get("offset"));
    return page.ok ? page : this.malformed(page.error);
  }

  add(page: ListPage, again = false): Result<FetchedPage, TenantFailure> {
    const fresh = this.accumulator.add(page, again);
    if (!fresh.ok) return this.malformed(fresh.error);
    if (fresh.value > 0) {
      const { read, pages } = this.#position;
      this.#position = { read: read + page.items.length, pages: pages + 1, lastId: lastIdOf(page) };
    }
    return success({ page, fresh: fresh.value });
  }

  /** null when it leads away from the tenant: our credentials must not go there. */
  continued(from: URL, next: Exclude<Continuation, { kind: "none" }>): URL | null {
    switch (next.kind) {
      case "parameters":
        return this.address(next.parameters);
      case "link": {
        const target = parsedUrl(next.target, from);
        return target?.origin === from.origin ? target : null;
      }
    }
  }

  address(parameters: Readonly<Record<string, string>>): URL {
    const address = new URL(this.#api.collection);
    address.search = new URLSearchParams({ limit: String(LIMIT), ...parameters }).toString();
    return address;
  }

  malformed(problem: string): { ok: false; error: TenantFailure } {
    return failure(malformedList(this.#api.collection, problem));
  }
}

function lastIdOf({ items }: ListPage): string | null {
  const last = items.at(-1);
  const id = isJsonObject(last) ? readId(last) : null;
  return id?.ok ? id.value : null;
}

const NOT_THE_API = "check that tenant.baseUrl is the tenant's API";

/** The list was answered with something that cannot be believed. */
function malformedList(collection: URL, problem: string): TenantFailure {
  return tenantFailure("malformed", `GET ${collection.pathname} was answered with ${problem}`, NOT_THE_API);
}

/** One that may be ours cannot be read: what it is now is not known, so nothing may be made of it. */
export function unreadable(collection: URL, { problem }: UnreadIntegration): TenantFailure {
  const hint = "it may be one that webhook-sync manages: correct it on the tenant, then run this again";
  return { ...malformedList(collection, problem), hint };
}

/** A list that does not exist is no integration that is gone. No tenant has a reason to refuse one: perhaps it is none. */
function asAbsent(refused: TenantFailure): TenantFailure {
  if (refused.kind === "rejected") return { ...refused, hint: NOT_THE_API };
  return refused.kind === "not-found" ? { ...refused, kind: "malformed", hint: NOT_THE_API } : refused;
}

/** A query parameter that a tenant does not know may be refused. */
export function isNotUnderstood({ kind }: TenantFailure): boolean {
  return kind === "rejected";
}

export const MOST_PAGES = 1_000;
/** More than any tenant has, and little enough for the memory of a small runner. */
const MOST_INTEGRATIONS = 100_000;
const MOST_BYTES = 50_000_000;

/** The integrations of all pages of one listing, and whatever gives reason to doubt that they are all. */
class PageAccumulator {
  readonly #webhooks = new Map<string, LiveWebhook>();
  readonly #unread = new Map<string, UnreadIntegration>();
  /** What has no id that can be told from another. */
  readonly #nameless: UnreadIntegration[] = [];
  #pages = 0;
  #bytes = 0;
  #largest = 0;
  #resembling = false;
  /** What is said of an entry that is no object. */
  #formless: string | null = null;
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

  /** What it has where nothing in it looks like an integration, so that it may be a list of something else; else null. */
  get strangers(): string | null {
    if (this.count === 0 || this.#webhooks.size > 0 || this.#resembling) return null;
    return this.#formless ?? "objects that are not integrations";
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
    for (const item of items) this.#take(item);
    const fresh = this.#webhooks.size + this.#unread.size - known;
    const named = items.length - (this.#nameless.length - nameless);
    const changed = this.#pages > 1 && total !== this.#total;
    if (changed || (!again && fresh > 0 && fresh < named)) this.doubt("the list changed while it was read");
    this.#total = total;
    return success(fresh);
  }

  /** What cannot be read is kept by what there is to know it by: it need not concern us. */
  #take(item: unknown): void {
    const read = readListed(item);
    if (read.ok) {
      this.#webhooks.set(read.value.id, read.value);
      return;
    }
    const { id, problem } = read.error;
    if (isJsonObject(item)) this.#resembling ||= TELLTALES.some((name) => name in item);
    else this.#formless ??= problem;
    if (id === null) this.#nameless.push(read.error);
    else this.#unread.set(id, read.error);
  }
}
