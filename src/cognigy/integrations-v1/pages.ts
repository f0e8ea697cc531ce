import { isJsonObject } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { parsedUrl } from "../../base/url.ts";
import type { UnreadIntegration } from "../../model/fleet/live.ts";
import { type TenantFailure, tenantFailure } from "../../model/fleet/tenant.ts";
import { readId } from "../wire/answer.ts";
import type { Deadline } from "../wire/delay.ts";
import type { IntegrationsApi } from "./api.ts";
import { type ListPage, PageAccumulator, type PagePosition, readPage } from "./page-accumulator.ts";
import type { Continuation } from "./signs.ts";

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
    const page = readPage(answer.value);
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
