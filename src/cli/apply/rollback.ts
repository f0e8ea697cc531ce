import { listSettled } from "../../apply/settled-listing.ts";
import { changesDigest } from "../../approval/plan-document.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { commitOf } from "../../ci/provenance.ts";
import { type RollbackOptions, rollbackUnapproved } from "../../commands/apply.ts";
import { findRunAndSince } from "../../journal/audit/find-runs.ts";
import { headerBuilder } from "../../manifest/for-environment.ts";
import { IN_NO_FILE } from "../../manifest/load-manifests.ts";
import type { LiveListing } from "../../model/fleet/live.ts";
import type { Plan, PlanRequest } from "../../model/plan/plan.ts";
import { lastWrittenIn, type Projection } from "../../model/record/projection.ts";
import { type Problem, tenantProblem } from "../../model/run/problem.ts";
import { keepNamesActive } from "../../plan/guards/never-dark.ts";
import { readPlanRequest } from "../../plan/plan-tenant.ts";
import { checkDeliveries } from "../../policy/check-policy.ts";
import { renderNothingLeft } from "../../render/text/plan.ts";
import { imagesBefore, lookedFor } from "../../rollback/before-run.ts";
import { notesBesides, nothingToRevert, withRollbackNotes } from "../../rollback/notes.ts";
import { asRollback, restoringBy } from "../../rollback/rollback.ts";
import { secretsFor } from "../../settings/secrets.ts";
import { styleFor } from "../../terminal/process-io.ts";
import type { Done, Invocation } from "../command.ts";
import { type Desired, loadDesired } from "../manifest/desired.ts";
import { planFor } from "../plan/current-plan.ts";
import { conclude } from "./conclude.ts";
import { type OpenRun, recover, withWriter } from "./open-run.ts";

/** Plans what takes a run back, shows it, asks, and carries it out. */
export async function rollback(
  invocation: Invocation,
  command: RollbackOptions,
  [run = ""]: readonly string[],
): Promise<Done> {
  const { io, options } = invocation;
  const mayAsk = io.stdout.isTerminal && options.format === "text";
  if (!command.yes && !mayAsk) return failure(rollbackUnapproved());
  const asked = readPlanRequest(command);
  if (!asked.ok) return asked;
  const desired = loadDesired(io, options, "required");
  if (!desired.ok) return desired;
  const intention = { command, desired: desired.value, run, named: asked.value.allow.deprecate };
  const writing = { command: `rollback ${run}`, fleet: desired.value, lockTimeoutMs: command.lockTimeout };
  return await withWriter(invocation, writing, (open) => rollbackOn(invocation, intention, open));
}

interface Intention {
  readonly command: RollbackOptions;
  readonly desired: Desired;
  /** The run to take back. */
  readonly run: string;
  /** What --allow-deprecate names. */
  readonly named: PlanRequest["allow"]["deprecate"];
}

async function rollbackOn(invocation: Invocation, intention: Intention, open: OpenRun): Promise<Done> {
  const { io, options } = invocation;
  const { command, desired, run } = intention;
  const commit = commitOf(desired.directory, options.config, io);
  const recovered = await recover(invocation, open);
  if (!recovered.ok) return recovered;
  const made = await planRollback(invocation, intention, open, recovered.value);
  if (!made.ok) return made;
  const { plan, live, request, staying } = made.value;
  // What the manifests say now is no matter here.
  const then = { ...desired, findings: [], locate: IN_NO_FILE };
  const proposal = { plan, live, desired: then, request, changesDigest: changesDigest(plan), commit };
  const manner = {
    approval: command.yes === true ? ("yes-option" as const) : ("answered" as const),
    skipBlocked: command.skipBlocked === true,
    concurrency: command.concurrency,
    nothingLeft: (left: Plan) =>
      renderNothingLeft(staying, styleFor(io.stdout, options, io), nothingToRevert(left, run)),
  };
  return await conclude(invocation, proposal, manner, open);
}

/** An ordinary plan, and what it was made with. */
interface RollbackPlan {
  readonly plan: Plan;
  readonly request: PlanRequest;
  /** All that the tenant has, of what the run did not write too. */
  readonly live: LiveListing;
  /** What stays as the run left it, a sentence each. */
  readonly staying: readonly string[];
}

/** Plans what takes a run back. Only what that run wrote is looked at; what it registered is deprecated, not deleted. */
async function planRollback(
  { io, options }: Invocation,
  { desired, run, named }: Intention,
  { state, journal, client, ...open }: OpenRun,
  recorded: Projection,
): Promise<Result<RollbackPlan, Problem>> {
  const past = await findRunAndSince(state.journal, run);
  if (!past.ok) return past;
  const images = imagesBefore(past.value, run);
  const { settleMs } = open.connection.settings;
  const listing = { tenant: client.tenant, clock: io.clock, settleMs, ...lookedFor(images) };
  const listed = await listSettled(journal.projection(), listing);
  if (!listed.ok) return failure(tenantProblem(listed.error));
  // What the manifests of today are still good for.
  const buildHeader = headerBuilder(desired.environment, secretsFor(desired.environment, io, options));
  const sources = {
    ...{ environment: desired.environment, declared: desired.webhooks, live: listed.value.webhooks },
    directory: listed.value.directory,
    lastWritten: lastWrittenIn(recorded),
    fillIn: (name: string, template: string) => buildHeader([name, template], () => {}),
  };
  const restoring = restoringBy(images, sources, named);
  const { webhooks, request, environment } = restoring;
  const findings = checkDeliveries(webhooks, environment, IN_NO_FILE);
  const then = { ...desired, webhooks, findings, locate: IN_NO_FILE };
  const connection = { ...open.connection, environment };
  const live = { ...listed.value, webhooks: restoring.live };
  const made = planFor(io, { desired: then, connection, live, recorded, request });
  if (!made.ok) return made;
  const taking = asRollback(made.value.plan, restoring, run);
  const held = keepNamesActive(taking, listed.value.webhooks, environment);
  const plan = withRollbackNotes(held, restoring, run);
  const staying = notesBesides(restoring, listed.value, plan);
  return success({ plan, request, live: listed.value, staying });
}
