import { stringifyExactly } from "../base/exact-json.ts";
import type { JsonObject } from "../base/json.ts";
import { withoutTrailing } from "../base/trailing.ts";
import { idempotencyKeyOf } from "../model/key.ts";
import type { LiveWebhook } from "../model/live.ts";
import { failure } from "../model/result.ts";
import type { Operation, WireWebhook } from "../model/tenant.ts";
import { fullBody, type WriteBody } from "./body.ts";
import type { Call, CallResult } from "./call.ts";
import type { CredentialSource } from "./credentials.ts";
import type { Deadline } from "./deadline.ts";
import type { Method } from "./exchange.ts";
import type { Sender } from "./sender.ts";
import { outOfTime } from "./unsent.ts";

const INTEGRATIONS = "/api/v1/integrations";

export function pathOfCollection(baseUrl: URL): string {
  return withoutTrailing(baseUrl.pathname, "/") + INTEGRATIONS;
}

/** The requests of the integrations API, each as one call. */
export class IntegrationsApi {
  readonly #sender: Sender;
  readonly #credentials: CredentialSource;
  readonly #newRequestId: () => string;
  /** Where the collection is. */
  readonly collection: URL;

  constructor(baseUrl: URL, sender: Sender, credentials: CredentialSource, newRequestId: () => string) {
    this.collection = new URL(pathOfCollection(baseUrl), baseUrl);
    this.#sender = sender;
    this.#credentials = credentials;
    this.#newRequestId = newRequestId;
  }

  /** One page of the list, at an address within the tenant. */
  page(address: URL, deadline: Deadline): Promise<CallResult> {
    return this.#read(address.pathname + address.search, deadline);
  }

  get(id: string, deadline: Deadline): Promise<CallResult> {
    return this.#read(this.#pathOf(id), deadline);
  }

  post(body: WireWebhook, { requestId }: Operation, deadline: Deadline): Promise<CallResult> {
    const key = { "idempotency-key": idempotencyKeyOf(body) };
    const call = this.#write("POST", this.collection.pathname, requestId, fullBody(body, null), key);
    return this.#sender.send(call, deadline, this.#credentials);
  }

  put(live: LiveWebhook, body: WriteBody, operation: Operation, deadline: Deadline): Promise<CallResult> {
    return this.#sender.send(this.#change("PUT", live, operation, body), deadline, this.#credentials);
  }

  /** Sets some members, none of them secret. */
  patch(live: LiveWebhook, json: JsonObject, operation: Operation, deadline: Deadline): Promise<CallResult> {
    const call = this.#change("PATCH", live, operation, { json, secrets: [] });
    return this.#sender.send(call, deadline, this.#credentials);
  }

  async delete(live: LiveWebhook, operation: Operation, deadline: Deadline): Promise<CallResult> {
    const call = this.#change("DELETE", live, operation, null);
    return await this.#sender.send({ ...call, repeatable: true }, deadline, this.#credentials);
  }

  async #read(path: string, deadline: Deadline): Promise<CallResult> {
    const call: Call = {
      wire: { method: "GET", path, headers: ACCEPT, body: null },
      requestId: this.#newRequestId(),
      repeatable: true,
      needsJson: true,
      secrets: [],
    };
    return await this.#untilLate(call, deadline);
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

  /** A write to one integration; only where the one it was meant for is still there unchanged, if that can be said. */
  #change(method: Method, live: LiveWebhook, { requestId }: Operation, body: WriteBody | null): Call {
    const condition = isStrong(live.etag) ? { "if-match": live.etag } : {};
    return this.#write(method, this.#pathOf(live.id), requestId, body, condition);
  }

  /** A write is not repeatable: after a lost answer its outcome is looked up instead. */
  #write(
    method: Method,
    path: string,
    requestId: string,
    body: WriteBody | null,
    more: Readonly<Record<string, string>>,
  ): Call {
    const type = body === null ? {} : { "content-type": "application/json" };
    return {
      wire: {
        method,
        path,
        headers: { ...ACCEPT, ...type, ...more },
        body: body === null ? null : stringifyExactly(body.json),
      },
      requestId,
      repeatable: false,
      needsJson: false,
      secrets: body?.secrets ?? [],
    };
  }

  #pathOf(id: string): string {
    return `${this.collection.pathname}/${encodeURIComponent(id)}`;
  }
}

/** Timers hold no more than this. */
const MOST_TIMER_MS = 2 ** 31 - 1;

const ACCEPT = { accept: "application/json", "accept-encoding": "gzip" };

/** A weak ETag must not go into If-Match (RFC 9110, section 13.1.1). */
export function isStrong(etag: string | null): etag is string {
  return etag !== null && /^"[\x21\x23-\x7e\x80-\xff]*"$/.test(etag);
}
