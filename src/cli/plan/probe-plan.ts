import { keyOf } from "../../model/key.ts";
import type { Plan } from "../../model/plan.ts";
import type { Io } from "../../model/surroundings.ts";
import { gatedWebhooks, withProbes } from "../../plan/probe-findings.ts";
import { passiveProbes } from "../receivers/passive-probes.ts";
import type { Connection } from "../tenant/connection.ts";

/** The plan, with the receivers of what it wants to make live contacted. Nothing is delivered to them. */
export async function probePlan(io: Io, plan: Plan, connection: Connection): Promise<Plan> {
  const probe = passiveProbes(io, connection);
  const reports = await Promise.all(
    gatedWebhooks(plan).map(async (webhook) => [keyOf(webhook), await probe(webhook)] as const),
  );
  return withProbes(plan, new Map(reports));
}
