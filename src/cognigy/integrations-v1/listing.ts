import { failure, success } from "../../base/result.ts";
import type { LiveListing } from "../../model/fleet/live.ts";
import type { Clock } from "../../model/run/surroundings.ts";
import type { IsRelevant } from "../wire/connection.ts";
import type { Deadline } from "../wire/delay.ts";
import { MOST_IN_FLIGHT } from "../wire/pace.ts";
import type { IntegrationsApi } from "./api.ts";
import {
  type FetchedPage,
  isNotUnderstood,
  LIMIT,
  MOST_PAGES,
  Pages,
  type Step,
  unreadable,
} from "./pages.ts";
import { ALL_STYLES, BY_SKIP, OTHER_STYLES, type PagingRequest } from "./paging-styles.ts";
import type { ListPage } from "./signs.ts";

/** Asks whether a list that ends at the limit was cut there. */
const OTHER_LIMIT = 99;

/** So much of a list is asked for at once; where pages are large, fewer of them. */
const MOST_BYTES_AT_ONCE = 8_000_000;
const PAGES_AT_FIRST = 16;

/** A listing, but for what every answer tells. */
type Gathered = Omit<LiveListing, "clockAheadMs">;

/** Lists all integrations, in whichever way the tenant pages. */
export async function listAll(
  api: IntegrationsApi,
  clock: Clock,
  deadline: Deadline,
  isRelevant: IsRelevant,
): Step<Gathered> {
  const readAt = clock.now();
  const pages = new Pages(api, deadline);
  const read = await new Listing(pages).read();
  if (!read.ok) return read;
  const { webhooks, unread, shortfall } = pages.accumulator;
  const ours = unread.find(isRelevant);
  if (ours !== undefined) return failure(unreadable(api.collection, ours));
  return success({ webhooks, unread, directory: null, readAt, shortfall });
}

class Listing {
  readonly #pages: Pages;

  constructor(pages: Pages) {
    this.#pages = pages;
  }

  async read(): Step<unknown> {
    const address = this.#pages.address({});
    const first = await this.#pages.take(address);
    if (!first.ok) return first;
    const rest = await this.#goOn(address, first.value.page);
    if (!rest.ok) return rest;
    const { strangers } = this.#pages.accumulator;
    return strangers === null ? rest : this.#pages.malformed(strangers);
  }

  async #goOn(address: URL, first: ListPage): Step<unknown> {
    if (first.next.kind !== "none") return await this.#follow(address, first);
    if (this.#speaksOfMore(first)) return await this.#search(first, ALL_STYLES, this.#endingAt(first));
    const isSilent = !first.signalsNext && first.total === null;
    return isSilent && isFull(first) ? await this.#probe(first) : success(null);
  }

