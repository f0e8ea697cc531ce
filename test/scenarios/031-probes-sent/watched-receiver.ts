import { createServer } from "node:https";
import type { TestContext } from "node:test";
import { loopback } from "../../fixtures/loopback.ts";
import { issue, root, served } from "../../health/pki.ts";

/** A receiver for `localhost` that counts who connects and notes what is delivered. */
export interface WatchedReceiver {
  readonly port: number;
  /** The certificate that it is to be trusted by, PEM. */
  readonly ca: string;
  connections(): number;
  readonly deliveries: readonly string[];
}

export async function watchedReceiver(test: TestContext): Promise<WatchedReceiver> {
  const deliveries: string[] = [];
  let connections = 0;
  const leaf = await issue({ issuer: root, names: ["localhost"], subject: "CN=localhost" });
  const server = createServer(served(leaf), (request, response) => {
    deliveries.push(`${request.method} ${request.url}`);
    response.end();
  });
  server.on("connection", () => {
    connections += 1;
  });
  const port = await loopback(test, server);
  return { port, ca: root.pem, connections: () => connections, deliveries };
}
