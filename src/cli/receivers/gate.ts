import { TOOL_VERSION } from "../../base/package.ts";
import { newRunId } from "../../ci/provenance.ts";
import { contactingOnce } from "../../health/fleet-probes.ts";
import { createGate, type HealthGate } from "../../health/gate.ts";
import { systemResolver } from "../../health/receiver-host.ts";
import type { Environment } from "../../model/fleet/environment.ts";
import type { ProbeReport } from "../../model/fleet/health.ts";
import { keyOf } from "../../model/fleet/key.ts";
import type { Plan } from "../../model/plan/plan.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { gatedWebhooks, withProbes } from "../../plan/probed.ts";
import { addressRefusal } from "../../policy/address.ts";
import { severityOf } from "../../policy/check-policy.ts";
import type { Connection, Receiver } from "../tenant/connection.ts";

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

/** dns, tcp and tls of receivers, each probed once. */
export function contacting(
  io: Io,
  { environment, connectTo }: Connection,
): (receiver: Receiver) => Promise<ProbeReport> {
  const contact = contactingOnce(gateFor(environment, io, newRunId(io.random)));
  return (receiver) => contact({ url: receiver.url, connectTo: connectTo(receiver) });
}

/** The plan, with the receivers of what it wants to make live contacted. Nothing is delivered to them. */
export async function probePlan(io: Io, plan: Plan, connection: Connection): Promise<Plan> {
  const contact = contacting(io, connection);
  const reports = await Promise.all(
    gatedWebhooks(plan).map(async (webhook) => [keyOf(webhook), await contact(webhook)] as const),
  );
  return withProbes(plan, new Map(reports));
}
