import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { createServer as createTcpServer, type Socket } from "node:net";
import type { TestContext } from "node:test";
import { createServer as createTlsServer, type TLSSocket, type TlsOptions } from "node:tls";
import { loopback } from "../fixtures/loopback.ts";
import { good, served } from "./pki.ts";

/** Serves HTTPS; gives the port. */
export function serveHttps(
  test: TestContext,
  listener: RequestListener,
  options: TlsOptions = served(good),
): Promise<number> {
  return loopback(test, createHttpsServer(options, listener));
}

/** Serves HTTP without TLS; gives the port. */
export function serveHttp(test: TestContext, listener: RequestListener): Promise<number> {
  return loopback(test, createHttpServer(listener));
}

/** Speaks TLS and whatever the callback says over it; gives the port. */
export function serveTls(
  test: TestContext,
  options: TlsOptions,
  connected: (socket: TLSSocket) => void = () => {},
): Promise<number> {
  const server = createTlsServer(options, (socket) => {
    socket.on("error", () => {});
    connected(socket);
  });
  return loopback(test, server);
}

/** Accepts TCP and does what the callback says; gives the port. */
export function serveTcp(test: TestContext, connected: (socket: Socket) => void): Promise<number> {
  return loopback(
    test,
    createTcpServer((socket) => {
      socket.on("error", () => {});
      connected(socket);
    }),
  );
}

/** Answers these bytes to the first bytes of a request, and keeps the connection open. */
export function answering(bytes: string): (socket: Socket) => void {
  return (socket) => socket.once("data", () => socket.write(bytes));
}
