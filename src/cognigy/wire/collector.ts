import type { IncomingHttpHeaders } from "node:http";
import { setImmediate } from "node:timers/promises";
import type { Dispatcher } from "undici";
import { MOST_BODY_BYTES, readBody } from "./answer.ts";
import { CHECK_TENANT, explainConnectionFailure, type Timeouts, timedOut } from "./connection-failure.ts";
import type { Exchange } from "./exchange.ts";

interface Bounds {
  readonly timeouts: Timeouts;
  /** What comes behind so many bytes is not waited for. */
  readonly enoughBytes: number;
}

/**
 * Collects one answer. A handler of undici's dispatch rather than its request(), because only here it shows whether a
 * request that failed had been given to a connection.
 */
export class Collector implements Dispatcher.DispatchHandler {
  readonly #timeouts: Timeouts;
  readonly #enoughBytes: number;
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
  constructor({ timeouts, enoughBytes }: Bounds, onStart: () => void, settle: (exchange: Exchange) => void) {
    this.#timeouts = timeouts;
    this.#enoughBytes = enoughBytes;
    this.#onStart = onStart;
    this.#settle = settle;
    // Sockets live in real time, so this does not go by the clock that a test may hold.
    this.#timer = setTimeout(() => this.#give(timedOut(this.#sent, timeouts)), timeouts.totalMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#settled) {
      controller.abort(new Error("given up before it was sent"));
    } else {
      this.#controller = controller;
      this.#onStart();
    }
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#headers = new Map(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value ?? ""].flat().join(", ")]),
    );
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size >= this.#enoughBytes) this.#giveBeginning(chunk);
    else if (this.#size <= MOST_BODY_BYTES) this.#chunks.push(chunk);
    else this.#give({ kind: "unusable", sentence: `it is larger than ${MOST_BODY_BYTES / 1e6} MB` });
  }

  async onResponseEnd(): Promise<void> {
    const read = await readBody(this.#headers, Buffer.concat(this.#chunks));
    // undici frees the connection one turn of the event loop later; a next request before that opens another.
    await setImmediate();
    if (!read.ok) return this.#give({ kind: "unusable", sentence: read.error });
    const answer = { status: this.#status, headers: this.#headers, ...read.value };
    this.#give({ kind: "answered", answer });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#give(explainConnectionFailure(error, this.#sent, this.#timeouts));
  }

  /** Gives a request up; a connection that carries it is closed. */
  interrupt(): void {
    const sentence = "the run was interrupted";
    this.#give({ kind: "lost", sent: this.#sent, sentence, lasting: true, hint: CHECK_TENANT });
  }

  get #sent(): boolean {
    return this.#controller !== null;
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
