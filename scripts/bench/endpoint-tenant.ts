/** Cognigy.AI's Endpoints as the benchmark's tenant has them: one project, and no more checks than it needs. */
import { endpointOf, FLOW, LOCALE, PROJECT_ID, USER_ID } from "./fleet.ts";

const PAGE = 100;
export const ENDPOINTS_ROOT = "/new/v2.0/";

/** What was asked for, for whoever counts, and the answer; no body with 204. */
export interface EndpointAnswer {
  readonly what: string;
  readonly status: number;
  readonly body: object | null;
}

type Stored = ReturnType<typeof endpointOf>;

export class EndpointTenant {
  readonly #live: Map<string, Stored>;
  #made: number;

  /** With so many of the fleet. */
  constructor(count: number) {
    const live = Array.from({ length: count }, (_, index) => endpointOf(index));
    this.#live = new Map(live.map((one) => [one._id, one]));
    this.#made = count;
  }

  answer(method: string, url: URL, body: string): EndpointAnswer {
    const [resource = "", id = ""] = url.pathname.slice(ENDPOINTS_ROOT.length).split("/");
    if (resource === "flows") return list("flows", [FLOW]);
    if (resource === "locales") return list("locales", [LOCALE]);
    if (resource !== "endpoints") return { what: resource, status: 404, body: {} };
    if (method === "POST") return { what: method, status: 201, body: this.#make(JSON.parse(body)) };
    if (id === "") return this.#list(url.searchParams);
    const stored = this.#live.get(id);
    if (stored === undefined) return { what: "read", status: 404, body: {} };
    if (method === "GET") return { what: "read", status: 200, body: stored };
    this.#live.set(id, { ...stored, ...JSON.parse(body), lastChanged: seconds() });
    return { what: method, status: 204, body: null };
  }

  #make({ projectId: _, ...fields }: Readonly<Record<string, unknown>>): Stored {
    const made = {
      ...{ ...endpointOf(this.#made), entrypoint: PROJECT_ID },
      ...{ createdAt: seconds(), createdBy: USER_ID, lastChanged: seconds(), lastChangedBy: USER_ID },
      ...fields,
    };
    this.#made += 1;
    this.#live.set(made._id, made);
    return made;
  }

  #list(query: URLSearchParams): EndpointAnswer {
    const all = [...this.#live.values()];
    const from = all.findIndex(({ _id }) => _id === query.get("next")) + 1;
    const items = all.slice(from, from + PAGE);
    const nextCursor = from + PAGE < all.length ? (items.at(-1)?._id ?? null) : null;
    const shown = items.map(({ settings: _, active: _1, foreignId: _2, entrypoint: _3, ...item }) => item);
    return {
      what: "list",
      status: 200,
      body: { items: shown, total: all.length, nextCursor, previousCursor: null },
    };
  }
}

function list(what: string, items: readonly object[]): EndpointAnswer {
  return { what, status: 200, body: { items, total: items.length, nextCursor: null, previousCursor: null } };
}

function seconds(): number {
  return Math.floor(Date.now() / 1_000);
}
