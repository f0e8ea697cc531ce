import { mayCarryCredential } from "./credential-parameters.ts";
import { isSameUrl } from "./same-url.ts";
import { knownTokenIn } from "./token-shapes.ts";
import { HIDDEN } from "./without-credentials.ts";

const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]{0,300}/i;
/** Nobody reads more of it, and a tenant may have an address of megabytes. */
const MOST_CHARACTERS = 2_000;
const CUT = `…${HIDDEN}`;

/** The url of something live, without what looks like a credential: nobody wrote that into Git, and plans are read by many. */
export function shownUrl(url: string): string {
  const head = url.slice(0, MOST_CHARACTERS);
  const shown = head
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, `$1${HIDDEN}@`)
    // A fragment is never sent to anyone: whoever puts something there means to keep it to themselves.
    .replace(/#.+$/s, `#${HIDDEN}`)
    .replace(/([?&;])([^=?&#;]+)=([^&#;]+)/g, (found: string, mark: string, name: string) =>
      mayCarryCredential(decoded(name)) ? `${mark}${name}=${HIDDEN}` : found,
    );
  if (knownTokenIn(shown) !== undefined || knownTokenIn(decoded(shown)) !== undefined)
    return `${originOf(shown)}/${HIDDEN}`;
  return head.length < url.length && !shown.endsWith(HIDDEN) ? `${shown}${CUT}` : shown;
}

/** A url of which nothing may be shown but where it leads to, and not even that where the host repeats a secret too. */
export function hiddenUrl(url: string, repeatsSecret: (text: string) => boolean): string {
  const origin = originOf(url);
  return repeatsSecret(origin) ? withoutHost(url) : `${origin}/${HIDDEN}`;
}

/** Whether a live url is the one that a plan or a record shows. What is not shown of it is no difference. */
export function isShownAs(live: string, shown: string): boolean {
  if (isSameUrl(live, shown) || isSameUrl(shownUrl(live), shown)) return true;
  return shown === `${originOf(live)}/${HIDDEN}` || shown === withoutHost(live);
}

/** Whether a record shows a url in part only, so that it cannot be written back. */
export function isPartlyShown(url: string): boolean {
  return url.includes(HIDDEN);
}

function originOf(url: string): string {
  return (ORIGIN.exec(url)?.[0] ?? "").replace(/^([a-z][a-z0-9+.-]*:\/\/).*@/is, `$1${HIDDEN}@`);
}

function withoutHost(url: string): string {
  return `${/^[a-z][a-z0-9+.-]{0,20}:\/\//i.exec(url)?.[0] ?? ""}${HIDDEN}`;
}

function decoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
