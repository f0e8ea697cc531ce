import type { HealthSettings, RuleSeverity } from "../model/environment.ts";
import type { Redactor } from "../model/redactor.ts";
import type { Clock, Random } from "../model/surroundings.ts";
import type { AddressRule, Resolve } from "./dns.ts";

/** What a gate judges by and works with. */
export interface GateOptions {
  readonly settings: Pick<HealthSettings, "mode" | "timeoutMs" | "attempts" | "ca" | "clientCertificate">;
  /** A certificate should be valid for at least this long. */
  readonly certificateRunwayMs: number;
  /** Of the rule certificate-runway. */
  readonly runwaySeverity: RuleSeverity;
  /** Of the rule tls-1.2. */
  readonly tls12Severity: RuleSeverity;
  /** Asked about every address before a connection to it. */
  readonly addressRule: AddressRule;
  readonly resolve: Resolve;
  readonly clock: Clock;
  readonly random: Random;
  /** Knows what of the run is secret; learns what is sent here. */
  readonly redactor: Redactor;
  /** Names the run in the trace ids of deliveries. */
  readonly run: string;
  /** Of this program, for User-Agent. */
  readonly toolVersion: string;
}
