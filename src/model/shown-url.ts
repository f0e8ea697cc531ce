import { isSameUrl } from "./same-url.ts";
import { knownTokenIn } from "./token-shapes.ts";

const HIDDEN = "(redacted)";

/** Query parameters that carry credentials, in lower case without dashes and underscores. */
const CREDENTIAL_PARAMETERS: ReadonlySet<string> = new Set([
  "accesstoken",
  "apikey",
  "authtoken",
  "clientsecret",
  "passwd",
  "password",
  "pwd",
  "secret",
  "sig",
  "signature",
  "subscriptionkey",
  "token",
  "xamzsignature",
  "xapikey",
]);

/** Whether a query parameter is one that is there to carry a credential. */
export function carriesCredential(parameter: string): boolean {
  return CREDENTIAL_PARAMETERS.has(parameter.toLowerCase().replace(/[-_]/g, ""));
}

/** The same, and what may well do so: hiding too much costs a reviewer less than showing a password. */
function mayCarryCredential(parameter: string): boolean {
  return (
    carriesCredential(parameter) ||
    /^(?:code|auth|key)$|(?:token|secret|password|signature|key)$/i.test(parameter)
  );
}

/** The url of something live, without what looks like a credential: nobody wrote that into Git, and plans are read by many. */
export function shownUrl(url: string): string {
  const shown = url
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, `$1${HIDDEN}@`)
    .replace(/([?&#;])([^=?&#;]+)=([^&#;]+)/g, (found: string, mark: string, name: string) =>
      mayCarryCredential(name) ? `${mark}${name}=${HIDDEN}` : found,
    );
  if (knownTokenIn(shown) === undefined) return shown;
  return `${/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(shown)?.[0] ?? ""}/${HIDDEN}`;
}

/** Whether a live url is the one that a plan or a record shows. */
export function isShownAs(live: string, shown: string): boolean {
  return isSameUrl(live, shown) || isSameUrl(shownUrl(live), shown);
}

/** Whether a record shows a url in part only, so that it cannot be written back. */
export function isPartlyShown(url: string): boolean {
  return url.includes(HIDDEN);
}
