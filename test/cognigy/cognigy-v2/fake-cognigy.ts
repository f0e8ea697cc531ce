import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import { isJsonObject, type JsonObject, membersOf, parseJson } from "../../../src/base/json.ts";
import { type Listening, type Received, sendJson, serve } from "../server.ts";

export const KEY = "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9";
export const PROJECT = "64b6f0c8a1d2e3f405060708";
export const US = "5f0000000000000000000001";
export const MAIN = "580a85f1-2222-4333-8444-555566667777";
export const ENGLISH = "e9100000-2222-4333-8444-555566667777";
const ROOT = "/new/v2.0/";

export interface Behaviour {
  readonly foreignId: "kept" | "dropped" | "refused";
  readonly password: "plain" | "masked" | "absent";
  readonly settings: "replace" | "merge";
  readonly update: 204 | 200;
  readonly cursor: "nextCursor" | "next";
  readonly channelFilter: "works" | "ignored" | "refused";
  /** How many of the latest creations lists leave out. */
  readonly hidden: number;
}

const FAITHFUL: Behaviour = {
  foreignId: "kept",
  password: "plain",
  settings: "replace",
  update: 204,
  cursor: "nextCursor",
  channelFilter: "works",
  hidden: 0,
};

/** Takes a request before the tenant does; true when it has dealt with it. */
export type Interception = (
  request: Received,
  response: ServerResponse,
  tenant: FakeCognigy,
) => boolean | Promise<boolean>;

type Stored = Record<string, unknown> & { readonly _id: string };
type Reply = readonly [number, unknown];

/** The least of a Cognigy.AI tenant that Endpoints need: one project, one flow, one locale. */
export class FakeCognigy {
  readonly endpoints = new Map<string, Stored>();
  flows: readonly JsonObject[] = [{ _id: hex(900), referenceId: MAIN, name: "Main" }];
  snapshots: readonly JsonObject[] = [{ _id: hex(902), name: "Release 7" }];
  /** By the id of a snapshot, what is inside. */
  readonly resources = new Map<string, readonly JsonObject[]>();
  readonly #listening: Listening;
  readonly #behaviour: Behaviour;
  #ids = 0;
  /** In seconds; each write takes one. */
  now = 1_767_225_600;

  private constructor(listening: Listening, behaviour: Behaviour) {
    this.#listening = listening;
    this.#behaviour = behaviour;
  }

  static async start(
    behaviour: Partial<Behaviour> = {},
    intercept: Interception = () => false,
  ): Promise<FakeCognigy> {
    const listening = await serve(async (request, response) => {
      response.setHeader("date", new Date(tenant.now * 1_000).toUTCString());
      if (await intercept(request, response, tenant)) return;
      const [status, body] = tenant.answer(request);
      if (status === 204) response.writeHead(204).end();
      else sendJson(response, status, body);
    });
    const tenant: FakeCognigy = new FakeCognigy(listening, { ...FAITHFUL, ...behaviour });
    return tenant;
  }

  get url(): URL {
    return this.#listening.url;
  }

  get received(): readonly Received[] {
    return this.#listening.received;
  }

  /** `GET endpoints`, `PATCH endpoints/1` and so on. */
  get log(): string[] {
    return this.received.map(({ method, url }) => `${method} ${this.#shortened(url.pathname)}`);
  }

  /** The bodies of the writes with this method. */
  bodies(method: string): JsonObject[] {
    return this.received.filter((one) => one.method === method).map(({ body }) => membersOf(parseJson(body)));
  }

  close(): Promise<void> {
    return this.#listening.close();
  }

