import { idempotencyKeyOf } from "../model/key.ts";
import { type LiveHeader, type LiveWebhook, UNLISTED_HEADERS } from "../model/live.ts";
import { isSameUrl } from "../model/same-url.ts";
import { exposeText } from "../model/secret.ts";
import type { WireWebhook } from "../model/tenant.ts";

const FIELDS = ["name", "version", "method", "payloadFormat", "status"] as const;

/** What a webhook was, is or should be, with header values by lower-case name: null where a value cannot be read. */
interface Comparable extends Pick<LiveWebhook, "url" | (typeof FIELDS)[number]> {
  /** null where not even the names are known. */
  readonly values: ReadonlyMap<string, string | null> | null;
  readonly idempotencyKey: string | null;
}

/** The first field in which a live integration is not what was wanted; null when it is. */
export function differenceFrom(wanted: WireWebhook, live: LiveWebhook): string | null {
  const values = new Map(wanted.headers.map(({ name, value }) => [name.toLowerCase(), exposeText(value)]));
  return difference({ ...wanted, values, idempotencyKey: idempotencyKeyOf(wanted) }, comparable(live));
}

/** The first field in which an integration is not what it was; null when it is. */
export function movedField(before: LiveWebhook, now: LiveWebhook): string | null {
  return difference(comparable(before), comparable(now));
}

function comparable(live: LiveWebhook): Comparable {
  return { ...live, values: live.headers.includes(UNLISTED_HEADERS) ? null : valuesOf(live.headers) };
}

function valuesOf(headers: readonly LiveHeader[]): ReadonlyMap<string, string | null> {
  return new Map(
    headers.map((header) => [
      header.name.toLowerCase(),
      header.kind === "masked" ? null : header.value.expose(),
    ]),
  );
}

/** Lists may leave out what a single object shows, so what is hidden on one side is no difference. */
function difference(a: Comparable, b: Comparable): string | null {
  const field = FIELDS.find((name) => a[name] !== b[name]);
  if (field !== undefined) return field;
  if (!isSameUrl(a.url, b.url)) return "url";
  if (a.idempotencyKey !== null && b.idempotencyKey !== null && a.idempotencyKey !== b.idempotencyKey)
    return "idempotencyKey";
  if (a.values === null || b.values === null) return null;
  return differentHeader(a.values, b.values);
}

function differentHeader(
  a: ReadonlyMap<string, string | null>,
  b: ReadonlyMap<string, string | null>,
): string | null {
  const names = [...new Set([...a.keys(), ...b.keys()])];
  const differing = names.find((name) => {
    if (!a.has(name) || !b.has(name)) return true;
    const [mine, theirs] = [a.get(name), b.get(name)];
    return mine !== null && theirs !== null && mine !== theirs;
  });
  return differing === undefined ? null : `header ${differing}`;
}
