import type { WebhookKey } from "../fleet/key.ts";
import type { Status } from "../fleet/webhook.ts";

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