  /** Page after page, as each says where the next one is. */
  async #follow(from: URL, first: ListPage): Step<unknown> {
    const seen = new Set<string>();
    let page = first;
    let address = from;
    while (page.next.kind !== "none") {
      const { next } = page;
      const target = this.#pages.continued(address, next);
      if (target === null) return this.#pages.malformed("a link to another host");
      if (seen.has(target.href)) return this.#pages.malformed("a next page that was read already");
      seen.add(target.href);
      address = target;
      const taken = await this.#pages.take(address);
      if (!taken.ok) return taken;
      if (isRepeated(taken.value)) {
        const isGuess = next.kind === "parameters" && next.isGuess && page === first;
        if (!isGuess) return this.#pages.malformed("the same page again");
        return await this.#search(
          first,
          ALL_STYLES,
          "the tenant names a next page, but not how to ask for it",
        );
      }
      page = taken.value.page;
    }
    this.#end(page);
    return success(null);
  }

  /** There is more, and nothing says where: the usual ways are tried until one leads on. Else there is `doubt`. */
  async #search(
    first: ListPage,
    styles: readonly PagingRequest[],
    doubt: string | null,
    isEndKnown: (page: ListPage) => boolean = () => false,
  ): Step<unknown> {
    for (const style of first.items.length === 0 ? [] : styles) {
      const taken = await this.#pages.take(this.#pages.address(style.parameters(this.#pages.position)));
      if (!taken.ok && !isNotUnderstood(taken.error)) return taken;
      if (taken.ok && isEndKnown(taken.value.page)) return success(null);
      if (taken.ok && taken.value.fresh > 0) return await this.#continue(style, taken.value.page);
    }
    if (doubt !== null) this.#pages.accumulator.doubt(doubt);
    return success(null);
  }

  /** In the way that has led to a second page. */
  async #continue(style: PagingRequest, second: ListPage): Step<unknown> {
    let page = second;
    while (this.#isMoreAfter(page)) {
      if (style.isPositional && page.total !== null) return await this.#readRest(style, page.total);
      const taken = await this.#pages.take(this.#pages.address(style.parameters(this.#pages.position)));
      if (!taken.ok) return taken;
      if (isRepeated(taken.value)) return this.#pages.malformed("the same page again");
      page = taken.value.page;
      if (page.items.length === 0) break;
    }
    this.#end(page);
    return success(null);
  }

  /** The total is known, so that many of the other pages can be asked for at once. */
  async #readRest(style: PagingRequest, total: number): Step<unknown> {
    const { read, pages } = this.#pages.position;
    const size = Math.ceil(read / pages);
    const count = Math.min(Math.ceil((total - read) / size), MOST_PAGES);
    const addresses = Array.from({ length: count }, (_, index) =>
      this.#pages.address(
        style.parameters({ read: read + index * size, pages: pages + index, lastId: null }),
      ),
    );
    for (let most = PAGES_AT_FIRST; addresses.length > 0; most *= 2) {
      const fitting = Math.floor(MOST_BYTES_AT_ONCE / Math.max(1, this.#pages.accumulator.largest));
      const window = addresses.splice(0, Math.max(1, Math.min(most, fitting, MOST_IN_FLIGHT)));
      const answers = await Promise.all(window.map((address) => this.#pages.fetch(address)));
      for (const answer of answers) {
        const taken = answer.ok ? this.#pages.add(answer.value) : answer;
        if (!taken.ok) return taken;
        if (isRepeated(taken.value)) return this.#pages.malformed("the same page again");
      }
    }
    return success(null);
  }

  /** Nothing says whether there is more, but the page is full. */
  async #probe(first: ListPage): Step<unknown> {
    const taken = await this.#pages.take(this.#pages.address(BY_SKIP.parameters(this.#pages.position)));
    if (!taken.ok) return taken;
    if (!isRepeated(taken.value)) return await this.#continue(BY_SKIP, taken.value.page);
    // It ignores `skip`. A list as long as its page, or as the one that we asked for, may have been cut there.
    const { length } = first.items;
    const doubt = `the list ends at ${length} entries and cannot be continued`;
    if (first.isFullPage) return await this.#search(first, OTHER_STYLES, doubt, isEmpty);
    if (length !== LIMIT) return success(null);
    const smaller = await this.#pages.take(this.#pages.address({ limit: String(OTHER_LIMIT) }), true);
    if (!smaller.ok && !isNotUnderstood(smaller.error)) return smaller;
    // The same again: it ignores limits too, and ends there by chance.
    if (smaller.ok && smaller.value.page.items.length === LIMIT && smaller.value.fresh === 0)
      return success(null);
    return await this.#search(first, OTHER_STYLES, doubt, isEmpty);
  }

  /** What this page and the ones before it say about more. */
  #speaksOfMore({ more, total, pages, signalsNext }: ListPage): boolean {
    if (more !== null) return true;
    if (total !== null && total > this.#pages.accumulator.count) return !signalsNext;
    return pages !== null && pages > this.#pages.position.pages;
  }

  /** Where a way has been found, whatever speaks of more is followed in it. */
  #isMoreAfter(page: ListPage): boolean {
    const { items, total, pages, more, next, signalsNext } = page;
    if (items.length === 0) return false;
    if (total !== null) return total > this.#pages.accumulator.count;
    if (pages !== null) return pages > this.#pages.position.pages;
    return more !== null || next.kind !== "none" || (!signalsNext && isFull(page));
  }

  #end(last: ListPage): void {
    const doubt = this.#endingAt(last);
    if (doubt !== null) this.#pages.accumulator.doubt(doubt);
  }

  /** What speaks against a page being the last one. A total that is not reached says so itself. */
  #endingAt({ more, pages }: ListPage): string | null {
    const { pages: read } = this.#pages.position;
    if (more !== null) return `the tenant says that there is more (${more}), but not where`;
    return pages !== null && pages > read
      ? `the tenant says that there are ${pages} pages, it shows ${read}`
      : null;
  }
}

/** Holds as many as the tenant gives at once: behind it there may be more, whether or not anything says so. */
function isFull({ items, isFullPage }: ListPage): boolean {
  return isFullPage || items.length >= LIMIT;
}

/** The answer to a page behind the last one, where the tenant knows the way in which it was asked. */
function isEmpty({ items }: ListPage): boolean {
  return items.length === 0;
}

function isRepeated({ page, fresh }: FetchedPage): boolean {
  return fresh === 0 && page.items.length > 0;
}
