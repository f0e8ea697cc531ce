import { HIDDEN, isShownAs } from "../../base/credentials.ts";
import { isSameHeaderValue, isSameMediaType, isSameUrl } from "../../base/http.ts";
import { exposeText } from "../../base/secret.ts";
import { keyOf } from "../fleet/key.ts";
import { type LiveHeader, type LiveWebhook, showsNoHeaders, UNLISTED_HEADERS } from "../fleet/live.ts";
import type { WireWebhook } from "../fleet/tenant.ts";
import type { Webhook } from "../fleet/webhook.ts";
import type { ShownValue, Snapshot } from "./change.ts";
import {
  differingEndpointFields,
  type EndpointField,
  type EndpointImage,
  endpointOfDeclared,
  endpointOfLive,
  endpointOfSnapshot,
  endpointOfWrite,
} from "./endpoint-image.ts";

/** What an image has beside headers. */
export type TextField = "url" | "method" | "payloadFormat" | "status";

/** Where two images can differ. */
export type ImageField = TextField | `headers.${string}` | EndpointField;

/**
 * What a webhook is, was or should be, as far as whoever shows it tells. Live objects, writes, declared webhooks and
 * snapshots are compared as images, here and nowhere else, so that the plan, the write and the record agree on what
 * has changed.
 */
export interface Image extends Pick<Snapshot, TextField> {
  /** Whether what looks like a credential, or repeats a secret, is left out of the url and the other texts. */
  readonly isRedacted: boolean;
  /** By lower-case name; null where a value is not told. All is null where not even the names are known. */
  readonly headers: Headers | null;
  /** What the tenant adds by itself: it counts only where the other image has it. */
  readonly added?: Headers;
  /** Left out where the profile has no Endpoints. */
  readonly endpoint?: EndpointImage;
}

type Headers = ReadonlyMap<string, string | null>;

/** The same without headers, for who does not ask for them; with another status where the tenant has another word. */
export function textsOf(
  { url, method, payloadFormat, status }: Pick<Snapshot, TextField>,
  carried: Snapshot["status"] = status,
): Omit<Image, "headers"> {
  return { url, method, payloadFormat, status: carried, isRedacted: false };
}

/** An object that was read never changes, and is compared with what was written, what was planned and what comes after. */
const imagesOfLive = new WeakMap<LiveWebhook, Image>();

export function imageOfLive(live: LiveWebhook): Image {
  const known = imagesOfLive.get(live);
  if (known !== undefined) return known;
  const image = newImageOfLive(live);
  imagesOfLive.set(live, image);
  return image;
}

function newImageOfLive(live: LiveWebhook): Image {
  const unlisted = showsNoHeaders(live);
  const headers = unlisted ? null : byName(live.headers.map((one) => [one.name, readable(one)]));
  const added = byName((live.addedHeaders ?? []).map((one) => [one.name, readable(one)]));
  const { endpoint } = live;
  return {
    ...{ ...fieldsOf(live), isRedacted: false, headers, added },
    ...(endpoint === null ? {} : { endpoint: endpointOfLive(endpoint, keyOf(live)) }),
  };
}

export function imageOfWrite(wanted: WireWebhook): Image {
  const headers = byName(wanted.headers.map(({ name, value }) => [name, exposeText(value)]));
  const { endpoint } = wanted;
  return {
    ...{ ...fieldsOf(wanted), isRedacted: false, headers },
    ...(endpoint === null ? {} : { endpoint: endpointOfWrite(endpoint) }),
  };
}

/** A secret that cannot be resolved is a value that is not told. */
export function imageOfDeclared(webhook: Webhook): Image {
  const headers = byName(
    webhook.headers.map(({ name, value }) => [
      name,
      value.kind === "unresolved" ? null : exposeText(value.value),
    ]),
  );
  const { endpoint } = webhook;
  return {
    ...{ ...fieldsOf(webhook), isRedacted: false, headers },
    ...(endpoint === null ? {} : { endpoint: endpointOfDeclared(endpoint) }),
  };
}

