import { Agent, type ClientRequest, type RequestOptions, request as requestHttp } from "node:http";
import { request as requestHttps, Agent as SecureAgent } from "node:https";
import type { Socket } from "node:net";
import type { ConnectionOptions } from "node:tls";
import type { buildConnector } from "undici";
import { codeOf } from "../../base/system-error.ts";
import { showDuration } from "../../base/time.ts";

/** No tunnel came about. The sentence is about the proxy. */
export class TunnelFailure extends Error {
  /** Trying again would end the same. */
  readonly lasting: boolean;

  constructor(sentence: string, lasting: boolean) {
    super(sentence);
    this.lasting = lasting;
  }
}

/** The way through a proxy. */
export interface Tunnel {
  readonly connect: buildConnector.connector;
  /** Gives up what has no answer of the proxy yet. */
  close(): void;
}

export interface TunnelOptions {
  /** Without credentials: the config file holds none. */
  readonly proxy: URL;
  /** Whom to trust at a proxy that speaks TLS. */
  readonly tls: ConnectionOptions;
  readonly timeoutMs: number;
  /** Speaks TLS with the tenant over a socket that leads to it. */
  readonly secure: buildConnector.connector;
}

/**
 * Connects by CONNECT (RFC 9110, section 9.3.6). Not undici's ProxyAgent: to a proxy that closes instead of answering
 * it comes back at once and without end, past every count of attempts. Here each failure is one failed attempt.
 */
export function tunnelThrough({ proxy, tls, timeoutMs, secure }: TunnelOptions): Tunnel {
  const agent = proxy.protocol === "https:" ? new SecureAgent(tls) : new Agent();
  return {
    connect: (target, callback) => {
      const defaultPort = target.protocol === "https:" ? 443 : 80;
      // The host has the port that the address names; the hostname lacks the brackets around an IPv6 address.
      const authority = target.port ? `${target.host}` : `${target.host}:${defaultPort}`;
      dig(agent, proxy, authority, timeoutMs).then(
        (socket) => {
          if (target.protocol === "https:") secure({ ...target, httpSocket: socket }, callback);
          else callback(null, socket);
        },
        (failure: Error) => callback(failure, null),
      );
    },
    close: () => agent.destroy(),
  };
}

/** A socket that leads to the authority; rejects with a TunnelFailure. */
function dig(agent: Agent, proxy: URL, authority: string, timeoutMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const request = requestConnect(agent, proxy, authority);
    const late = setTimeout(
      () =>
        request.destroy(
          new TunnelFailure(`the proxy gave no answer within ${showDuration(timeoutMs)}`, false),
        ),
      timeoutMs,
    );
    request.on("close", () => clearTimeout(late));
    request.on("error", (error) => reject(explain(error)));
    request.on("connect", ({ statusCode = 0 }, socket: Socket) => {
      clearTimeout(late);
      if (statusCode >= 200 && statusCode < 300) return resolve(socket);
      socket.destroy();
      reject(new TunnelFailure(`the proxy answered CONNECT with ${statusCode}`, statusCode < 500));
    });
    request.end();
  });
}

function requestConnect(agent: Agent, proxy: URL, authority: string): ClientRequest {
  const { protocol, hostname, port } = proxy;
  const options: RequestOptions = {
    agent,
    method: "CONNECT",
    host: hostname.replace(/^\[(.*)\]$/, "$1"),
    port,
    path: authority,
    headers: { host: authority },
  };
  return protocol === "https:" ? requestHttps(options) : requestHttp(options);
}

function explain(error: Error): TunnelFailure {
  if (error instanceof TunnelFailure) return error;
  const code = codeOf(error) ?? "";
  if (code.startsWith("HPE_INVALID_EOF")) return new TunnelFailure(CLOSED, false);
  if (code.startsWith("HPE_")) return new TunnelFailure("what the proxy answered is not HTTP", false);
  switch (code) {
    case "ECONNRESET":
    case "EPIPE":
      return new TunnelFailure(CLOSED, false);
    case "ECONNREFUSED":
      return new TunnelFailure("the proxy refuses connections", false);
    case "ENOTFOUND":
      return new TunnelFailure("the host name of the proxy is unknown", true);
    case "EAI_AGAIN":
      return new TunnelFailure("the host name of the proxy could not be looked up", false);
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return new TunnelFailure("there is no route to the proxy", false);
    case "ETIMEDOUT":
      return new TunnelFailure("the proxy accepted no connection in time", false);
  }
  return new TunnelFailure(`the connection to the proxy failed (${code === "" ? error.name : code})`, true);
}

const CLOSED = "the proxy closed the connection without an answer";
