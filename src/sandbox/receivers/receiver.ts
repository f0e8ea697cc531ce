import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer as createHttpsServer, type Server as HttpsServer } from "node:https";
import { createServer, type Server } from "node:net";
import { parseJson } from "../../base/json.ts";
import type { ReceiverBehaviour } from "../../model/fleet/environment.ts";
import type { Clock } from "../../model/run/surroundings.ts";
import { jsonAnswer, type SandboxAnswer } from "../wire/answer.ts";
import { answering } from "../wire/answering.ts";
import { send } from "../wire/delivery.ts";
import type { Logs } from "../wire/logs.ts";
import { headerNames, headerOf, readBody } from "../wire/request.ts";
import type { LeafCertificates } from "./leaf-certificates.ts";

/** What a receiver is made of. */
export interface ReceiverParts {
  readonly behaviour: ReceiverBehaviour;
  readonly certificates: LeafCertificates;
  readonly logs: Logs;
  readonly clock: Clock;
  readonly latencyMs: number;
  /** Aborted when the sandbox closes. */
  readonly signal: AbortSignal;
}

const SLOW_MS = 30_000;
const MOST_BYTES = 1_000_000;
const WRONG_HOST = "another-host.test";
const LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "::1"];

/** An HTTPS server that is whatever host it is asked for, and behaves in one way. */
export function createReceiver(parts: ReceiverParts): Server {
  // Most are never called, and what TLS needs is the largest part of what a sandbox takes to start.
  let https: Promise<HttpsServer> | undefined;
  return createServer({ pauseOnConnect: true }, (socket) => {
    socket.on("error", () => socket.destroy());
    https ??= createHttps(parts);
    https.then(
      (server) => server.emit("connection", socket),
      () => socket.destroy(),
    );
  });
}

/** Serves the connections that it is told of. A client that names no host gets this one. */
async function createHttps(parts: ReceiverParts): Promise<HttpsServer> {
  const { behaviour, certificates } = parts;
  const wrong = behaviour === "wrong-certificate";
  const server = createHttpsServer(
    {
      keepAliveTimeout: 0,
      SNICallback: (host, done) => {
        certificates.contextFor(wrong ? WRONG_HOST : host.toLowerCase()).then(
          (context) => done(null, context),
          (error: Error) => done(error),
        );
      },
    },
    answering((incoming, response) => receive(parts, incoming, response)),
  );
  server.setSecureContext(await certificates.certify(wrong ? [WRONG_HOST] : LOOPBACK_HOSTS));
  return server;
}

async function receive(
  { behaviour, logs, clock, latencyMs, signal }: ReceiverParts,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = (await readBody(incoming, MOST_BYTES)) ?? "";
  if (signal.aborted) return;
  logs.append("deliveries", {
    time: clock.now().toISOString(),
    behaviour,
    host: headerOf(incoming, "host") ?? "",
    method: incoming.method ?? "",
    path: incoming.url?.split("?")[0] ?? "",
    headerNames: headerNames(incoming),
    body: parseJson(body) ?? body,
  });
  await clock.sleep(behaviour === "slow" ? SLOW_MS : latencyMs, signal);
  if (!signal.aborted) send(answerOf(behaviour), response);
}

function answerOf(behaviour: ReceiverBehaviour): SandboxAnswer {
  return behaviour === "failing"
    ? jsonAnswer(500, { error: "This receiver always fails" })
    : jsonAnswer(200, { received: true });
}
