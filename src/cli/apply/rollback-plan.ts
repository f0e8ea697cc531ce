import { listSettled } from "../../apply/settled-listing.ts";
import { type BeforeImage, imagesBefore } from "../../journal/before-run.ts";
import { remember } from "../../journal/recall.ts";
import { IN_NO_FILE } from "../../manifest/locate.ts";
import { type Unrecoverable, webhookFromRecord } from "../../manifest/recorded-webhook.ts";
import type { Blocked, Change, Snapshot } from "../../model/change.ts";
import { keyOf } from "../../model/key.ts";
import type { Plan } from "../../model/plan.ts";
import type { JournalEntry } from "../../model/record.ts";
import { failure, type Result, success } from "../../model/result.ts";
import type { Webhook } from "../../model/webhook.ts";
import { checkPolicy } from "../../policy/check.ts";
import type { Invocation } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { type Desired, secretsFor } from "../manifest/desired.ts";
import { type PlanRequest, planFor } from "../plan/current-plan.ts";
import { type Problem, problem, tenantProblem } from "../problem.ts";
import type { OpenRun } from "./open-run.ts";

/** An ordinary plan, and what it was made with. */
export interface RollbackPlan {
  readonly plan: Plan;
  readonly request: PlanRequest;
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
  const listed = await listSettled(journal.records(), { tenant: client.tenant, clock: io.clock, settleMs });
  if (!listed.ok) return failure(tenantProblem(listed.error));
  const remembered = remember(records);
  const secrets = secretsFor(desired.environment, io, options);
  const restored = images.map((image) => {
    const made = remembered.get(keyOf(image))?.after;
    const declared = desired.webhooks.find((webhook) => keyOf(webhook) === keyOf(image));
    return restore(image, made, { environment: desired.environment, secrets, declared });
  });
  const webhooks = restored.flatMap((one) => (one.kind === "webhook" ? [one.webhook] : []));
  const blocked = restored.flatMap((one) => (one.kind === "blocked" ? [one.blocked] : []));
  const keys = new Set(webhooks.map(keyOf));
  const request = {
    targets: [],
    allow: {
      delete: new Set<never>(),
      deprecate: keys,
      downgrade: new Set(webhooks.map(({ name }) => name)),
    },
  };
  const findings = checkPolicy(webhooks, desired.environment, IN_NO_FILE);
  const then = { ...desired, webhooks, findings, locate: IN_NO_FILE };
  const live = { ...listed.value, webhooks: listed.value.webhooks.filter((one) => keys.has(keyOf(one))) };
  const made = planFor(io, then, connection, live, records, request);
  if (!made.ok) return made;
  const registered = new Set(images.filter(({ was }) => was === null).map(keyOf));
  const refused = webhooks.length === 0 ? [] : made.value.blocked.map(nowhere);
  const plan = {
    ...made.value,
    changes: made.value.changes.map((change) => takenBack(change, run, registered.has(change.key))),
    blocked: [...refused, ...blocked],
    notes: [...made.value.notes, ...notesOn(images, run)],
  };
  return success({ plan, request });
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

type Restored =
  | { readonly kind: "webhook"; readonly webhook: Webhook }
  | { readonly kind: "blocked"; readonly blocked: Blocked }
  /** It is gone already. */
  | { readonly kind: "nothing" };

/** The webhook as it was; what the run registered stays as it was made, out of service. */
function restore(
  image: BeforeImage,
  made: Snapshot | undefined,
  recovering: Parameters<typeof webhookFromRecord>[2],
): Restored {
  const was: Snapshot | undefined = image.was ?? (made && { ...made, status: "deprecated" });
  if (was === undefined) return { kind: "nothing" };
  const webhook = webhookFromRecord(image, was, recovering);
  if (webhook.ok) return { kind: "webhook", webhook: { ...webhook.value, protect: image.protect } };
  return { kind: "blocked", blocked: unrecoverable(image, webhook.error) };
}

function unrecoverable(image: BeforeImage, { hidden, missing }: Unrecoverable): Blocked {
  const key = keyOf(image);
  const lost = hidden.length > 0;
  return {
    key,
    action: "update",
    code: "masked",
    message: lost
      ? `no record names the value that ${hidden.join(", ")} had before`
      : `it needs ${missing.join(", ")}, which cannot be found`,
    remedy: lost
      ? `declare ${key} as it was in its manifest and apply that`
      : `set the environment variable ${missing.join(", ")}, or put a file of that name into --secrets-dir`,
    because: [],
    location: null,
  };
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
