import { type JsonObject, stringifyExactly } from "../../base/json.ts";
import { failure } from "../../model/result.ts";
import type { Secret } from "../../model/secret.ts";
import { type Call, type CallResult, type CredentialSource, outOfTime, type Repetition } from "./call.ts";
import type { Deadline, Method } from "./exchange.ts";
import type { Sender } from "./sender.ts";

/** A body of a write: what goes over the wire, and what of it is secret. */
export interface WriteBody {
  readonly json: JsonObject;
  readonly secrets: readonly Secret[];
}

/** A request that may change something. */
export interface WriteRequest {
  readonly method: Exclude<Method, "GET">;
  readonly path: string;
  readonly requestId: string;
  readonly body: WriteBody | null;
  /** Beside those that every request has. */
  readonly headers: Readonly<Record<string, string>>;
  readonly repetition: Repetition;
}

/** Timers hold no more than this. */
const MOST_TIMER_MS = 2 ** 31 - 1;

/** Sent with every request, also with a GET: some tenants answer in another format without it. */
const ACCEPT = { accept: "application/json", "accept-encoding": "gzip" };

/** The requests of an API that speaks JSON, authorised. A GET never has a body. */
export class Requests {
  readonly #sender: Sender;
  readonly #credentials: CredentialSource;
  readonly #newRequestId: () => string;

  constructor(sender: Sender, credentials: CredentialSource, newRequestId: () => string) {
    this.#sender = sender;
    this.#credentials = credentials;
    this.#newRequestId = newRequestId;
  }

  async read(path: string, deadline: Deadline): Promise<CallResult> {
    const call: Call = {
      wire: { method: "GET", path, headers: ACCEPT, body: null },
      requestId: this.#newRequestId(),
      repetition: "safe",
      needsJson: true,
      secrets: [],
    };
    return await this.#untilLate(call, deadline);
  }

  /** The beginning of something long, as text; it is asked for unpacked. */
  async readBeginning(path: string, enoughBytes: number, deadline: Deadline): Promise<CallResult> {
    const headers = { accept: ACCEPT.accept, "accept-encoding": "identity" };
    const call: Call = {
      wire: { method: "GET", path, headers, body: null, enoughBytes },
      requestId: this.#newRequestId(),
      repetition: "safe",
      needsJson: false,
      secrets: [],
    };
    return await this.#untilLate(call, deadline);
  }

  write(request: WriteRequest, deadline: Deadline): Promise<CallResult> {
    const { method, path, requestId, body, headers, repetition } = request;
    const type = body === null ? {} : { "content-type": "application/json" };
    const call: Call = {
      wire: {
        method,
        path,
        headers: { ...ACCEPT, ...type, ...headers },
        body: body === null ? null : stringifyExactly(body.json),
      },
      requestId,
      repetition,
      needsJson: false,
      secrets: body?.secrets ?? [],
    };
    return this.#sender.send(call, deadline, this.#credentials);
  }

  /** What is read may be left where it is; a write that has left is waited for. Sockets live in real time. */
  async #untilLate(call: Call, deadline: Deadline): Promise<CallResult> {
    const late = failure(outOfTime(call, deadline));
    if (deadline.remainingMs() <= 0) return late;
    let timer: NodeJS.Timeout | undefined;
    const ended = new Promise<CallResult>((resolve) => {
      timer = setTimeout(() => resolve(late), Math.min(deadline.remainingMs(), MOST_TIMER_MS));
    });
    const sent = this.#sender.send(call, deadline, this.#credentials);
    return await Promise.race([sent, ended]).finally(() => clearTimeout(timer));
  }
}