  insert(fields: JsonObject): Stored {
    this.#ids += 1;
    const stored: Stored = {
      ...{ channel: "webhook", entrypoint: PROJECT, flowId: MAIN, localeId: ENGLISH, active: true },
      ...{ settings: {}, foreignId: "", createdAt: this.#tick(), createdBy: US },
      ...{ lastChanged: this.now, lastChangedBy: US, URLToken: tokenOf(this.#ids) },
      ...fields,
      _id: hex(this.#ids),
    };
    this.endpoints.set(stored._id, stored);
    return stored;
  }

  /** Somebody else changes it, or nobody in particular. */
  edit(id: string, fields: JsonObject, by = "5f0000000000000000000099"): void {
    const stored = this.endpoints.get(id);
    if (stored === undefined) throw new Error(`no Endpoint ${id}`);
    this.endpoints.set(id, { ...stored, ...fields, lastChanged: this.#tick(), lastChangedBy: by });
  }

  answer({ method, url, body }: Received): Reply {
    if (url.pathname === "/auth/oauth2/token") return [200, { access_token: "t0ken-v2", expires_in: 900 }];
    if (url.pathname === "/openapi/openapi-viewer.json") return [200, DESCRIPTION];
    if (!url.pathname.startsWith(ROOT)) return [404, problem(404, 1002, `${url.pathname} does not exist`)];
    const [resource = "", id = null, inside] = url.pathname.slice(ROOT.length).split("/");
    if (resource === "endpoints") return this.#endpoint(method, id, url, membersOf(parseJson(body)));
    if (resource === "auditevents") return [403, problem(403, 403, "Forbidden")];
    if (resource === "users") return [200, { _id: US, email: "sync@acme.test" }];
    if (inside === "resources") return [200, page(this.resources.get(id ?? "") ?? [])];
    if (resource === "projects") return [200, page([{ _id: PROJECT, name: "Shop" }])];
    if (url.searchParams.get("projectId") !== PROJECT)
      return [404, problem(404, 1002, "Project does not exist")];
    if (resource === "flows") return [200, page(this.flows)];
    if (resource === "locales")
      return [200, page([{ _id: hex(901), referenceId: ENGLISH, name: "English", primary: true }])];
    if (resource === "snapshots") return [200, page(this.snapshots)];
    return [404, problem(404, 1002, `${resource} does not exist`)];
  }

  #endpoint(method: string, id: string | null, url: URL, body: JsonObject): Reply {
    if (id === null) return method === "POST" ? this.#create(body) : this.#list(url.searchParams);
    const stored = this.endpoints.get(id);
    if (stored === undefined) return [404, problem(404, 1002, `Endpoint ${id} does not exist`)];
    if (method === "GET") return [200, this.#shown(stored)];
    if (method === "PATCH") return this.#update(stored, body);
    this.endpoints.delete(id);
    return [204, null];
  }

  #create({ projectId: _, ...body }: JsonObject): Reply {
    if (this.#refuses(body)) return [400, problem(400, 1005, FOREIGN_ID)];
    return [201, this.#shown(this.insert({ active: true, ...this.#kept(body) }))];
  }

  #update(stored: Stored, body: JsonObject): Reply {
    if (this.#refuses(body)) return [400, problem(400, 1005, FOREIGN_ID)];
    const merged =
      this.#behaviour.settings === "merge" && isJsonObject(body.settings)
        ? { settings: { ...membersOf(stored.settings), ...body.settings } }
        : {};
    this.edit(stored._id, { ...this.#kept(body), ...merged }, US);
    const { update } = this.#behaviour;
    return update === 204 ? [204, null] : [200, this.#shown(this.endpoints.get(stored._id) ?? stored)];
  }

  #list(query: URLSearchParams): Reply {
    const { channelFilter, hidden, cursor } = this.#behaviour;
    if (channelFilter === "refused" && query.has("channel"))
      return [400, problem(400, 400, "The requested field channel does not exist")];
    if (Number(query.get("limit")) > 100)
      return [400, problem(400, 1005, "Invalid value for field 'limit'.")];
    const all = [...this.endpoints.values()].slice(0, this.endpoints.size - hidden);
    const channels = channelFilter === "works" ? query.get("channel")?.split(",") : undefined;
    const filtered = all
      .filter(({ channel }) => channels === undefined || channels.includes(String(channel)))
      .filter(({ name }) => String(name).includes(query.get("filter") ?? ""));
    const next = filtered.findIndex(({ _id }) => _id === query.get("next")) + 1;
    const from = next + Number(query.get("skip") ?? 0);
    const limit = Number(query.get("limit") ?? 25);
    const items = filtered.slice(from, from + limit);
    const more = from + limit < filtered.length ? items.at(-1)?._id : null;
    return [200, { items: items.map(listed), total: filtered.length, [cursor]: more, previousCursor: null }];
  }

  #refuses(body: JsonObject): boolean {
    return this.#behaviour.foreignId === "refused" && body.foreignId !== undefined;
  }

  #kept({ foreignId, ...body }: JsonObject): JsonObject {
    return this.#behaviour.foreignId === "kept" && foreignId !== undefined ? { ...body, foreignId } : body;
  }

  #shown(stored: Stored): JsonObject {
    const { basicAuthPassword, ...settings } = membersOf(stored.settings);
    const { password } = this.#behaviour;
    if (basicAuthPassword === undefined || password === "absent") return { ...stored, settings };
    const shown = password === "plain" || basicAuthPassword === "" ? basicAuthPassword : "********";
    return { ...stored, settings: { ...settings, basicAuthPassword: shown } };
  }

  #tick(): number {
    this.now += 1;
    return this.now;
  }

  #shortened(path: string): string {
    return path.replace(ROOT, "").replace(/[0-9a-f]{24}/, (id) => String(Number.parseInt(id, 16)));
  }
}

/** As long as the real one, so that it must not be read whole. */
const DESCRIPTION = {
  openapi: "3.0.0",
  info: { title: "Cognigy.AI API", version: "2026.16.0" },
  paths: Array.from({ length: 100_000 }, (_, index) => `/new/v2.0/a-path-with-some-length/${index}/and/more`),
};

const FOREIGN_ID = "Validation failed. Field 'foreignId' is not allowed.";

/** What the list shows of an Endpoint. */
function listed({ _id, name, channel, URLToken, flowId, localeId, ...rest }: Stored): JsonObject {
  const { createdAt, createdBy, lastChanged, lastChangedBy } = rest;
  return { _id, name, channel, URLToken, flowId, localeId, createdAt, createdBy, lastChanged, lastChangedBy };
}

function page(items: readonly unknown[]): JsonObject {
  return { items, total: items.length, nextCursor: null, previousCursor: null };
}

export function problem(status: number, code: number, detail: string): JsonObject {
  return { type: "about:blank", title: "Refused", detail, status, code, traceId: "api--1", details: {} };
}

function tokenOf(number: number): string {
  return createHash("sha256").update(`token ${number}`).digest("hex");
}

export function hex(number: number): string {
  return number.toString(16).padStart(24, "0");
}
