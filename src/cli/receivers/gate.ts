import { systemResolver } from "../../health/endpoint.ts";
import { createGate, type HealthGate } from "../../health/gate.ts";
import type { Environment } from "../../model/fleet/environment.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { addressRefusal } from "../../policy/address.ts";
import { severityOf } from "../../policy/rules.ts";
import { TOOL_VERSION } from "../tool.ts";

/** The health gate of an environment, with what its policy says about connections. */
export function gateFor(
  environment: Environment,
  { clock, random, redactor, events }: Io,
  run: string,
): HealthGate {
  return createGate({
    settings: environment.health,
    certificateRunwayMs: environment.policy.certificateRunwayMs,
    runwaySeverity: severityOf("certificate-runway", environment),
    tls12Severity: severityOf("tls-1.2", environment),
    addressRule: { severity: severityOf("public-address", environment), refusal: addressRefusal },
    resolve: systemResolver,
    clock,
    random,
    redactor,
    events,
    run,
    toolVersion: TOOL_VERSION,
  });
}
