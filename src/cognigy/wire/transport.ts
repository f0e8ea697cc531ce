import type { IncomingHttpHeaders } from "node:http";
import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import type { SecureContext } from "node:tls";
import { setFlagsFromString } from "node:v8";
import type { Dispatcher, Pool } from "undici";
import { headerMap } from "../../base/http.ts";
import { trusting } from "../../base/trust.ts";
import { MOST_BODY_BYTES, readBody } from "./answer.ts";
import { CHECK_TENANT, explainConnectionFailure, type Timeouts, timedOut } from "./connection-failure.ts";
import type { Exchange, Method, WireRequest } from "./exchange.ts";
import { MOST_IN_FLIGHT } from "./pace.ts";

/** Where the requests go and whom to trust there. */
export interface Destination {
  readonly origin: string;
  /** PEM certificates trusted in addition to the public ones. */
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
      const { enoughBytes = Number.POSITIVE_INFINITY, mayLeave = () => null, ...wire } = request;
      const bounds = { timeouts: this.#timeouts, enoughBytes, mayLeave };
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

/** One context for all connections. */
function trust(ca: string | null): { secureContext: SecureContext } | object {
  return ca === null ? {} : { secureContext: trusting(ca, { minVersion: "TLSv1.2" }) };
}

interface Bounds {
  readonly timeouts: Timeouts;
  /** What comes behind so many bytes is not waited for. */
  readonly enoughBytes: number;
  readonly mayLeave: () => string | null;
}

/**
 * Collects one answer. A handler of undici's dispatch rather than its request(), because only here it shows whether a
 * request that failed had been given to a connection.
 */
class Collector implements Dispatcher.DispatchHandler {
  readonly #timeouts: Timeouts;
  readonly #enoughBytes: number;
  readonly #mayLeave: () => string | null;
  readonly #onStart: () => void;
  readonly #settle: (exchange: Exchange) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | null = null;
  #settled = false;
  #status = 0;
  #headers: ReadonlyMap<string, string> = new Map();
  #size = 0;

  /** `onStart` is called right before the request is written to a connection. */
  constructor(
    { timeouts, enoughBytes, mayLeave }: Bounds,
    onStart: () => void,
    settle: (exchange: Exchange) => void,
  ) {
    this.#timeouts = timeouts;
    this.#enoughBytes = enoughBytes;
    this.#mayLeave = mayLeave;
    this.#onStart = onStart;
    this.#settle = settle;
    // Sockets live in real time, so this does not go by the clock that a test may hold.
    this.#timer = setTimeout(() => this.#give(timedOut(this.#sent, timeouts)), timeouts.totalMs);
  }

  /** undici writes the request when this is over, in the same turn of the event loop. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    const sentence = this.#mayLeave();
    if (sentence !== null)
      this.#give({ kind: "lost", sent: false, reached: true, sentence, lasting: true, hint: CHECK_TENANT });
    if (this.#settled) {
      controller.abort(new Error("given up before it was sent"));
    } else {
      this.#controller = controller;
      this.#onStart();
    }
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#headers = headerMap(headers);
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size >= this.#enoughBytes) this.#giveBeginning(chunk);
    else if (this.#size <= MOST_BODY_BYTES) this.#chunks.push(chunk);
    else this.#giveUnusable(`it is larger than ${MOST_BODY_BYTES / 1e6} MB`);
  }

  async onResponseEnd(): Promise<void> {
    const head = { status: this.#status, headers: this.#headers };
    const read = await readBody(head, Buffer.concat(this.#chunks));
    // undici frees the connection one turn of the event loop later; a next request before that opens another.
    await turnOfTheLoop();
    if (!read.ok) return this.#giveUnusable(read.error);
    this.#give({ kind: "answered", answer: { ...head, ...read.value } });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#give(explainConnectionFailure(error, this.#sent, this.#timeouts));
  }

  /** Gives a request up; a connection that carries it is closed. */
  interrupt(): void {
    const sentence = "the run was interrupted";
    const sent = this.#sent;
    this.#give({ kind: "lost", sent, reached: sent, sentence, lasting: true, hint: CHECK_TENANT });
  }

  get #sent(): boolean {
    return this.#controller !== null;
  }

  #giveUnusable(sentence: string): void {
    this.#give({ kind: "unusable", sentence, headers: this.#headers });
  }

  #giveBeginning(chunk: Buffer): void {
    const text = Buffer.concat([...this.#chunks, chunk]).toString("utf8");
    const body = { kind: "text", text } as const;
    const answer = { status: this.#status, headers: this.#headers, body, bytes: this.#size };
    this.#give({ kind: "answered", answer });
    this.#controller?.abort(new Error("enough"));
  }

  #give(exchange: Exchange): void {
    if (this.#settled) return;
    this.#settled = true;
    clearTimeout(this.#timer);
    this.#settle(exchange);
    if (exchange.kind !== "answered") this.#controller?.abort(new Error("given up"));
  }
}
