import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { EndpointsEstate } from "./endpoint-estate.ts";
import * as endpoints from "./endpoint-fleet.ts";
import { type Estate, IntegrationsEstate, LATENCY_MS } from "./estate.ts";
import * as integrations from "./fleet.ts";
import type { Call } from "./hazards.ts";

/** A kind of tenant, as the fault matrix needs it: the rest is one description for all. */
export interface TenantKind {
  readonly name: string;
  /** All that a client asks of it, and that can go wrong. */
  readonly calls: readonly Call[];
  readonly desired: readonly Webhook[];
  readonly names: ReadonlySet<string>;
  /** What the tenant has of these names when all is done. */
  readonly converged: readonly string[];
  /** What does no harm here, by hazard and call: there is nothing in such an answer that the fault could touch. */
  readonly immune: readonly string[];
  /**
   * The tenant that forgives least. Tokens live for some requests only, so that a run needs several; a tenth of their
   * life is longer than a request takes.
   */
  estate(): Promise<Estate>;
}

const COMMON = { latencyMs: { api: LATENCY_MS, receivers: 0 } };

export const KINDS: readonly TenantKind[] = [
  {
    name: "integrations-v1",
    calls: ["token", "list", "create", "replace"],
    desired: integrations.DESIRED,
    names: integrations.NAMES,
    converged: integrations.CONVERGED,
    immune: [],
    estate: () =>
      IntegrationsEstate.with(integrations.SEEDS, {
        ...COMMON,
        tokenLifetimeSeconds: 11,
        idempotency: "ignored",
        uniqueNames: false,
      }),
  },
  {
    name: "cognigy-v2",
    calls: ["token", "list", "get", "create", "patch"],
    desired: endpoints.DESIRED,
    names: endpoints.NAMES,
    converged: endpoints.CONVERGED,
    immune: ["unknown enum/list", "unknown enum/get"],
    estate: () =>
      EndpointsEstate.with(endpoints.SEEDS, {
        ...COMMON,
        tokenLifetimeSeconds: 11,
        channelFilter: "ignored",
      }),
  },
];
