import { withoutTrailing } from "../../base/text.ts";

/** Hosts that people know, and where the API behind them is. Whole host names; the first that matches counts. */
const API_HOSTS: readonly (readonly [RegExp, string])[] = [
  [/^(?:endpoint-)?trial\.cognigy\.ai$/, "api-trial.cognigy.ai"],
  [/^(?:endpoint-)?(app(?:-[a-z0-9]+)?)\.cognigy\.ai$/, "api-$1.cognigy.ai"],
  [/^(?:endpoint-|app-)?(?!api-)([a-z0-9-]+)\.cognigy\.cloud$/, "api-$1.cognigy.cloud"],
  [/^cognigy-(?:endpoint-|ui-|app-)?(?!api-)([a-z0-9]+)\.nicecxone\.com$/, "cognigy-api-$1.nicecxone.com"],
];
/** What people copy along with the host. */
const SURPLUS = /\/(?:openapi(?:\/.*)?|new(?:\/v2\.0)?|v2\.0|login|agents?(?:\/.*)?)$/;

/** The address that was probably meant; null where this one looks like an API's. */
export function likelyBaseUrl(baseUrl: URL): string | null {
  const path = withoutTrailing(baseUrl.pathname, "/").replace(SURPLUS, "");
  const known = API_HOSTS.find(([host]) => host.test(baseUrl.hostname));
  const hostname = known === undefined ? baseUrl.hostname : baseUrl.hostname.replace(...known);
  if (hostname === baseUrl.hostname && path === withoutTrailing(baseUrl.pathname, "/")) return null;
  const likely = new URL(baseUrl);
  likely.hostname = hostname;
  likely.pathname = path;
  return withoutTrailing(likely.href, "/");
}
