import { parsedUrl } from "../../base/http.ts";
import type { JsonObject } from "../../base/json.ts";
import { exposeText, Secret } from "../../base/secret.ts";
import { withoutTrailing } from "../../base/text.ts";
import { idempotencyKeyOf } from "../../model/fleet/key.ts";
import { type LiveWebhook, showsNoHeaders } from "../../model/fleet/live.ts";
import type { Operation, TenantFailure, WireWebhook } from "../../model/fleet/tenant.ts";
import { type Answer, problemOfId } from "../wire/answer.ts";
import type { CallResult } from "../wire/call.ts";
import type { Requests, WriteBody, WriteRequest } from "../wire/connection.ts";
import type { Deadline } from "../wire/delay.ts";
import { credentialsIn } from "../wire/redacted-answers.ts";
import { writeLabels } from "./integration.ts";

const INTEGRATIONS = "/api/v1/integrations";

export function pathOfCollection(baseUrl: URL): string {
  return withoutTrailing(baseUrl.pathname, "/") + INTEGRATIONS;
}

/** A creation, and whether nothing of it is to be found. */
interface Creating extends Operation {
  readonly isAbsent: () => Promise<boolean>;
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
    return this.#requests.readOne(this.#pathOf(id), deadline);
  }

  /** `requestKey`: by which a tenant knows the request again; not every one does. */
  post(body: WireWebhook, requestKey: string, operation: Creating, deadline: Deadline): Promise<CallResult> {
    const request = {
      method: "POST",
      path: this.collection.pathname,
      operation,
      body: fullBody(body, null),
      headers: { "idempotency-key": requestKey },
      repetition: { isAbsent: operation.isAbsent },
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

  /** The id at the end of the Location of an answer; null where there is none within the collection. */
  idInLocation({ headers }: Answer): string | null {
    const { collection } = this;
    const location = parsedUrl(headers.get("location") ?? "", collection);
    if (location === null) return null;
    const { origin, pathname } = location;
    const prefix = `${collection.pathname}/`;
    const id = pathname.slice(prefix.length);
    const inside = origin === collection.origin && pathname.startsWith(prefix) && /^[^/%]+$/.test(id);
    return inside && problemOfId(id) === null ? id : null;
  }

  /** A write to one integration; only where the one it was meant for is still there unchanged, if that can be said. */
  #change(
    method: WriteRequest["method"],
    live: LiveWebhook,
    operation: Operation,
    body: WriteBody | null,
  ): WriteRequest {
    const headers: Record<string, string> = isStrong(live.etag) ? { "if-match": live.etag } : {};
    return { method, path: this.#pathOf(live.id), operation, body, headers, repetition: "looked-up" };
  }

  #pathOf(id: string): string {
    return `${this.collection.pathname}/${encodeURIComponent(id)}`;
  }
}

/** A weak ETag must not go into If-Match (RFC 9110, section 13.1.1). */
export function isStrong(etag: string | null): etag is string {
  return etag !== null && /^"[\x21\x23-\x7e\x80-\xff]*"$/.test(etag);
}

/** What only the tenant sets; it may refuse or misread a body that has it. */
const READ_ONLY: ReadonlySet<string> = new Set([
  "createdAt",
  "created_at",
  "createdBy",
  "created_by",
  "updatedAt",
  "updated_at",
  "updatedBy",
  "updated_by",
  "modifiedAt",
  "modifiedBy",
  "lastModified",
  "lastChanged",
  "lastChangedBy",
  "etag",
  "_etag",
  "_links",
  "links",
  "self",
  "href",
  "_rev",
  "__v",
]);

/**
 * The full body of an integration: its own fields, then the fields of the live one that we do not know. The key is ours
 * unless something else is said; null leaves it out.
 */
export function fullBody(
  webhook: WireWebhook,
  live: LiveWebhook | null,
  key: string | null = idempotencyKeyOf(webhook),
): WriteBody {
  const { name, url, method, headers, payloadFormat, version, status, labelled } = webhook;
  const unknown = Object.entries(live?.unknownFields ?? {}).filter(([member]) => !READ_ONLY.has(member));
  const json = {
    name,
    url,
    method,
    headers: Object.fromEntries(headers.map((header) => [header.name, exposeText(header.value)])),
    payloadFormat,
    version,
    status,
    ...(key === null ? {} : { idempotencyKey: key }),
    ...Object.fromEntries(unknown),
    ...(labelled === null ? {} : { labels: writeLabels(live, labelled) }),
  };
  const secrets = headers.map(({ value }) => value).filter((value) => value instanceof Secret);
  return {
    json,
    secrets: [...secrets, ...credentialsIn(Object.fromEntries(unknown), false), ...heldBy(live)],
  };
}

/** What a change replaces may be repeated too. */
function heldBy(live: LiveWebhook | null): readonly Secret[] {
  const values = (live?.headers ?? []).flatMap((header) =>
    header.kind === "readable" ? [[header.name, header.value.expose()] as const] : [],
  );
  return credentialsIn(Object.fromEntries(values), true);
}

/** What writes a live integration back with another status and other labels; null when a header value is masked and not given either. */
export function asWritten(
  live: LiveWebhook,
  { status, labelled }: Pick<WireWebhook, "status" | "labelled">,
  hidden: WireWebhook["headers"] = [],
): WireWebhook | null {
  const { name, version, url, method, payloadFormat } = live;
  if (showsNoHeaders(live)) {
    return hidden.length === 0
      ? null
      : { name, version, url, method, payloadFormat, status, labelled, headers: hidden, endpoint: null };
  }
  const given = new Map(hidden.map((header) => [header.name.toLowerCase(), header.value]));
  const headers = live.headers.flatMap((header) => {
    const value = header.kind === "readable" ? header.value : given.get(header.name.toLowerCase());
    return value === undefined ? [] : [{ name: header.name, value }];
  });
  if (headers.length < live.headers.length) return null;
  const added = (live.addedHeaders ?? []).flatMap((header) =>
    header.kind === "readable" ? [{ name: header.name, value: header.value }] : [],
  );
  return {
    ...{ name, version, url, method, payloadFormat, status, labelled },
    headers: [...headers, ...added],
    endpoint: null,
  };
}

const KEEPS_KEY =
  "where the tenant has PATCH, set `capabilities.partialUpdate: true`; else take the key off on the platform";

/** A PUT without the key left it there, and the one with `null` failed: by 500 too, a tenant may say that it takes no null. */
export function keptKey(kept: TenantFailure, failed: TenantFailure): TenantFailure {
  const { kind, status, hint } = failed;
  if (kind === "altered" || kind === "rejected") return { ...kept, hint: KEEPS_KEY };
  if (status === null || status < 500) return failed;
  return { ...failed, hint: [hint ?? "run it again", KEEPS_KEY].join("; if that fails too: ") };
}
