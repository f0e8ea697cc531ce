import { createServer, type IncomingMessage, type Server } from "node:http";
import { listen } from "../../fixtures/loopback.ts";

/** One request as it came in. */
export interface Recorded {
  readonly line: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/**
 * A tenant that knows no more than the reference registrar does: bare objects and a bare array, no paging, no labels,
 * no ETag, no item reads. It writes down what it is asked.
 */
export class RecordingTenant {
  readonly requests: Recorded[] = [];
  readonly #integrations: Record<string, unknown>[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer(async (request, response) => {
      const body = await bodyOf(request);
      this.requests.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
      const { status, json } = this.#answer(
        request.method ?? "",
        new URL(request.url ?? "/", "http://tenant"),
        body,
      );
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
    });
  }

  async start(): Promise<string> {
    return `http://127.0.0.1:${await listen(this.#server)}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(method: string, { pathname }: URL, body: string): { status: number; json: unknown } {
    if (method === "POST" && pathname === "/oauth/token") {
      return {
        status: 200,
        json: { access_token: "recorded-token", token_type: "Bearer", expires_in: 3600 },
      };
    }
    if (pathname === "/dashboard") return { status: 202, json: {} };
    if (method === "GET" && pathname === "/api/v1/integrations")
      return { status: 200, json: this.#integrations };
    if (method === "POST" && pathname === "/api/v1/integrations") {
      const created = { id: `int-${this.#integrations.length + 1}`, ...JSON.parse(body) };
      this.#integrations.push(created);
      return { status: 201, json: created };
    }
    const found = this.#integrations.findIndex(({ id }) => pathname === `/api/v1/integrations/${id}`);
    if (method === "PUT" && found >= 0) {
      this.#integrations[found] = { ...this.#integrations[found], ...JSON.parse(body) };
      return { status: 200, json: this.#integrations[found] };
    }
    return { status: method === "GET" ? 405 : 404, json: { error: "not here" } };
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
