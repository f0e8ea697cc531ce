import type { Gate } from "../apply/ports.ts";
import { systemResolver } from "../health/dns.ts";
import { createGate } from "../health/gate.ts";
import type { Environment } from "../model/environment.ts";
import { addressRefusal } from "../policy/address.ts";
import { severityOf } from "../policy/rules.ts";
import type { Io } from "./io.ts";
import { TOOL_VERSION } from "./tool.ts";

/** The health gate of an environment, with what its policy says about connections. */
export function gateFor(environment: Environment, { clock, random }: Io, run: string): Gate {
  const refusesAddresses = severityOf("public-address", environment) === "error";
  return createGate({
    settings: environment.health,
    certificateRunwayMs: environment.policy.certificateRunwayMs,
    runwaySeverity: severityOf("certificate-runway", environment),
    tls12Severity: severityOf("tls-1.2", environment),
    addressRefusal: refusesAddresses ? addressRefusal : () => null,
    resolve: systemResolver,
    clock,
    random,
    run,
    toolVersion: TOOL_VERSION,
  });
}
