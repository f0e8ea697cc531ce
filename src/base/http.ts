import { domainToUnicode } from "node:url";

/**
 * A URL (WHATWG), absolute or against a base; null where it is none. Not `URL.canParse`: that of Node 20 says yes to what
 * `new URL` then refuses, once it has been called often, where the text has letters beyond ASCII.
 */
export function parsedUrl(text: string, base?: string | URL): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

/** Scheme, host and port of a URL, `https://api.example.test:8443`; null where it is none. */
export function originOf(url: string): string | null {
  return parsedUrl(url)?.origin ?? null;
}

/** Whether it is an http address of characters that mean nothing in HTML or Markdown, so that it can become a link. */
export function isPlainAddress(text: string): boolean {
  return /^https?:\/\/[\w.:/%#~-]+$/.test(text);
}

/** Whether two URLs are of one origin; what is none is of no origin. */
export function isSameOrigin(a: string, b: string): boolean {
  const origin = originOf(a);
  return origin !== null && origin === originOf(b);
}

/** Percent-encoding undone; null where a part of the text is none, or no UTF-8. */
export function percentDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The headers of an answer by their names in lower case; one that came several times as one list (RFC 9110, section 5.3). */
export function headerMap(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value ?? ""].flat().join(", ")]),
  );
}

/** What a URL says after its host, as a request asks for it: a path, and a query where there is one. */
export function targetOf(url: string): string {
  const said = /^[^/]*\/\/[^/?#]*([^#]*)/.exec(url)?.[1] ?? "";
  return said.startsWith("/") ? said : `/${said}`;
}

/**
 * The same as it is written, where HTTP can carry that: parsers resolve dot segments and percent-encode, so that another
 * path would be asked for. Else, and where the text is no plain absolute URL, as they change it.
 */
export function writtenTarget(text: string, parsed: URL): string {
  return targetOf(/^https?:\/\/[^/?#\\][\x21-\x5b\x5d-\x7e]*$/i.test(text) ? text : parsed.href);
}

/** RFC 3986, appendix B, for what has an authority: scheme, user, host, port, path, query and fragment. */
const PARTS =
  /^([a-z][a-z0-9+.-]*):\/\/(?:([^/?#@]*)@)?(\[[0-9a-f:.]+\]|[^/?#@:[\]]+)(?::([0-9]*))?(\/[^?#]*)?(\?[^#]*)?(#.*)?$/iu;
/** What a URI is made of (RFC 3986, section 2), and what an IRI adds to that (RFC 3987, section 2.2). */
const CHARACTERS =
  /^(?:[a-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2}|[\u{a0}-\u{d7ff}\u{f900}-\u{efffd}])+$/iu;
const UNRESERVED = /^[A-Za-z0-9\-._~]$/;
const PORT_OF_SCHEME: Readonly<Record<string, string>> = { http: "80", https: "443" };

/**
 * Whether two urls are one by the normal form of RFC 3986, section 6.2: case, percent-encoding, default port, a slash for
 * an empty path. A tenant that keeps one for the other has changed nothing. Dot segments and what is no URI at all are
 * left as they are: a receiver may take them in its own way, so that another spelling is another url.
 */
export function isSameUrl(a: string, b: string): boolean {
  if (a === b) return true;
  const normal = normalUrl(a);
  return normal !== null && normal === normalUrl(b);
}

/** The same for urls that are one, another for others. */
export function identityOfUrl(url: string): string {
  return normalUrl(url) ?? url;
}

function normalUrl(url: string): string | null {
  const parts = CHARACTERS.test(url) ? PARTS.exec(url) : null;
  if (parts?.[1] === undefined || parts[3] === undefined) return null;
  const [, , user, , port = "", path = "/", query = "", fragment = ""] = parts;
  const scheme = parts[1].toLowerCase();
  const host = normalHost(parts[3]);
  const segments = normalText(path);
  if (host === null || /\/\.{1,2}(\/|$)/.test(segments)) return null;
  return [
    `${scheme}://`,
    user === undefined ? "" : `${normalText(user)}@`,
    host,
    port === "" || port === PORT_OF_SCHEME[scheme] ? "" : `:${port}`,
    segments,
    normalText(query),
    normalText(fragment),
  ].join("");
}

/**
 * Names in ASCII are only put into lower case: whoever parses a host may read `0x7f.1` as an address. Others are read only
 * in the form of UTS 46: not every receiver, or tenant, maps `。` to a full stop or leaves out what cannot be seen.
 */
function normalHost(host: string): string | null {
  const isAddress = host.startsWith("[");
  if (!isAddress && /^[\x21-\x7e]+$/.test(host)) return normalText(host).toLowerCase();
  const ascii = parsedUrl(`https://${host}/`)?.hostname ?? null;
  return isAddress || (ascii !== null && domainToUnicode(ascii) === host) ? ascii : null;
}

/** Percent-encoded where it must be, with capital digits. */
function normalText(text: string): string {
  return text.replace(/%[0-9a-f]{2}|[^\x21-\x7e]/giu, (found) => {
    if (!found.startsWith("%")) return encodeURIComponent(found);
    const character = String.fromCharCode(Number.parseInt(found.slice(1), 16));
    return UNRESERVED.test(character) ? character : found.toUpperCase();
  });
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { "https:": "443", "http:": "80" };

/** The port of a URL, the scheme's own when none is written. */
export function portOf(url: URL): string {
  return url.port === "" ? (DEFAULT_PORTS[url.protocol] ?? "") : url.port;
}

/** The host of a URL without the brackets that IPv6 addresses have there. */
export function hostOf(url: URL): string {
  return withoutBrackets(url.hostname);
}

const LABEL = /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$/i;

/**
 * Whether a text is written as the host of a URL is: an address in brackets, or labels between dots (RFC 1123, section 2.1), with
 * underscores, which many names of DNS have. How long they may be is for whoever looks them up.
 */
export function isHost(text: string): boolean {
  if (/^\[[0-9a-f:.]+\]$/i.test(text)) return true;
  const labels = text.replace(/\.$/, "").split(".");
  return labels.every((label) => LABEL.test(label));
}

/** Whether a host is this machine. As the URL parser writes it, which turns every spelling of an IPv4 address into four numbers. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.[0-9]+\.[0-9]+\.[0-9]+$/.test(hostname);
}

/** A bracketed IPv6 address would be a set of characters to a glob. */
export function withoutBrackets(host: string): string {
  return host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host;
}

/** They describe one connection or one message (RFC 9110, sections 7.2, 7.6.1, 8.6 and 10.1) and are the sender's own. */
export const CONNECTION_HEADERS: readonly string[] = [
  "connection",
  "content-length",
  "expect",
  "host",
  "http2-settings",
  "keep-alive",
  "proxy-authenticate",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/** Whether a header of that name is for whoever sends the request to set, and for nobody else. */
export function belongsToConnection(name: string): boolean {
  return CONNECTION_HEADERS.includes(name.toLowerCase());
}

/**
 * Whether two media types are one (RFC 9110, section 8.3.1): type, subtype and the names of parameters have no case, and
 * a tenant that adds `charset=utf-8` says nothing new about what we have it send.
 */
export function isSameMediaType(a: string, b: string): boolean {
  return a === b || normalMediaType(a) === normalMediaType(b);
}

/** Whether two values of one header are one: white space at the ends is no part of a value (RFC 9110, section 5.5). */
export function isSameHeaderValue(name: string, a: string, b: string): boolean {
  if (a === b) return true;
  const [mine, theirs] = [trimmed(a), trimmed(b)];
  return mine === theirs || (name.toLowerCase() === "content-type" && isSameMediaType(mine, theirs));
}

function normalMediaType(text: string): string {
  const [type = "", ...parameters] = text.split(";").map(trimmed);
  const named = parameters.filter((parameter) => parameter !== "").map(normalParameter);
  return [type.toLowerCase(), ...named.filter((one) => one !== "charset=utf-8").toSorted()].join(";");
}

function normalParameter(parameter: string): string {
  const [name = "", ...rest] = parameter.split("=");
  const value = trimmed(rest.join("=")).replace(/^"([^"\\]*)"$/, "$1");
  const key = trimmed(name).toLowerCase();
  return `${key}=${key === "charset" ? value.toLowerCase() : value}`;
}

function trimmed(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, "");
}
