import type { ServerResponse } from "node:http";
import { type Listening, type Received, sendJson, serve } from "./server.ts";

export type Stored = Record<string, unknown> & { readonly id: string };

/** Takes a request before the tenant does; true when it has dealt with it. */
export type Interception = (
  request: Received,
  response: ServerResponse,
  tenant: FakeTenant,
) => boolean | Promise<boolean>;

export const COLLECTION = "/api/v1/integrations";
export const TOKEN = "t0ken-0123456789abcdef";

/** Whether a request is a write or read of one integration, or of the collection. */
export function isCall({ method, url }: Received, wanted: string): boolean {
  const place =
    url.pathname === COLLECTION ? "all" : url.pathname.startsWith(`${COLLECTION}/`) ? "one" : "other";
  return `${method} ${place}` === wanted;
}

/**
 * A tenant with no more than the least: bare objects, a bare array as list, no paging, no ETags, every POST a new
 * integration. What a test needs beyond that, it intercepts.
 */
export class FakeTenant {
  readonly store = new Map<string, Stored>();
  readonly #listening: Listening;
  #ids = 0;

  private constructor(listening: Listening) {
    this.#listening = listening;
  }

  static async start(intercept: Interception = () => false): Promise<FakeTenant> {
    const listening = await serve(async (request, response) => {
      if (!(await intercept(request, response, tenant))) tenant.#answer(request, response);
    });
    const tenant: FakeTenant = new FakeTenant(listening);
    return tenant;
  }

  get url(): URL {
    return this.#listening.url;
  }

  /** What came in, the requests for tokens left out. */
  get calls(): Received[] {
    return this.received.filter(({ url }) => url.pathname !== "/oauth/token");
  }

  get received(): Received[] {
    return this.#listening.received;
  }

  /** `GET /api/v1/integrations` and so on. */
  get log(): string[] {
    return this.calls.map(({ method, url }) => `${method} ${url.pathname.replace(COLLECTION, "")}`.trim());
  }

  close(): Promise<void> {
    return this.#listening.close();
  }

  insert(fields: Readonly<Record<string, unknown>>): Stored {
    this.#ids += 1;
    const stored = { ...fields, id: `int-${this.#ids}` };
    this.store.set(stored.id, stored);
    return stored;
  }

  #answer(request: Received, response: ServerResponse): void {
    const [status, body] = this.#respond(request);
    sendJson(response, status, body);
  }

  #respond({ method, url, body }: Received): [number, unknown] {
    if (url.pathname === "/oauth/token")
      return [200, { access_token: TOKEN, token_type: "Bearer", expires_in: 3600 }];
    const id = decodeURIComponent(url.pathname.slice(COLLECTION.length + 1));
    if (method === "POST") return [201, this.insert(JSON.parse(body))];
    if (id === "") return [200, [...this.store.values()]];
    const stored = this.store.get(id);
    if (stored === undefined) return [404, { message: `no integration ${id}` }];
    if (method === "GET") return [200, stored];
    if (method === "DELETE") this.store.delete(id);
    else
      this.store.set(id, method === "PUT" ? { ...JSON.parse(body), id } : { ...stored, ...JSON.parse(body) });
    return [200, this.store.get(id) ?? {}];
  }
}
