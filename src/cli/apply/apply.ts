import { listSettled } from "../../apply/settled-listing.ts";
import {
  APPROVAL_WAYS,
  type ApprovedPlan,
  checkApproval,
  otherEnvironment,
  staleProblem,
  withoutSecrets,
} from "../../approval/check-approval.ts";
import { type ApprovedRequest, readApproval } from "../../approval/requested.ts";
import { whyUntimely } from "../../approval/saved-plan.ts";
import type { Redactor } from "../../base/redactor.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { commitOf } from "../../ci/provenance.ts";
import type { ApplyOptions } from "../../commands/apply.ts";
import { quoted } from "../../commands/repeated.ts";
import { keyOf } from "../../model/fleet/key.ts";
import { type LiveListing, laterNow } from "../../model/fleet/live.ts";
import type { Plan } from "../../model/plan/plan.ts";
import { lastWrittenIn, type Projection, stepsOf, withLearned } from "../../model/record/projection.ts";
import { type Problem, tenantProblem } from "../../model/run/problem.ts";
import type { Io } from "../../model/run/surroundings.ts";
import { readPlanRequest } from "../../plan/plan-tenant.ts";
import { redactorWithoutSecrets } from "../../plan/secrets.ts";
import { renderNothingLeft } from "../../render/text/plan.ts";
import { styleFor } from "../../terminal/process-io.ts";
import type { Done, Invocation } from "../command.ts";
import { type Desired, loadDesired } from "../manifest/desired.ts";
import { planFor } from "../plan/current-plan.ts";
import { conclude } from "./conclude.ts";
import { type OpenRun, recover, withWriter } from "./open-run.ts";

/** Plans again, holds that to what was approved or asks, and carries the plan out. */
export async function apply(
  invocation: Invocation,
  command: ApplyOptions,
  [file]: readonly string[],
): Promise<Done> {
  const { io, options } = invocation;
  const approved = await readApproval(command, {
    mayAsk: io.stdout.isTerminal && options.format === "text",
    readRequest: readPlanRequest,
    // Checking a file against the schema is slow to load, and only a saved plan needs it.
    readPlan:
      file === undefined
        ? null
        : async () => await (await import("../plan/saved-plan.ts")).readPlanFile(file, io),
    now: () => io.clock.now(),
  });
  if (!approved.ok) return approved;
  const desired = loadDesired(io, options, "required");
  if (!desired.ok) return desired;
  const elsewhere = otherEnvironment(approved.value.approval, desired.value.environment.name);
  if (elsewhere !== undefined) return failure(elsewhere);
  const intention = { command, desired: desired.value, ...approved.value };
  const typed = file === undefined ? "apply" : `apply ${quoted(file)}`;
  const writing = { command: typed, fleet: desired.value, lockTimeoutMs: command.lockTimeout };
  return await withWriter(invocation, writing, (open) => applyOn(invocation, intention, open));
}

/** What is planned for, and what it is allowed to do. */
interface Intention extends ApprovedRequest {
  readonly command: ApplyOptions;
  readonly desired: Desired;
}

async function applyOn(invocation: Invocation, intention: Intention, open: OpenRun): Promise<Done> {
  const { io, options } = invocation;
  const { command, desired, request, approval } = intention;
  const commit = commitOf(desired.directory, options.config, io);
  const recorded = await recover(invocation, open);
  if (!recorded.ok) return recorded;
  const held = await planAndHold(io, intention, open, recorded.value);
  if (!held.ok) return held;
  const { plan, changesDigest, live } = held.value;
  const proposal = { plan, live, desired, request, changesDigest, commit };
  const style = styleFor(io.stdout, options, io);
  const manner = {
    approval: APPROVAL_WAYS[approval.kind],
    skipBlocked: command.skipBlocked === true,
    concurrency: command.concurrency,
    nothingLeft: approval.kind === "plan" ? ({ notes }: Plan) => renderNothingLeft(notes, style) : null,
  };
  return await conclude(invocation, proposal, manner, open);
}

/** Plans from what is declared and live now, and leaves of it what was approved and is not done yet; with all that is live. */
async function planAndHold(
  io: Io,
  { approval, desired, request }: Intention,
  { journal, connection, client }: OpenRun,
  recorded: Projection,
): Promise<Result<ApprovedPlan & { readonly live: LiveListing }, Problem>> {
  const listed = await listSettled(journal.projection(), {
    ...{ tenant: client.tenant, clock: io.clock, settleMs: connection.settings.settleMs },
    wanted: desired.webhooks.map(keyOf),
  });
  if (!listed.ok) return failure(tenantProblem(listed.error));
  const latest = laterNow({ now: io.clock.now(), live: listed.value });
  const untimely = approval.kind === "plan" ? whyUntimely(approval.document, latest) : undefined;
  if (untimely !== undefined) return failure(untimely);
  const planOf = (webhooks: Desired["webhooks"], redactor: Redactor) =>
    planFor(
      { ...io, redactor },
      { desired: { ...desired, webhooks }, connection, live: listed.value, recorded, request },
    );
  const made = planOf(desired.webhooks, io.redactor);
  if (!made.ok) return made;
  const { plan, shown } = made.value;
  const present = {
    plan,
    desired: desired.webhooks,
    live: shown.webhooks,
    steps: stepsOf(journal.projection(), approval.kind === "plan" ? approval.document.changesDigest : null),
    lastWritten: lastWrittenIn(recorded),
    environment: withLearned(desired.environment, recorded.learned),
  };
  const held = checkApproval(approval, present, () => {
    const knowing = redactorWithoutSecrets(io.redactor, desired.webhooks, listed.value.webhooks);
    const blind = planOf(withoutSecrets(desired.webhooks), knowing);
    return blind.ok ? blind.value.plan : plan;
  });
  return held.ok ? success({ ...held.value, live: listed.value }) : failure(staleProblem(held.error));
}
