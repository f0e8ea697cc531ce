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

/**
 * How long an answer asks to wait; null when it does not say so in a usable way (RFC 9110, section 10.2.3).
 * A date is measured from the answer's own Date, so that a wrong clock on either side does not matter.
 */
export function retryAfterMs(headers: ReadonlyMap<string, string>, now: Date): number | null {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^[0-9]{1,9}$/.test(text)) return positive(Number(text) * 1_000);
  const until = parseHttpDate(text);
  if (until === null) return null;
  return positive(until - (parseHttpDate(headers.get("date") ?? "") ?? now.getTime()));
}

function positive(milliseconds: number): number | null {
  return milliseconds > 0 ? milliseconds : null;
}

/** Only the fixed form of RFC 9110, section 5.6.7; Date.parse alone would take almost any text for a date. */
function parseHttpDate(text: string): number | null {
  if (!/^[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT$/.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}
