import { createServer, type IncomingMessage, request, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { stop } from "../cognigy/server.ts";
import { listen } from "../fixtures/loopback.ts";

/** One request and what was answered, as they went over the wire. */
export interface Passed {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly status: number;
  readonly answerHeaders: Readonly<Record<string, string>>;
  readonly answer: string;
}

/** Stands between a client and a tenant, passes everything on unchanged and remembers it. */
export class Relay {
  readonly passed: Passed[] = [];
  readonly url: URL;
  readonly #server: Server;

  static async start(target: URL): Promise<Relay> {
    const server = createServer();
    return new Relay(server, new URL(`http://127.0.0.1:${await listen(server)}`), target);
  }

  private constructor(server: Server, url: URL, target: URL) {
    this.#server = server;
    this.url = url;
    server.on("request", async (incoming, response) => {
      const body = await text(incoming);
      const { method = "GET", url: path = "/" } = incoming;
      const outgoing = request(new URL(path, target), { method, headers: incoming.headers, agent: false });
      outgoing.on("error", () => response.destroy());
      outgoing.on("response", async (answered) => {
        const answer = await text(answered);
        const status = answered.statusCode ?? 0;
        const [headers, answerHeaders] = [flat(incoming), flat(answered)];
        this.passed.push({ method, path, headers, body, status, answerHeaders, answer });
        response.writeHead(status, { ...answered.headers, connection: "close" }).end(answer);
      });
      outgoing.end(body);
    });
  }

  close(): Promise<void> {
    return stop(this.#server);
  }
}

function flat({ headersDistinct }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(", ")]),
  );
}
