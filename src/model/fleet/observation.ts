import type { WebhookKey } from "./key.ts";
import type { Status } from "./webhook.ts";

/** How a list answer is wrapped: `[…]`, or by the member that holds the list. */
export type Envelope = "array" | "items" | "data" | "integrations" | "_embedded.integrations";

/** How a list answer says that there is more; silent when it says nothing. */
export type PagingStyle = "cursor" | "link" | "total" | "silent";

/** The first answer of a tenant, whatever it said. */
export interface FirstAnswer {
  /** From the request to the end of the answer, the connection's making included. */
  readonly latencyMs: number;
  /** How far the tenant's clock is ahead of ours, to about a second; null when it does not tell the time. */
  readonly clockAheadMs: number | null;
}

/** What came with a token. */
export interface TokenObservation {
  readonly lifetimeMs: number;
  /** null when the tenant does not say: then all that was asked for. */
  readonly grantedScopes: readonly string[] | null;
}

/** What the list shows. */
export interface ListObservation {
  readonly envelope: Envelope;
  readonly paging: PagingStyle;
  readonly requests: number;
  readonly integrations: number;
  /** Why the list may be short; null when nothing speaks for it. */
  readonly shortfall: string | null;
  readonly statuses: readonly Status[];
  /** How many show an idempotency key, and how many show one that is made of their name and version. */
  readonly withKey: number;
  readonly withOurKey: number;
  /** Integrations that we wrote with a key and that do not show it. */
  readonly keysLost: readonly WebhookKey[];
  /** How many show all, some or none of their header values. */
  readonly headers: { readonly readable: number; readonly masked: number; readonly absent: number };
  readonly withLabels: number;
  /** Names of members that we do not know; they are sent back as they are. */
  readonly unknownFields: readonly string[];
  readonly duplicates: readonly WebhookKey[];
  /** What cannot be read, somebody else's, one sentence; null where all can be. */
  readonly unread: string | null;
}

/** How one integration is read by itself. */
export type SingleRead =
  | { readonly kind: "read"; readonly etag: "strong" | "weak" | "absent" }
  /** Only the list shows it. */
  | { readonly kind: "unavailable"; readonly status: number }
  /** Why is in the failure of the diagnosis. */
  | { readonly kind: "failed" };

/** What could be seen of a tenant by reading alone. null: it did not come to that. */
export interface Observation {
  readonly contact: FirstAnswer | null;
  /** Whether a server took a connection, also where no answer came over it. */
  readonly reached: boolean;
  readonly token: TokenObservation | null;
  readonly list: ListObservation | null;
  readonly single: SingleRead | null;
}

/** One setting as it should be, and how that is known. */
export interface Advised<T> {
  readonly value: T;
  readonly basis: "seen" | "assumed";
}

/** What the config file should say about a tenant. */
export interface Advice {
  readonly labels: Advised<boolean>;
  readonly deprecatedStatus: Advised<boolean>;
  readonly partialUpdate: Advised<boolean>;
  readonly ownership: Advised<"key" | "scope">;
}
