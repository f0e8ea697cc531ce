import { listSettled } from "../../apply/settled-listing.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { journalProblem } from "../../journal/chain/problem.ts";
import { ProjectionBuilder } from "../../journal/projection/builder.ts";
import { headerBuilder } from "../../manifest/for-environment.ts";
import { IN_NO_FILE } from "../../manifest/load-manifests.ts";
import { keyOf } from "../../model/fleet/key.ts";
import type { LiveListing } from "../../model/fleet/live.ts";
import type { Plan, PlanRequest } from "../../model/plan/plan.ts";
import { lastWrittenIn, type Projection } from "../../model/record/projection.ts";
import type { JournalRecord } from "../../model/record/record.ts";
import { EXIT } from "../../model/run/exit-code.ts";
import { type Problem, problem, tenantProblem } from "../../model/run/problem.ts";
import { checkDeliveries } from "../../policy/rules.ts";
import { imagesBefore, type RunAndSince } from "../../rollback/before-run.ts";
import { liveAs, type RestoreSources, restore } from "../../rollback/restore.ts";
import { asRollback, notesOnHands, requestFor } from "../../rollback/rollback.ts";
import { secretsFor } from "../../settings/secrets.ts";
import type { Invocation } from "../command.ts";
import type { Desired } from "../manifest/desired.ts";
import { planFor } from "../plan/current-plan.ts";
import type { State } from "../state.ts";
import type { OpenRun } from "./open-run.ts";

/** An ordinary plan, and what it was made with. */
export interface RollbackPlan {
  readonly plan: Plan;
  readonly request: PlanRequest;
  /** All that the tenant has, of what the run did not write too. */
  readonly live: LiveListing;
  /** What stays as the run left it, a sentence each. */
  readonly staying: readonly string[];
}

/** Plans what takes a run back. Only what that run wrote is looked at; what it registered is deprecated, not deleted. */
export async function planRollback(
  { io, options }: Invocation,
  { desired, run }: { readonly desired: Desired; readonly run: string },
  { state, journal, connection, client }: OpenRun,
  recorded: Projection,
): Promise<Result<RollbackPlan, Problem>> {
  const past = await runAndSince(state, run);
  if (!past.ok) return past;
  const images = imagesBefore(past.value, run);
  const { settleMs } = connection.settings;
  const listed = await listSettled(journal.projection(), {
    tenant: client.tenant,
    clock: io.clock,
    settleMs,
    wanted: images.map(keyOf),
  });
  if (!listed.ok) return failure(tenantProblem(listed.error));
  const restored = restore(images, {
    ...sourcesIn({ io, options }, desired),
    live: listed.value.webhooks,
    lastWritten: lastWrittenIn(recorded),
  });
  const webhooks = restored.map(({ webhook }) => webhook);
  const request = requestFor(restored, images);
  const findings = checkDeliveries(webhooks, desired.environment, IN_NO_FILE);
  const then = { ...desired, webhooks, findings, locate: IN_NO_FILE };
  const live = { ...listed.value, webhooks: liveAs(webhooks, images, listed.value.webhooks) };
  const made = planFor(io, { desired: then, connection, live, recorded, request });
  if (!made.ok) return made;
  // With nothing to restore the planner only says that nothing is declared.
  const { blocked } = webhooks.length === 0 ? { blocked: [] } : made.value;
  const plan = asRollback({ ...made.value, blocked }, images, run);
  return success({ plan, request, live: listed.value, staying: notesOnHands(images) });
}

/** Walks the record once, and keeps no more of what was before the run than what it adds up to. */
async function runAndSince({ journal }: State, run: string): Promise<Result<RunAndSince, Problem>> {
  const before = new ProjectionBuilder();
  const records: JournalRecord[] = [];
  const walked = await journal.walk((record) => {
    if (records.length > 0 || record.run === run) records.push(record);
    else before.add(record);
  });
  if (!walked.ok) return failure(journalProblem(walked.error));
  if (records.length > 0) return success({ before: before.projection(), records });
  const hint = "webhook-sync audit show lists the runs";
  return failure(problem(EXIT.usage, "unknown-run", `the audit log has no run ${run}`, hint));
}

/** What the manifests of today are still good for. */
function sourcesIn(
  { io, options }: Invocation,
  { environment, webhooks }: Desired,
): Omit<RestoreSources, "live" | "lastWritten"> {
  const buildHeader = headerBuilder(environment, secretsFor(environment, io, options));
  return {
    environment,
    declared: webhooks,
    fillIn: (name, template) => buildHeader([name, template], () => {}),
  };
}