/** As plans and records show it: of the values of headers only plain ones are told. */
export function imageOfSnapshot(shown: Snapshot): Image {
  const entries = Object.entries(shown.headers).filter(([, value]) => value.kind !== "absent");
  const unlisted = entries.some(([name]) => name === UNLISTED_HEADERS.name);
  const headers = unlisted ? null : byName(entries.map(([name, value]) => [name, plainText(value)]));
  const { endpoint } = shown;
  return {
    ...{ ...fieldsOf(shown), isRedacted: true, headers },
    ...(endpoint === undefined ? {} : { endpoint: endpointOfSnapshot(endpoint) }),
  };
}

/** All in which two images differ. What one of them does not tell is no difference. */
export function differencesBetween(a: Image, b: Image): readonly ImageField[] {
  const texts = [...differingTexts(a, b), ...differentHeaders(a, b)];
  return a.endpoint === undefined ? texts : [...texts, ...differingEndpointFields(a.endpoint, b.endpoint)];
}

/** The same, headers left aside. */
export function differingTexts(a: Omit<Image, "headers">, b: Omit<Image, "headers">): readonly TextField[] {
  const fields: TextField[] = [];
  if (!isOneUrl(a, b)) fields.push("url");
  if (!isHidden(a, b, "method") && !isSameMethod(a.method, b.method)) fields.push("method");
  if (!isHidden(a, b, "payloadFormat") && !isSameMediaType(a.payloadFormat, b.payloadFormat))
    fields.push("payloadFormat");
  if (a.status !== b.status) fields.push("status");
  return fields;
}

/** Whether a live webhook is what a plan or a record shows. */
export function looksLike(live: LiveWebhook, shown: Snapshot): boolean {
  return differencesBetween(imageOfLive(live), imageOfSnapshot(shown)).length === 0;
}

type ShownUrl = Pick<Image, "url" | "isRedacted">;

function isOneUrl(a: ShownUrl, b: ShownUrl): boolean {
  if (isSameUrl(a.url, b.url)) return true;
  return (a.isRedacted && isShownAs(b.url, a.url)) || (b.isRedacted && isShownAs(a.url, b.url));
}

/** Whether what shows one of them leaves a text out. */
function isHidden(a: Texts, b: Texts, field: "method" | "payloadFormat"): boolean {
  return [a, b].some((image) => image.isRedacted && image[field] === HIDDEN);
}

type Texts = Omit<Image, "headers">;

function differentHeaders(a: Image, b: Image): ImageField[] {
  if (a.headers === null || b.headers === null) return [];
  const [mine, theirs] = [withAdded(a.headers, a.added, b.headers), withAdded(b.headers, b.added, a.headers)];
  const names = [...new Set([...mine.keys(), ...theirs.keys()])];
  return names.filter((name) => !isOneHeader(name, mine, theirs)).map((name) => `headers.${name}` as const);
}

function withAdded(headers: Headers, added: Headers | undefined, others: Headers): Headers {
  if (added === undefined || added.size === 0) return headers;
  return new Map([...[...added].filter(([name]) => others.has(name)), ...headers]);
}

function isOneHeader(name: string, a: Headers, b: Headers): boolean {
  const [mine, theirs] = [a.get(name), b.get(name)];
  if (mine === undefined || theirs === undefined) return false;
  return mine === null || theirs === null || isSameHeaderValue(name, mine, theirs);
}

/** A name that is there in two spellings is two headers: no other image has the second. */
function byName(headers: readonly (readonly [string, string | null])[]): Map<string, string | null> {
  const image = new Map<string, string | null>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    image.set(image.has(key) ? `${key} (again)` : key, value);
  }
  return image;
}

function readable(header: LiveHeader): string | null {
  return header.kind === "masked" ? null : header.value.expose();
}

function plainText(shown: ShownValue): string | null {
  return shown.kind === "plain" ? shown.text : null;
}

function fieldsOf({ url, method, payloadFormat, status }: Pick<Snapshot, TextField>) {
  return { url, method, payloadFormat, status };
}

/** Whether two methods are one; some tenants keep them in lower case. */
function isSameMethod(a: string, b: string): boolean {
  return a === b || a.toUpperCase() === b.toUpperCase();
}
