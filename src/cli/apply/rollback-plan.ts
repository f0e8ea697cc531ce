import { listSettled } from "../../apply/settled-listing.ts";
import { type BeforeImage, imagesBefore } from "../../journal/before-run.ts";
import { IN_NO_FILE } from "../../manifest/locate.ts";
import type { Change } from "../../model/change.ts";
import { keyOf } from "../../model/key.ts";
import type { LiveWebhook } from "../../model/live.ts";
import type { Plan } from "../../model/plan.ts";
import type { JournalEntry } from "../../model/record.ts";
import { failure, type Result, success } from "../../model/result.ts";
import { checkDeliveries } from "../../policy/check.ts";
import type { Invocation } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { type Desired, secretsFor } from "../manifest/desired.ts";
import { type PlanRequest, planFor } from "../plan/current-plan.ts";
import { type Problem, problem, tenantProblem } from "../problem.ts";
import type { OpenRun } from "./open-run.ts";
import { liveAs, type Restored, restore } from "./restore.ts";

/** An ordinary plan, and what it was made with. */
export interface RollbackPlan {
  readonly plan: Plan;
  readonly request: PlanRequest;
  /** All that the tenant has, of what the run did not write too. */
  readonly live: readonly LiveWebhook[];
}

/** Plans what takes a run back. Only what that run wrote is looked at; what it registered is deprecated, not deleted. */
export async function planRollback(
  { io, options }: Invocation,
  { desired, run }: { readonly desired: Desired; readonly run: string },
  { journal, connection, client }: OpenRun,
  records: readonly JournalEntry[],
): Promise<Result<RollbackPlan, Problem>> {
  const images = imagesBefore(journal.records(), records, run);
  if (images === undefined) {
    const hint = "webhook-sync audit show lists the runs";
    return failure(problem(EXIT.usage, "unknown-run", `the record has no run ${run}`, hint));
  }
  const { settleMs } = connection.settings;
  const listed = await listSettled(journal.records(), {
    tenant: client.tenant,
    clock: io.clock,
    settleMs,
    wanted: images.map(keyOf),
  });
  if (!listed.ok) return failure(tenantProblem(listed.error));
  const secrets = secretsFor(desired.environment, io, options);
  const restored = restore(images, { live: listed.value.webhooks, records, desired, secrets });
  const webhooks = restored.map(({ webhook }) => webhook);
  const request = requestFor(restored);
  const findings = checkDeliveries(webhooks, desired.environment, IN_NO_FILE);
  const then = { ...desired, webhooks, findings, locate: IN_NO_FILE };
  const live = { ...listed.value, webhooks: liveAs(webhooks, listed.value.webhooks) };
  const made = planFor(io, then, connection, live, records, request);
  if (!made.ok) return made;
  const registered = new Set(images.filter(({ was }) => was === null).map(keyOf));
  const plan = {
    ...made.value,
    changes: made.value.changes.map((change) => takenBack(change, run, registered.has(change.key))),
    // With nothing to restore the planner only says that nothing is declared.
    blocked: webhooks.length === 0 ? [] : made.value.blocked.map(nowhere),
    notes: [...made.value.notes, ...notesOn(images, run)],
  };
  return success({ plan, request, live: listed.value.webhooks });
}

/** Everything by name: a rollback is asked for by its run. */
function requestFor(restored: readonly Restored[]): PlanRequest {
  const webhooks = restored.map(({ webhook }) => webhook);
  const incomplete = restored.flatMap(({ webhook, lacks }) =>
    lacks === null ? [] : [[keyOf(webhook), lacks] as const],
  );
  return {
    targets: [],
    allow: {
      delete: new Set(),
      deprecate: new Set(webhooks.map(keyOf)),
      downgrade: new Set(webhooks.map(({ name }) => name)),
    },
    incomplete: new Map(incomplete),
  };
}

/** The reason is the run, not what its record and the tenant have come to since; and it stands in no file. */
function takenBack(change: Change, run: string, registered: boolean): Change {
  const reason = { kind: "rolled-back", run, registered } as const;
  switch (change.action) {
    case "create":
      return { ...change, reason, location: null };
    case "delete":
      return { ...change, reason };
    case "update":
    case "adopt":
    case "unadopt":
    case "replace":
    case "deprecate":
      return { ...change, reason, location: null, fields: change.fields.map(nowhere) };
  }
}

function nowhere<T extends object>(told: T): T & { readonly location: null } {
  return { ...told, location: null };
}

function notesOn(images: readonly BeforeImage[], run: string): string[] {
  const handed = images.filter(({ changedHands }) => changedHands).map(keyOf);
  const again = images.filter(({ writtenSince }) => writtenSince).map(keyOf);
  return [
    `takes back run ${run}; as long as Git declares what it did, the next apply does it again`,
    ...(handed.length > 0
      ? [
          `whose ${handed.join(", ")} is stays as that run left it: \`adopt: true\` or \`unadopt: true\` in its manifest changes that`,
        ]
      : []),
    ...(again.length > 0 ? [`later runs wrote to ${again.join(", ")} too; that is taken back with it`] : []),
  ];
}
