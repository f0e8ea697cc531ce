import type { TenantResource } from "./directory.ts";
import type { FirstAnswer, TokenObservation } from "./observation.ts";

/** A project that an environment names, and what of it could be read. */
export interface ProjectObservation {
  /** As the config file names it. */
  readonly named: string;
  /** Those that the credentials see by this name or id. */
  readonly found: readonly TenantResource[];
  readonly flows: readonly string[];
  readonly locales: readonly string[];
  readonly primaryLocale: string | null;
  /** null where they could not be read. */
  readonly snapshots: readonly string[] | null;
}

/** How the list of Endpoints behaves. */
export interface EndpointListObservation {
  /** All Endpoints of these projects, whatever their channel; null where that was not asked. */
  readonly all: number | null;
  /** Those that call a webhook: each costs a plan one request. */
  readonly webhooks: number;
  readonly channelFilter: "works" | "ignored" | "refused" | "unseen";
  /** Whether a page by `skip` shows what a page by cursor does. */
  readonly skip: "agrees" | "differs" | "unseen";
  readonly shortfall: string | null;
}

/** What the Endpoints that were read tell, each read by itself. */
export interface EndpointReadsObservation {
  readonly read: number;
  readonly failed: number;
  readonly byMarker: number;
  readonly byName: number;
  /** Endpoints whose foreignId somebody else uses. */
  readonly occupied: number;
  readonly passwords: {
    readonly readable: number;
    readonly masked: number;
    readonly absent: number;
    readonly none: number;
  };
  readonly withTransformer: number;
}

/** What could be seen of a tenant of Cognigy.AI by reading alone. null: it did not come to that. */
export interface EndpointsObservation {
  readonly contact: FirstAnswer | null;
  /** Whether a server took a connection, also where no answer came over it. */
  readonly reached: boolean;
  readonly token: TokenObservation | null;
  /** The product's version, as it says itself. */
  readonly version: string | null;
  /** The id that the tenant writes to what we change. */
  readonly user: string | null;
  readonly projects: readonly ProjectObservation[];
  readonly list: EndpointListObservation | null;
  readonly reads: EndpointReadsObservation | null;
  readonly auditEvents: "readable" | "refused" | "unseen";
}
