import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { listen } from "../fixtures/loopback.ts";

/** A request as it came in. */
export interface Received {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface Listening {
  readonly url: URL;
  readonly received: Received[];
  close(): Promise<void>;
}

export type Handler = (request: Received, response: ServerResponse) => void | Promise<void>;

/** A server on loopback that remembers what it received. */
export async function serve(handler: Handler): Promise<Listening> {
  const received: Received[] = [];
  const server = createServer(async (incoming, response) => {
    const body = await text(incoming);
    const url = new URL(incoming.url ?? "/", "http://tenant.test");
    const request = { method: incoming.method ?? "", url, headers: incoming.headers, body };
    received.push(request);
    await handler(request, response);
  });
  const port = await listen(server);
  return { url: new URL(`http://127.0.0.1:${port}`), received, close: () => stop(server) };
}

export async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

/** Sends a part of the body and then a FIN, as if that were all. */
export function breakOff(response: ServerResponse, part: string): void {
  response.write(part, () => response.socket?.end());
}
