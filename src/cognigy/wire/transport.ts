import { createSecureContext, rootCertificates, type SecureContext } from "node:tls";
import { setFlagsFromString } from "node:v8";
import type { Dispatcher, Pool } from "undici";
import { Collector } from "./collector.ts";
import { MOST_IN_FLIGHT } from "./concurrency.ts";
import type { Timeouts } from "./connection-failure.ts";
import type { Exchange, Method, WireRequest } from "./exchange.ts";

/** Where the requests go and whom to trust there. */
export interface Destination {
  readonly origin: string;
  /** PEM certificates trusted beside the public ones. */
  readonly ca: string | null;
  readonly proxy: URL | null;
}

/** How the destination is reached. */
interface Route {
  readonly dispatcher: Dispatcher;
  close(): Promise<void>;
}

const MOST_HEADER_BYTES = 16_384;

/**
 * One exchange at a time over kept-alive connections. Never follows a redirect. Retries are not left to undici's
 * RetryAgent: it shortens Retry-After, has neither jitter nor a budget, and does not retry a POST that a 429 refused.
 */
export class Transport {
  readonly #destination: Destination;
  readonly #timeouts: Timeouts;
  #route: Promise<Route> | null = null;
  #onFirstRead: () => void;

  /** `onFirstRead` is called once, when a GET is on its way, and with it the time that its answer takes. */
  constructor(destination: Destination, timeouts: Timeouts, onFirstRead: () => void) {
    this.#destination = destination;
    this.#timeouts = timeouts;
    this.#onFirstRead = onFirstRead;
  }

  /** The signal gives the request up even when it has left; without one it is waited for. */
  async exchange(request: WireRequest, signal: AbortSignal | undefined): Promise<Exchange> {
    this.#route ??= connect(this.#destination, this.#timeouts);
    const { dispatcher } = await this.#route;
    return await new Promise((resolve) => {
      const onStart = () => this.#tellStart(request.method);
      const { enoughBytes = Number.POSITIVE_INFINITY, ...wire } = request;
      const bounds = { timeouts: this.#timeouts, enoughBytes };
      const collector = new Collector(bounds, onStart, (exchange) => {
        signal?.removeEventListener("abort", interrupt);
        resolve(exchange);
      });
      const interrupt = () => collector.interrupt();
      signal?.addEventListener("abort", interrupt);
      const { origin } = this.#destination;
      const { headersMs, bodyMs } = this.#timeouts;
      const options = { ...wire, origin, headersTimeout: headersMs, bodyTimeout: bodyMs };
      dispatcher.dispatch(options, collector);
      if (signal?.aborted) interrupt();
    });
  }

  #tellStart(method: Method): void {
    if (method !== "GET") return;
    // Once this turn of the event loop ends, it has been written.
    setImmediate(this.#onFirstRead);
    this.#onFirstRead = () => {};
  }

  async close(): Promise<void> {
    const route = await this.#route;
    await route?.close();
  }
}

/** undici is loaded by the first request only, and no more of it than is needed. */
async function connect({ origin, ca, proxy }: Destination, { connectMs }: Timeouts): Promise<Route> {
  // At the end of the process V8 would wait for the optimising of undici's parser, longer than a plan takes to send.
  setFlagsFromString("--liftoff-only");
  const tls = { rejectUnauthorized: true, minVersion: "TLSv1.2", ...trust(ca) } as const;
  const options: Pool.Options = { connections: MOST_IN_FLIGHT, maxHeaderSize: MOST_HEADER_BYTES };
  const { default: Pool } = await import("undici/lib/dispatcher/pool.js");
  if (proxy === null) {
    const pool = new Pool(origin, { ...options, connect: { ...tls, timeout: connectMs } });
    return { dispatcher: pool, close: () => pool.destroy() };
  }
  const [{ default: buildConnector }, { tunnelThrough }] = await Promise.all([
    import("undici/lib/core/connect.js"),
    import("./tunnel.ts"),
  ]);
  const secure = buildConnector({ ...tls, timeout: connectMs });
  const tunnel = tunnelThrough({ proxy, tls, timeoutMs: connectMs, secure });
  const pool = new Pool(origin, { ...options, connect: tunnel.connect });
  const close = async () => {
    const closed = pool.destroy();
    tunnel.close();
    await closed;
  };
  return { dispatcher: pool, close };
}

/** One context for all connections: building it from all roots takes longer than a handshake. */
function trust(ca: string | null): { secureContext: SecureContext } | object {
  if (ca === null) return {};
  const context = createSecureContext({ ca: [...rootCertificates, ca], minVersion: "TLSv1.2" });
  return { secureContext: context };
}
