import { likelyCallerHost } from "./cognigy-hosts.ts";
import type { LiveEndpoint } from "./endpoint.ts";
import type { CognigyTenant } from "./environment.ts";
import type { WebhookKey } from "./key.ts";
import type { Status } from "./webhook.ts";

/** Where callers reach an Endpoint of ours. Whoever has the address can call. */
export interface EndpointAddress {
  readonly key: WebhookKey;
  readonly id: string;
  readonly displayName: string;
  readonly project: string;
  readonly status: Status;
  /** Whether calls are answered. */
  readonly serves: boolean;
  /** null where nobody says at which host tenants like this one are called. */
  readonly address: string | null;
}

/** At which host a tenant is called, and how that is known; null where it is not. */
export interface CallerBase {
  readonly url: URL;
  readonly basis: "configured" | "assumed";
}

/** What the operators say goes before what is usual. */
export function callerBaseOf({
  endpointBaseUrl,
  baseUrl,
}: Pick<CognigyTenant, "endpointBaseUrl" | "baseUrl">): CallerBase | null {
  if (endpointBaseUrl !== null) return { url: endpointBaseUrl, basis: "configured" };
  const host = likelyCallerHost(baseUrl.host);
  return host === null ? null : { url: new URL(`${baseUrl.protocol}//${host}`), basis: "assumed" };
}

/** The whole address: the one place that puts it together, for those who ask for it. */
export function addressOf({ addressToken }: LiveEndpoint, base: CallerBase | null): string | null {
  const token = addressToken.expose();
  if (base === null || token === "") return null;
  const root = base.url.href.endsWith("/") ? base.url.href : `${base.url.href}/`;
  return root + encodeURIComponent(token);
}
