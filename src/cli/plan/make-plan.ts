import { changesDigest, planDocument } from "../../approval/plan-document.ts";
import { type Result, success } from "../../base/result.ts";
import { commitOf } from "../../ci/provenance.ts";
import type { Plan, PlanDocument, PlanRequest } from "../../model/plan.ts";
import type { Problem } from "../../model/problem.ts";
import type { Projection } from "../../model/projection.ts";
import { type RawPlanRequest, readPlanRequest } from "../../plan/request.ts";
import type { Invocation } from "../command.ts";
import { type Desired, loadDesired } from "../manifest/desired.ts";
import { openState } from "../state.ts";
import { planFor, withForeseen } from "./current-plan.ts";
import { factsOf } from "./show-plan.ts";

/** The options of `plan`, as commander reads them. */
export interface PlanOptions {
  readonly out?: string;
  readonly page?: string;
  readonly detailedExitcode?: boolean;
  readonly probe?: boolean;
  readonly summary?: boolean;
}

/** A plan, and what it was made from. */
export interface MadePlan {
  readonly desired: Desired;
  readonly document: PlanDocument;
  readonly projection: Projection;
}

/** The plan of one environment, and what it was made from. */
export async function makePlan(
  { io, options }: Invocation,
  raw: RawPlanRequest & PlanOptions,
): Promise<Result<MadePlan, Problem>> {
  const request = readPlanRequest(raw);
  if (!request.ok) return request;
  const desired = loadDesired(io, options, "required");
  if (!desired.ok) return desired;
  const commit = commitOf(desired.value.directory, options.config);
  const made = await readPlan({ io, options }, desired.value, request.value, raw.probe === true);
  if (!made.ok) return made;
  const { plan, projection } = made.value;
  const facts = await factsOf(io, desired.value, request.value, {
    changesDigest: changesDigest(plan),
    commit,
  });
  return success({ desired: desired.value, document: planDocument(plan, facts), projection });
}

interface Planned {
  readonly plan: Plan;
  readonly projection: Projection;
}

async function readPlan(
  { io, options }: Invocation,
  desired: Desired,
  request: PlanRequest,
  probe: boolean,
): Promise<Result<Planned, Problem>> {
  const state = await openState({ io, options }, desired.environment);
  return await withForeseen({ io, options }, desired, state, async (foreseen, { connection, projection }) => {
    const { live, recorded, notes } = foreseen;
    const made = planFor(io, { desired, connection, live, recorded, request });
    if (!made.ok) return made;
    const noted = { ...made.value, notes: [...made.value.notes, ...notes] };
    if (!probe) return success({ plan: noted, projection });
    // What probes need is loaded for those who ask for them.
    const { probePlan } = await import("../receivers/passive-probes.ts");
    return success({ plan: await probePlan(io, noted, connection), projection });
  });
}
