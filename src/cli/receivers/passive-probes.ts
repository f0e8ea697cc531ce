import pLimit from "p-limit";
import { parsedUrl } from "../../base/url.ts";
import { gatedWebhooks, withProbes } from "../../changes/risk-notes.ts";
import { newRunId } from "../../ci/provenance.ts";
import type { ProbeReport } from "../../model/fleet/health.ts";
import { keyOf } from "../../model/fleet/key.ts";
import type { Plan } from "../../model/plan/plan.ts";
import type { Io } from "../../model/run/surroundings.ts";
import type { Connection, Receiver } from "../tenant/connection.ts";
import { gateFor } from "./gate.ts";

/** How many receivers are probed at once. */
export const PROBES_AT_ONCE = 8;

/** dns, tcp and tls of receivers, and no more. Webhooks on the same host and port have one receiver, probed once. */
export function passiveProbes(
  io: Io,
  { environment, connectTo }: Connection,
): (receiver: Receiver) => Promise<ProbeReport> {
  const gate = gateFor(environment, io, newRunId(io.random));
  const limit = pLimit(PROBES_AT_ONCE);
  const reports = new Map<string, Promise<ProbeReport>>();
  return (receiver) => {
    const { url } = receiver;
    const target = { url, connectTo: connectTo(receiver) };
    const place = `${parsedUrl(url)?.origin ?? url} ${target.connectTo}`;
    const report = reports.get(place) ?? limit(() => gate.passive(target));
    reports.set(place, report);
    return report;
  };
}

/** The plan, with the receivers of what it wants to make live contacted. Nothing is delivered to them. */
export async function probePlan(io: Io, plan: Plan, connection: Connection): Promise<Plan> {
  const probe = passiveProbes(io, connection);
  const reports = await Promise.all(
    gatedWebhooks(plan).map(async (webhook) => [keyOf(webhook), await probe(webhook)] as const),
  );
  return withProbes(plan, new Map(reports));
}
