import { createSecureContext, rootCertificates, type SecureContext } from "node:tls";
import { setFlagsFromString } from "node:v8";
import type { Dispatcher, Pool } from "undici";
import { Collector } from "./collector.ts";
import { MOST_IN_FLIGHT } from "./concurrency.ts";
import type { Exchange, Method, WireRequest } from "./exchange.ts";
import type { Timeouts } from "./loss.ts";

/** Where the requests go and whom to trust there. */
export interface Destination {
  readonly origin: string;
  /** PEM certificates trusted beside the public ones. */
  readonly ca: string | null;
  readonly proxy: URL | null;
}

const MOST_HEADER_BYTES = 16_384;

/**
 * One exchange at a time over kept-alive connections. Never follows a redirect. Retries are not left to undici's
 * RetryAgent: it shortens Retry-After, has neither jitter nor a budget, and does not retry a POST that a 429 refused.
 */
export class Transport {
  readonly #destination: Destination;
  readonly #timeouts: Timeouts;
  #dispatcher: Promise<Dispatcher> | null = null;
  #onFirstRead: () => void;

  /** `onFirstRead` is called once, when a GET is on its way, and with it the time that its answer takes. */
  constructor(destination: Destination, timeouts: Timeouts, onFirstRead: () => void) {
    this.#destination = destination;
    this.#timeouts = timeouts;
    this.#onFirstRead = onFirstRead;
  }

  /** The signal gives the request up even when it has left; without one it is waited for. */
  async exchange(request: WireRequest, signal: AbortSignal | undefined): Promise<Exchange> {
    this.#dispatcher ??= connect(this.#destination, this.#timeouts);
    const dispatcher = await this.#dispatcher;
    return await new Promise((resolve) => {
      const onStart = () => this.#tellStart(request.method);
      const collector = new Collector(this.#timeouts, onStart, (exchange) => {
        signal?.removeEventListener("abort", interrupt);
        resolve(exchange);
      });
      const interrupt = () => collector.interrupt();
      signal?.addEventListener("abort", interrupt);
      const { origin } = this.#destination;
      const { headersMs, bodyMs } = this.#timeouts;
      const options = { ...request, origin, headersTimeout: headersMs, bodyTimeout: bodyMs };
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
    const dispatcher = await this.#dispatcher;
    await dispatcher?.destroy();
  }
}

/** undici is loaded by the first request only, and no more of it than is needed. */
async function connect({ origin, ca, proxy }: Destination, timeouts: Timeouts): Promise<Dispatcher> {
  // At the end of the process V8 would wait for the optimising of undici's parser, longer than a plan takes to send.
  setFlagsFromString("--liftoff-only");
  const tls = { rejectUnauthorized: true, minVersion: "TLSv1.2", ...trust(ca) } as const;
  const options: Pool.Options = { connections: MOST_IN_FLIGHT, maxHeaderSize: MOST_HEADER_BYTES };
  if (proxy === null) {
    const { default: Pool } = await import("undici/lib/dispatcher/pool.js");
    return new Pool(origin, { ...options, connect: { ...tls, timeout: timeouts.connectMs } });
  }
  const { ProxyAgent } = await import("./proxy-agent.ts");
  const endpoint = { ...tls, timeout: timeouts.connectMs };
  return new ProxyAgent({ ...options, uri: proxy.href, requestTls: endpoint, proxyTls: endpoint });
}

/** One context for all connections: building it from all roots takes longer than a handshake. */
function trust(ca: string | null): { secureContext: SecureContext } | object {
  if (ca === null) return {};
  const context = createSecureContext({ ca: [...rootCertificates, ca], minVersion: "TLSv1.2" });
  return { secureContext: context };
}
