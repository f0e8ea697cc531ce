import type { LiveListing } from "../model/live.ts";
import { failure, type Result, success } from "../model/result.ts";
import type { Clock } from "../model/surroundings.ts";
import type { TenantFailure } from "../model/tenant.ts";
import type { IntegrationsApi } from "./api.ts";
import type { Deadline } from "./deadline.ts";
import { Gathering, MOST_PAGES } from "./gathering.ts";
import { type Continuation, type Page, readPage } from "./page.ts";

/** The largest page that Cognigy gives. */
const LIMIT = 100;

const NOT_THE_API = "check that tenant.baseUrl is the tenant's API";

type Step<T> = Promise<Result<T, TenantFailure>>;

/** Lists all integrations, in whichever way the tenant pages. */
export async function listAll(api: IntegrationsApi, clock: Clock, deadline: Deadline): Step<LiveListing> {
  const readAt = clock.now();
  const listing = new Listing(api, deadline);
  const read = await listing.read();
  if (!read.ok) return read;
  const { webhooks, shortfall } = listing.gathering;
  return success({ webhooks, readAt, shortfall });
}

class Listing {
  readonly gathering = new Gathering();
  readonly #api: IntegrationsApi;
  readonly #deadline: Deadline;

  constructor(api: IntegrationsApi, deadline: Deadline) {
    this.#api = api;
    this.#deadline = deadline;
  }

  async read(): Step<unknown> {
    const address = this.#address({});
    const first = await this.#take(address);
    if (!first.ok) return first;
    const { next, signalsNext, total, items } = first.value.page;
    if (next.kind !== "none") return await this.#follow(address, next);
    if (signalsNext) return first;
    if (total !== null) return await this.#skipTo(total, items.length);
    return items.length < LIMIT ? first : await this.#probe(items.length);
  }

  /** Page after page, as each says where the next one is. */
  async #follow(from: URL, first: Continuation): Step<unknown> {
    const seen = new Set<string>();
    let next = first;
    let address = from;
    while (next.kind !== "none") {
      const target = this.#continued(address, next);
      if (target === null) return this.#malformed("a link to another host");
      if (seen.has(target.href)) return this.#malformed("a next page that was read already");
      seen.add(target.href);
      address = target;
      const taken = await this.#take(address);
      if (!taken.ok) return taken;
      const { page, fresh } = taken.value;
      if (fresh === 0 && page.items.length > 0) return this.#malformed("the same page again");
      next = page.next;
    }
    return success(null);
  }

  /** The total is known, so that all the other pages can be asked for at once. */
  async #skipTo(total: number, size: number): Step<unknown> {
    const count = size === 0 ? 0 : Math.ceil(total / size) - 1;
    const addresses = Array.from({ length: Math.min(count, MOST_PAGES) }, (_, index) =>
      this.#address({ skip: String((index + 1) * size) }),
    );
    const answers = await Promise.all(addresses.map((address) => this.#fetch(address)));
    for (const answer of answers) {
      const taken = answer.ok ? this.#add(answer.value) : answer;
      if (!taken.ok) return taken;
      if (taken.value.fresh === 0 && taken.value.page.items.length > 0)
        return this.#malformed("the same page again");
    }
    return success(null);
  }

  /** Nothing says whether there is more, but the page is full. */
  async #probe(size: number): Step<unknown> {
    for (let skip = size; ; ) {
      const taken = await this.#take(this.#address({ skip: String(skip) }));
      if (!taken.ok) return taken;
      const { page, fresh } = taken.value;
      if (fresh === 0 && page.items.length > 0) {
        if (skip > size) return this.#malformed("the same page again");
        // It ignores paging. A list as long as the page that we asked for may have been cut there.
        if (size === LIMIT) this.gathering.doubt(`the list ends at ${LIMIT} entries and cannot be continued`);
        return success(null);
      }
      if (page.items.length < LIMIT) return success(null);
      skip += page.items.length;
    }
  }

  async #take(address: URL): Step<{ page: Page; fresh: number }> {
    const page = await this.#fetch(address);
    return page.ok ? this.#add(page.value) : page;
  }

  async #fetch(address: URL): Step<Page> {
    const answer = await this.#api.page(address, this.#deadline);
    if (!answer.ok) return failure(asAbsent(answer.error.failure));
    const page = readPage(answer.value);
    return page.ok ? page : this.#malformed(page.error);
  }

  #add(page: Page): Result<{ page: Page; fresh: number }, TenantFailure> {
    const fresh = this.gathering.add(page);
    return fresh.ok ? success({ page, fresh: fresh.value }) : this.#malformed(fresh.error);
  }

  /** null when it leads away from the tenant: our credentials must not go there. */
  #continued(from: URL, next: Exclude<Continuation, { kind: "none" }>): URL | null {
    switch (next.kind) {
      // No public page says how the parameter is called. Cognigy's own API says next, most others cursor.
      case "cursor":
        return this.#address({ next: next.cursor, cursor: next.cursor });
      case "link": {
        const target = URL.canParse(next.target, from.href) ? new URL(next.target, from) : null;
        return target?.origin === from.origin ? target : null;
      }
    }
  }

  #address(parameters: Readonly<Record<string, string>>): URL {
    const address = new URL(this.#api.collection);
    address.search = new URLSearchParams({ limit: String(LIMIT), ...parameters }).toString();
    return address;
  }

  #malformed(problem: string): { ok: false; error: TenantFailure } {
    return failure({
      kind: "malformed",
      message: `GET ${this.#api.collection.pathname} was answered with ${problem}`,
      hint: NOT_THE_API,
      status: null,
      traceId: null,
    });
  }
}

/** A list that does not exist is no integration that is gone. No tenant has a reason to refuse one: perhaps it is none. */
function asAbsent(refused: TenantFailure): TenantFailure {
  if (refused.kind === "rejected") return { ...refused, hint: NOT_THE_API };
  return refused.kind === "not-found" ? { ...refused, kind: "malformed", hint: NOT_THE_API } : refused;
}
