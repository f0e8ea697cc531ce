import { createServer, request as forward, type IncomingMessage, type ServerResponse } from "node:http";
import type { TestContext } from "node:test";
import { loopback } from "../../fixtures/loopback.ts";

/** What the mirror does with a write instead of passing it on. */
const TRICKS: readonly ((response: ServerResponse, said: string) => void)[] = [
  (response, said) =>
    send(response, 422, JSON.stringify({ error: "invalid", message: said, details: [said] })),
  (response, said) => send(response, 500, JSON.stringify({ traceId: said, detail: said })),
  (response, said) => send(response, 400, said),
  (response, said) => send(response, 200, `<html>${said}</html>`),
  (response) => void response.socket?.resetAndDestroy(),
];

/**
 * A tenant's front that passes requests on, but answers the writes about some webhooks with all that it was sent,
 * header fields and body, as a careless tenant does.
 */
export async function startMirror(t: TestContext, tenant: URL): Promise<URL> {
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    const body = Buffer.concat(chunks).toString();
    const trick = trickFor(request, body);
    if (trick !== undefined) trick(response, saidOf(request, body));
    else passOn(tenant, request, body, response);
  });
  return new URL(`http://127.0.0.1:${await loopback(t, server)}`);
}

/** Every other webhook is left alone, so that there are successes too. */
function trickFor({ method, url = "" }: IncomingMessage, body: string) {
  const index = /"name":"hook-(\d+)"/.exec(body)?.[1];
  if (method === "GET" || !url.startsWith("/api/") || index === undefined || Number(index) % 2 === 0) return;
  return TRICKS[Math.floor(Number(index) / 2) % TRICKS.length];
}

/** The secrets first: a long answer is cut when it is shown. */
function saidOf({ headers }: IncomingMessage, body: string): string {
  return `${Object.values(Object(JSON.parse(body).headers)).join(" ")} ${headers.authorization} ${body}`;
}

function passOn(tenant: URL, request: IncomingMessage, body: string, response: ServerResponse): void {
  const { method, url = "/", headers } = request;
  const passed = forward(new URL(url, tenant), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  passed.end(body);
}

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": text.startsWith("{") ? "application/json" : "text/html" });
  response.end(text);
}
