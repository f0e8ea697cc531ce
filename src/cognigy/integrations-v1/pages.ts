import { isJsonObject } from "../../base/json.ts";
import { failure, type Result, success } from "../../model/result.ts";
import type { TenantFailure } from "../../model/tenant.ts";
import type { Deadline } from "../wire/deadline.ts";
import { readId } from "../wire/id.ts";
import type { IntegrationsApi } from "./api.ts";
import { asAbsent, malformedList } from "./list-failure.ts";
import { type Page, readPage } from "./page.ts";
import { PageAccumulator } from "./page-accumulator.ts";
import type { Continuation } from "./signs.ts";
import type { PagePosition } from "./styles.ts";

/** The largest page that Cognigy gives. */
export const LIMIT = 100;

export type Step<T> = Promise<Result<T, TenantFailure>>;

/** A page, and how many integrations on it were not known before. */
export interface Taken {
  readonly page: Page;
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
  async take(address: URL, again = false): Step<Taken> {
    const page = await this.fetch(address);
    return page.ok ? this.add(page.value, again) : page;
  }

  async fetch(address: URL): Step<Page> {
    const answer = await this.#api.page(address, this.#deadline);
    if (!answer.ok) return failure(asAbsent(answer.error.failure));
    const page = readPage(answer.value);
    return page.ok ? page : this.malformed(page.error);
  }

  add(page: Page, again = false): Result<Taken, TenantFailure> {
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
        const target = URL.canParse(next.target, from.href) ? new URL(next.target, from) : null;
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

function lastIdOf({ items }: Page): string | null {
  const last = items.at(-1);
  const id = isJsonObject(last) ? readId(last) : null;
  return id?.ok ? id.value : null;
}
