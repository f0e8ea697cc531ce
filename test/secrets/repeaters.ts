import {
  createServer as createHttpServer,
  request as forward,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { Socket } from "node:net";
import type { TestContext } from "node:test";
import { loopback } from "../fixtures/loopback.ts";
import { good, served } from "../health/pki.ts";

/** What each webhook, by the number in its name, is answered with. */
export type Say = (index: number) => string;

/** Everybody outside that repeats what it was sent. */
export interface Repeaters {
  readonly tenant: URL;
  /** `127.0.0.1:port` of the receiver. */
  readonly receiver: string;
  /** The dashboard and the deprecation hook: an error with the words in its body, headers and reason. */
  readonly service: URL;
  /** The same of GitHub, which is sent one token. */
  readonly gitHub: URL;
  readonly proxy: URL;
  /** From now on the tenant refuses to be read, in these words. */
  refuseReading(words: string): void;
}

/**
 * A tenant in front of another one, a receiver, a service and a proxy. Webhooks are called `t-1` and `r-1`. What `name`
 * gives becomes a host name.
 */
export async function startRepeaters(t: TestContext, behind: URL, say: Say, name: Say): Promise<Repeaters> {
  let refusal: string | null = null;
  const tenant = await loopback(
    t,
    createHttpServer(async (request, response) => {
      const body = Buffer.concat(await request.toArray()).toString();
      if (request.method === "GET" && refusal !== null) return refuse(response, refusal, 400);
      const index = /"name":"t-(\d+)"/.exec(body)?.[1];
      if (request.method === "GET" || index === undefined) return passOn(behind, request, body, response);
      refuse(response, say(Number(index)), 422);
    }),
  );
  const receiver = await loopback(t, createHttpsServer(served(good), redirectWith(say, name)));
  const all = Array.from({ length: 60 }, (_, index) => say(index)).join(" ");
  const refusing = (words: string) =>
    createHttpServer((request, response) => {
      request.resume();
      refuse(response, words, 403);
    });
  const proxy = createHttpServer();
  proxy.on("connect", (_, socket: Socket) => {
    socket.on("error", () => {});
    socket.end(`HTTP/1.1 407 ${ascii(all).slice(0, 4_000)}\r\nX-Said: ${ascii(all).slice(0, 4_000)}\r\n\r\n`);
  });
  const address = (port: number) => new URL(`http://127.0.0.1:${port}`);
  return {
    tenant: address(tenant),
    receiver: `127.0.0.1:${receiver}`,
    service: address(await loopback(t, refusing(all))),
    gitHub: address(await loopback(t, refusing(say(0)))),
    proxy: address(await loopback(t, proxy)),
    refuseReading: (words) => {
      refusal = words;
    },
  };
}

/** `/t/1` is healthy; `/r/1` leads elsewhere: as path, as host, as query, or relative. */
function redirectWith(say: Say, name: Say) {
  return (request: IncomingMessage, response: ServerResponse) => {
    request.resume();
    const index = Number(/^\/r\/(\d+)/.exec(request.url ?? "")?.[1] ?? Number.NaN);
    if (Number.isNaN(index)) return void response.writeHead(200).end();
    const said = locationText(say(index));
    const letters = name(index)
      .replace(/[^A-Za-z0-9.-]/g, "")
      .slice(0, 60);
    const locations = [
      `https://elsewhere.example/${said}`,
      `https://${letters}.elsewhere.example/`,
      `https://elsewhere.example/a?token=${said}#${said}`,
      `../${said}`,
    ];
    response.writeHead(302, { location: locations[index % locations.length] }).end();
  };
}

function refuse(response: ServerResponse, words: string, status: number): void {
  response.writeHead(status, ascii(words).slice(0, 200) || "No", {
    "content-type": "application/json",
    "x-trace-id": ascii(words).replaceAll(" ", "").slice(0, 90),
  });
  response.end(
    JSON.stringify({
      error: "invalid",
      message: `refused: ${words}`,
      details: [words],
      traceId: ascii(words).slice(0, 90),
    }),
  );
}

function passOn(behind: URL, request: IncomingMessage, body: string, response: ServerResponse): void {
  const { method, url = "/", headers } = request;
  const passed = forward(new URL(url, behind), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  passed.end(body);
}

/** What a status line and a header can carry. */
function ascii(text: string): string {
  return text.replace(/[^\x21-\x7e ]/g, "?");
}

/** What a Location can carry, left as it is otherwise. */
function locationText(text: string): string {
  return text.replace(/[^\x21-\x7e]/g, (sign) => encodeURIComponent(sign));
}
