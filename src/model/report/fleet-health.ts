import { isFit, type ProbeReport } from "../fleet/health.ts";
import type { NameAndVersion } from "../fleet/key.ts";

/** A receiver that was probed for a webhook, or of which policy forbade it. */
export interface ReceiverHealth extends NameAndVersion {
  /** Whether a manifest wants this to be active. */
  readonly declared: boolean;
  /** Whether the tenant delivers to it. */
  readonly live: boolean;
  /** `host:port`. */
  readonly receiver: string;
  readonly report: ProbeReport;
}

/** What probes of an environment's receivers found. */
export interface FleetHealth {
  readonly environment: string;
  /** The tenant's host. */
  readonly tenant: string;
  readonly readAt: Date;
  /** Whether synthetic deliveries were made. */
  readonly active: boolean;
  /** By name, then by version. */
  readonly receivers: readonly ReceiverHealth[];
}

/** How many receivers are in which state. */
export interface HealthCounts {
  readonly probes: number;
  readonly fit: number;
  readonly unfit: number;
  /** Those that the tenant delivers to at this moment. */
  readonly unfitLive: number;
}

export function healthCounts({ receivers }: FleetHealth): HealthCounts {
  const unfit = receivers.filter(({ report }) => !isFit(report.verdict));
  return {
    probes: receivers.length,
    fit: receivers.length - unfit.length,
    unfit: unfit.length,
    unfitLive: unfit.filter(({ live }) => live).length,
  };
}
