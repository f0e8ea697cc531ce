import { isCalendarDay } from "../../base/time.ts";
import { PASSWORD_LABEL } from "../../model/fleet/endpoint.ts";
import { isDeclarableName, keyOf, type NameAndVersion, parseKey } from "../../model/fleet/key.ts";
import type { Labelled } from "../../model/fleet/live.ts";

/**
 * What we write into the foreignId of an Endpoint: `webhook-sync/1 orders@3 sunset=2026-12-31 deprecated`. It makes the
 * Endpoint ours, says which webhook it is, and what only we know of it.
 */
export interface Marker extends NameAndVersion {
  /** The UTC day. */
  readonly sunset: string | null;
  readonly deprecated: boolean;
  readonly protect: boolean;
  /** The secret that was written as password, `ORDERS_AUTH@3`. */
  readonly auth: string | null;
  /** By this the registration that wrote it knows it again; gone with the next write. */
  readonly nonce: string | null;
}

/** What stands in a foreignId. */
export type MarkerReading =
  | { readonly kind: "free" }
  | { readonly kind: "ours"; readonly marker: Marker }
  /** It begins as ours do, and the rest is not understood: perhaps a later version wrote it. */
  | { readonly kind: "unclear"; readonly key: NameAndVersion | null }
  | { readonly kind: "foreign"; readonly text: string };

const FORM = "webhook-sync/1";
const OURS = /^webhook-sync\//;
/** As it stands between `${secret:` and `}` in a manifest. */
const SECRET = /^[A-Za-z_][A-Za-z0-9_]*(?:@[1-9][0-9]*)?$/;
const NONCE = /^[0-9a-z]{1,32}$/;

export function writeMarker(marker: Marker): string {
  const { sunset, deprecated, protect, auth, nonce } = marker;
  return [
    FORM,
    keyOf(marker),
    ...(sunset === null ? [] : [`sunset=${sunset}`]),
    ...(deprecated ? ["deprecated"] : []),
    ...(protect ? ["protect"] : []),
    ...(auth === null ? [] : [`auth=${auth}`]),
    ...(nonce === null ? [] : [`op=${nonce}`]),
  ].join(" ");
}

export function readMarker(foreignId: unknown): MarkerReading {
  if (foreignId === undefined || foreignId === null) return { kind: "free" };
  const text = typeof foreignId === "string" ? foreignId.trim() : JSON.stringify(foreignId);
  if (text === "") return { kind: "free" };
  if (!OURS.test(text)) return { kind: "foreign", text };
  const [form, key = "", ...words] = text.split(/ +/);
  const named = declarableKey(key);
  const marker = named !== null && form === FORM ? readWords(named, words) : null;
  return marker === null ? { kind: "unclear", key: named } : { kind: "ours", marker };
}

/** The name and version in `orders@3`, as a display name has it on tenants that keep no foreignId; null where it is none. */
export function declarableKey(text: string): NameAndVersion | null {
  const key = parseKey(text);
  return key !== undefined && isDeclarableName(key.name) ? key : null;
}

/** null where a word is not one of ours, or stands there twice. */
function readWords({ name, version }: NameAndVersion, words: readonly string[]): Marker | null {
  let marker: Marker = { name, version, ...BARE };
  for (const word of words) {
    const more = wordOf(word);
    if (more === null || isTwice(marker, more)) return null;
    marker = { ...marker, ...more };
  }
  return marker;
}

const BARE = { sunset: null, deprecated: false, protect: false, auth: null, nonce: null };

function wordOf(word: string): Partial<Marker> | null {
  const [name = "", value] = word.split("=", 2);
  if (word === "deprecated") return { deprecated: true };
  if (word === "protect") return { protect: true };
  if (value === undefined || word !== `${name}=${value}`) return null;
  if (name === "sunset" && isCalendarDay(value)) return { sunset: value };
  if (name === "auth" && SECRET.test(value)) return { auth: value };
  return name === "op" && NONCE.test(value) ? { nonce: value } : null;
}

function isTwice(marker: Marker, { sunset, auth, nonce, deprecated, protect }: Partial<Marker>): boolean {
  return (
    (sunset !== undefined && marker.sunset !== null) ||
    (auth !== undefined && marker.auth !== null) ||
    (nonce !== undefined && marker.nonce !== null) ||
    (deprecated === true && marker.deprecated) ||
    (protect === true && marker.protect)
  );
}

/** What the labels of a webhook say, as a marker has it. */
export function labelsOf({ sunset, protect, auth }: Marker): Labelled {
  const secrets = new Map(auth === null ? [] : [[PASSWORD_LABEL, `\${secret:${auth}}`]]);
  return { sunset, protect, secrets };
}

/** The marker of a webhook with these labels. A password that is more than one secret has no name to be written. */
export function markerOf(key: NameAndVersion, labelled: Labelled | null, deprecated: boolean): Marker {
  const { name, version } = key;
  const template = labelled?.secrets.get(PASSWORD_LABEL) ?? "";
  const auth = /^\$\{secret:([^{}]+)\}$/.exec(template)?.[1] ?? null;
  return {
    ...{ name, version, deprecated, nonce: null },
    sunset: labelled?.sunset ?? null,
    protect: labelled?.protect ?? false,
    auth: auth !== null && SECRET.test(auth) ? auth : null,
  };
}
