import { failure, type Result, success } from "../../base/result.ts";
import { NOTHING_RECORDED } from "../../journal/projection/builder.ts";
import { isNamed } from "../../model/fleet/key.ts";
import { WHOLE_FLEET } from "../../model/plan/plan.ts";
import { type FleetHealth, healthCounts } from "../../model/report/fleet-status.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { invalid, type Problem, problem, tenantProblem } from "../../model/run/problem.ts";
import { healthDocument, renderHealth } from "../../render/text/health.ts";
import { subjectsOf } from "../../status/health-subjects.ts";
import type { Done, Invocation } from "../command.ts";
import { type Desired, loadDesired } from "../manifest/desired.ts";
import { planFor } from "../plan/current-plan.ts";
import { warnUnread, withReader } from "../tenant/connection.ts";
import { createProbing, probeSubjects, secretsMissing } from "./health-probes.ts";

/** The options of `health`, as commander reads them. */
export interface HealthOptions {
  readonly active?: boolean;
}

/** Probes receivers and tells what it found. Changes nothing. */
export async function health(
  { io, options }: Invocation,
  { active = false }: HealthOptions,
  names: readonly string[],
): Promise<Done> {
  const desired = loadDesired(io, options, "required");
  if (!desired.ok) return desired;
  const probed = await probeFleet({ io, options }, desired.value, { active, names });
  if (!probed.ok) return probed;
  const exitCode = healthCounts(probed.value).unfitLive > 0 ? EXIT.held : EXIT.done;
  return success({
    exitCode,
    json: { exitCode, ...healthDocument(probed.value) },
    text: (style) => renderHealth(probed.value, style),
  });
}

interface Request {
  readonly active: boolean;
  /** Names or keys; none for all. */
  readonly names: readonly string[];
}

async function probeFleet(
  { io, options }: Invocation,
  desired: Desired,
  { active, names }: Request,
): Promise<Result<FleetHealth, Problem>> {
  return await withReader({ io, options }, desired, async (reader, connection) => {
    const live = await reader.list();
    if (!live.ok) return failure(tenantProblem(live.error));
    const { webhooks, readAt } = live.value;
    warnUnread({ io, options }, live.value);
    const stranger = names.find(
      (name) => ![...desired.webhooks, ...webhooks].some((webhook) => isNamed(webhook, name)),
    );
    if (stranger !== undefined) return failure(unknownName(stranger));
    // What was applied before says why something differs, which is not asked here.
    const plan = planFor(io, {
      desired,
      connection,
      live: live.value,
      recorded: NOTHING_RECORDED,
      request: WHOLE_FLEET,
    });
    if (!plan.ok) return plan;
    const subjects = subjectsOf(plan.value, desired.webhooks, webhooks).filter(
      ({ webhook }) => names.length === 0 || names.some((name) => isNamed(webhook, name)),
    );
    const missing = active ? secretsMissing(subjects, desired) : [];
    if (missing.length > 0) return failure(invalid(missing));
    const progress = createProbing({ io, options }, subjects.length);
    const { onProbe } = progress;
    const receivers = await probeSubjects({ io, connection, desired, active, onProbe }, subjects).finally(
      progress.stop,
    );
    const { environment, tenant } = plan.value;
    return success({ environment, tenant, readAt, active, receivers });
  });
}

function unknownName(name: string): Problem {
  return problem(EXIT.usage, "usage", `${name}: no such webhook`, "name one that is declared or live");
}
