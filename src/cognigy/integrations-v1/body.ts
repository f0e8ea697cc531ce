import { idempotencyKeyOf } from "../../model/key.ts";
import { type LiveWebhook, UNLISTED_HEADERS } from "../../model/live.ts";
import { exposeText, Secret } from "../../model/secret.ts";
import type { WireWebhook } from "../../model/tenant.ts";
import type { WriteBody } from "../wire/requests.ts";
import { writeLabels } from "./labels.ts";

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
  return { json, secrets };
}

/** What writes a live integration back with another status and other labels; null when a header value is masked and not given either. */
export function asWritten(
  live: LiveWebhook,
  { status, labelled }: Pick<WireWebhook, "status" | "labelled">,
  hidden: WireWebhook["headers"] = [],
): WireWebhook | null {
  const { name, version, url, method, payloadFormat } = live;
  if (live.headers.includes(UNLISTED_HEADERS)) {
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
