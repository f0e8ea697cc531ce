/**
 * A tenant and its receivers in a process of their own, as cheap as can be, so that the two cores of the machine
 * are left to what is measured. Told what to do by messages of its parent.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { Server } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { ENDPOINTS_ROOT, EndpointTenant } from "./endpoint-tenant.ts";
import { integrationOf } from "./fleet.ts";
import type { Limit, Paging, TenantAnswer, TenantOrder } from "./tenant-process.ts";

const PAGE = 100;
let settings: Extract<TenantOrder, { kind: "start" }> | null = null;
let live: object[] = [];
let endpoints = new EndpointTenant(0);
let paging: Paging = "total";
let requests: Record<string, number> = {};
let limit: Limit | null = null;
let second = { number: -1, taken: 0 };

process.on("message", (order: TenantOrder) => void obey(order));
process.on("disconnect", () => process.exit());

async function obey(order: TenantOrder): Promise<void> {
  switch (order.kind) {
    case "start":
      settings = order;
      answer({ kind: "started", ...(await listen(order)) });
      return;
    case "reset":
      live = Array.from({ length: order.live }, (_, index) => integrationOf(index));
      endpoints = new EndpointTenant(order.live);
      paging = order.paging;
      limit = order.limit;
      requests = {};
      answer({ kind: "reset" });
      return;
    case "count":
      answer({ kind: "counted", requests });
  }
}

function answer(message: TenantAnswer): void {
  process.send?.(message);
}

async function listen({ key, cert }: { key: string; cert: string }) {
  const api = createServer((request, response) => void serve(request, response));
  const receivers = createSecureServer({ key, cert }, (request, response) => void receive(request, response));
  const ports = [api, receivers].map(
    (server) =>
      new Promise<number>((resolve) => {
        server.keepAliveTimeout = 60_000;
        server.listen(0, "127.0.0.1", () => resolve(portOf(server.address())));
      }),
  );
  const [apiPort = 0, receiversPort = 0] = await Promise.all(ports);
  return { apiPort, receiversPort };
}

function portOf(address: ReturnType<Server["address"]>): number {
  return typeof address === "object" && address !== null ? address.port : 0;
}

function pageOf(page: number): object {
  const items = live.slice(page * PAGE, (page + 1) * PAGE);
  const total = live.length;
  const nextCursor = (page + 1) * PAGE < total ? String(page + 1) : null;
  return paging === "total" ? { items, total } : { items, total, nextCursor };
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "GET", url = "/" } = request;
  const body = await bodyOf(request);
  if (limit !== null && !isWithin(limit)) {
    count("refused");
    return send(response, 429, {}, limit.retryAfter ? { "retry-after": "1" } : {});
  }
  if (url.startsWith("/oauth/token")) {
    count("token");
    const scope = "integrations:read integrations:write webhooks:manage";
    return send(response, 200, { access_token: "t", token_type: "Bearer", expires_in: 3600, scope });
  }
  await wait(settings?.apiLatencyMs);
  const asked = new URL(url, "http://tenant");
  const { searchParams, pathname } = asked;
  if (pathname.startsWith(ENDPOINTS_ROOT)) return serveEndpoints(method, asked, body, response);
  const isCollection = pathname.endsWith("/integrations");
  count(isCollection && method === "GET" ? "list" : method);
  if (method === "GET") {
    if (!isCollection) return send(response, 404, {});
    const page = Number(searchParams.get("cursor") ?? Number(searchParams.get("skip") ?? 0) / PAGE);
    return send(response, 200, pageOf(page));
  }
  const id = isCollection ? `id-${requests.POST}` : pathname.split("/").at(-1);
  const integration = { ...JSON.parse(body), id };
  if (isCollection) live.push(integration);
  send(response, isCollection ? 201 : 200, integration);
}

function serveEndpoints(method: string, url: URL, body: string, response: ServerResponse): void {
  const { what, status, body: answered } = endpoints.answer(method, url, body);
  count(what);
  if (answered === null) response.writeHead(status).end();
  else send(response, status, answered);
}

function isWithin({ perSecond }: Limit): boolean {
  const number = Math.floor(performance.now() / 1_000);
  if (number !== second.number) second = { number, taken: 0 };
  second.taken += 1;
  return second.taken <= perSecond;
}

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  await bodyOf(request);
  await wait(settings?.receiverLatencyMs);
  count("delivery");
  send(response, 200, { ok: true });
}

function count(what: string): void {
  requests[what] = (requests[what] ?? 0) + 1;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

function send(
  response: ServerResponse,
  status: number,
  body: object,
  more: Record<string, string> = {},
): void {
  const text = JSON.stringify(body);
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
  response.writeHead(status, { ...headers, ...more }).end(text);
}
