import type { JsonObject } from "../../base/json.ts";
import { withoutTrailing } from "../../base/text.ts";
import { idempotencyKeyOf } from "../../model/key.ts";
import type { LiveWebhook } from "../../model/live.ts";
import type { Operation, WireWebhook } from "../../model/tenant.ts";
import type { CallResult } from "../wire/call.ts";
import type { Deadline } from "../wire/deadline.ts";
import type { Requests, WriteBody, WriteRequest } from "../wire/requests.ts";
import { fullBody } from "./body.ts";

const INTEGRATIONS = "/api/v1/integrations";

export function pathOfCollection(baseUrl: URL): string {
  return withoutTrailing(baseUrl.pathname, "/") + INTEGRATIONS;
}

/** The requests of the integrations API, each as one call. */
export class IntegrationsApi {
  readonly #requests: Requests;
  /** Where the collection is. */
  readonly collection: URL;

  constructor(baseUrl: URL, requests: Requests) {
    this.collection = new URL(pathOfCollection(baseUrl), baseUrl);
    this.#requests = requests;
  }

  /** One page of the list, at an address within the tenant. */
  page(address: URL, deadline: Deadline): Promise<CallResult> {
    return this.#requests.read(address.pathname + address.search, deadline);
  }

  get(id: string, deadline: Deadline): Promise<CallResult> {
    return this.#requests.read(this.#pathOf(id), deadline);
  }

  post(body: WireWebhook, { requestId }: Operation, deadline: Deadline): Promise<CallResult> {
    const request = {
      method: "POST",
      path: this.collection.pathname,
      requestId,
      body: fullBody(body, null),
      headers: { "idempotency-key": idempotencyKeyOf(body) },
      repetition: "looked-up",
    } as const;
    return this.#requests.write(request, deadline);
  }

  put(live: LiveWebhook, body: WriteBody, operation: Operation, deadline: Deadline): Promise<CallResult> {
    return this.#requests.write(this.#change("PUT", live, operation, body), deadline);
  }

  /** Sets some members, none of them secret. */
  patch(live: LiveWebhook, json: JsonObject, operation: Operation, deadline: Deadline): Promise<CallResult> {
    return this.#requests.write(this.#change("PATCH", live, operation, { json, secrets: [] }), deadline);
  }

  delete(live: LiveWebhook, operation: Operation, deadline: Deadline): Promise<CallResult> {
    const request = this.#change("DELETE", live, operation, null);
    return this.#requests.write({ ...request, repetition: "safe" }, deadline);
  }

  /** A write to one integration; only where the one it was meant for is still there unchanged, if that can be said. */
  #change(
    method: WriteRequest["method"],
    live: LiveWebhook,
    { requestId }: Operation,
    body: WriteBody | null,
  ): WriteRequest {
    const headers: Record<string, string> = isStrong(live.etag) ? { "if-match": live.etag } : {};
    return { method, path: this.#pathOf(live.id), requestId, body, headers, repetition: "looked-up" };
  }

  #pathOf(id: string): string {
    return `${this.collection.pathname}/${encodeURIComponent(id)}`;
  }
}

/** A weak ETag must not go into If-Match (RFC 9110, section 13.1.1). */
export function isStrong(etag: string | null): etag is string {
  return etag !== null && /^"[\x21\x23-\x7e\x80-\xff]*"$/.test(etag);
}
