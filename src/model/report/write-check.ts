import type { TenantFailure } from "../fleet/tenant.ts";

/** What only writes show of a tenant of Cognigy.AI. null: it did not come to that. */
export interface WriteObservation {
  readonly foreignId: "kept" | "dropped" | "refused" | null;
  /** Statuses of the answers. */
  readonly created: number | null;
  readonly updated: number | null;
  readonly deleted: number | null;
  /** What becomes of settings that a PATCH leaves out. */
  readonly settings: "replaced" | "merged" | null;
  readonly password: "readable" | "masked" | "absent" | null;
  readonly equalNames: "allowed" | "refused" | null;
  /** How long what was made took to show in the list, in milliseconds; null where it did not show in time. */
  readonly listedAfterMs: number | null;
}

/** What a check by writing has come to. */
export interface WriteCheck {
  readonly project: { readonly id: string; readonly name: string };
  /** The display name of what is made, by which people find it. */
  readonly name: string;
  readonly observation: WriteObservation;
  /** Why it ended early; null when it came to its end. */
  readonly failure: TenantFailure | null;
  /** Ids of Endpoints that it made and could not delete. */
  readonly left: readonly string[];
  /** Why nobody knows whether more is left; null where that is known. */
  readonly doubt: string | null;
}
