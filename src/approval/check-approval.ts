import { failure, type Result, success } from "../base/result.ts";
import type { DeclaredEndpoint, HeaderValue, Webhook } from "../model/fleet/webhook.ts";
import type { Plan, PlanDocument } from "../model/plan/plan.ts";
import { recordingOnly } from "../model/plan/protection.ts";
import type { ApprovalWay } from "../model/record/record.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";
import type { CurrentState } from "./current-state.ts";
import { changesDigest } from "./plan-document.ts";
import { leftOutOf, type RemainingPlan, recordedAsApproved, remainingPlan } from "./remaining-plan.ts";

/** Who said that the changes may be made. */
export type Approval =
  /** Nobody yet: the person at the terminal is asked. */
  | { readonly kind: "ask" }
  /** --yes: whatever is planned. */
  | { readonly kind: "all" }
  /** --approved: the changes with this digest. */
  | { readonly kind: "digest"; readonly digest: string }
  /** The changes of a saved plan. */
  | { readonly kind: "plan"; readonly document: PlanDocument };

/** What the record calls them. */
export const APPROVAL_WAYS = {
  ask: "answered",
  all: "yes-option",
  digest: "digest",
  plan: "plan-file",
} as const satisfies Record<Approval["kind"], ApprovalWay>;

/** What is left to do of what was approved. */
export interface ApprovedPlan {
  readonly plan: Plan;
  /** Of what was approved, which may be more than what is left. */
  readonly changesDigest: string;
}

/** Why nothing is done: what would be done now is not what was approved. */
export interface ApprovalMismatch {
  readonly message: string;
  readonly hint: string;
}

/** What was approved for another environment; undefined where it was not. */
export function otherEnvironment(approval: Approval, environment: string): Problem | undefined {
  return approval.kind === "plan" ? forOtherEnvironment(approval.document, environment) : undefined;
}

/** A plan that was saved for another environment than is asked for. */
export function forOtherEnvironment(
  { environment: planned }: PlanDocument,
  environment: string,
): Problem | undefined {
  if (planned === environment) return undefined;
  const message = `the plan is for the environment ${planned}, not for ${environment}`;
  return problem(EXIT.stale, "stale-plan", message, `pass --env ${planned}`);
}

/** What of it nobody approved, as one problem. */
export function staleProblem(mismatches: readonly ApprovalMismatch[]): Problem {
  const told = mismatches.map(({ message, hint }) => problem(EXIT.stale, "stale-plan", message, hint));
  return { exitCode: EXIT.stale, diagnostics: told.flatMap(({ diagnostics }) => diagnostics) };
}

/** Makes the plan that a machine without the webhooks' secrets would have made. */
export type PlanWithoutSecrets = () => Plan;

/** Holds what would be done now to what was approved. A difference is told with the objects that moved. */
export function checkApproval(
  approval: Approval,
  current: CurrentState,
  withoutSecrets: PlanWithoutSecrets,
): Result<ApprovedPlan, readonly ApprovalMismatch[]> {
  switch (approval.kind) {
    case "ask":
    case "all":
      return success({ plan: current.plan, changesDigest: changesDigest(current.plan) });
    case "digest":
      return checkDigest(approval.digest, current.plan, withoutSecrets);
    case "plan":
      return checkPlan(approval.document, current, withoutSecrets);
  }
}

function checkDigest(
  digest: string,
  plan: Plan,
  withoutSecrets: PlanWithoutSecrets,
): Result<ApprovedPlan, readonly ApprovalMismatch[]> {
  const now = changesDigest(plan);
  if (now === digest) return success({ plan: asInDigest(plan, plan), changesDigest: digest });
  if (plan.changes.length === 0) return success({ plan: notAsApproved(plan), changesDigest: now });
  const blind = withoutSecrets();
  if (changesDigest(blind) === digest) {
    return success({ plan: asInDigest(blind, plan), changesDigest: digest });
  }
  const changes = plan.changes.map(({ action, key }) => `${action} ${key}`).join(", ");
  const message = `the changes now have the digest ${now}, not the approved one: ${changes}`;
  return failure([{ message, hint: "plan again and have it reviewed, or apply the saved plan file" }]);
}

/**
 * Of what is recorded without a write, a digest holds only that of what changes: nobody can tell whether the rest was
 * there to be reviewed.
 */
function asInDigest(held: Plan, plan: Plan): Plan {
  const changing = new Set(held.changes.map(({ key }) => key));
  const recorded = recordedAsApproved(held, { protections: [], sunsets: [] }, changing);
  return withNotes(keep({ plan: { ...held, ...recorded }, done: [] }, plan));
}

/**
 * Whether the approved changes were applied cannot be told from a digest, and without a record not all of them would be
 * planned. What was not among them waits.
 */
function notAsApproved(plan: Plan): Plan {
  const note =
    "the approved digest is that of other changes: they were applied already, were reverted since, or cannot be seen here";
  const left = recordingOnly(plan, { protections: [], sunsets: [] });
  return { ...left, notes: [...left.notes, note] };
}

function checkPlan(
  document: PlanDocument,
  current: CurrentState,
  withoutSecrets: PlanWithoutSecrets,
): Result<ApprovedPlan, readonly ApprovalMismatch[]> {
  const { plan } = current;
  if (document.tenant !== plan.tenant) {
    const message = `the plan is for ${document.tenant}, and ${plan.environment} is at ${plan.tenant}`;
    return failure([{ message, hint: "plan again" }]);
  }
  const { changesDigest } = document;
  const remaining = remainingPlan(document, current);
  if (remaining.ok) return success({ plan: withNotes(remaining.value), changesDigest });
  const blind = remainingPlan(document, { ...current, plan: withoutSecrets() });
  if (blind.ok) return success({ plan: withNotes(keep(blind.value, plan)), changesDigest });
  const hint = "nothing was changed; plan again and have it reviewed";
  return failure(remaining.error.map(({ key, message }) => ({ message: `${key}: ${message}`, hint })));
}

/** What is approved of a plan that knows more than the one that was held to the approval. */
function keep({ plan: held, done }: Pick<RemainingPlan, "plan" | "done">, plan: Plan): RemainingPlan {
  const keys = new Set(held.changes.map(({ key }) => key));
  const kept = { ...recordingOnly(plan, held), changes: plan.changes.filter(({ key }) => keys.has(key)) };
  return { plan: kept, done, leftOut: leftOutOf(plan, kept) };
}

function withNotes({ plan, done, leftOut }: RemainingPlan): Plan {
  const notes = [
    ...plan.notes,
    ...(done.length > 0 ? [`already applied: ${done.join(", ")}`] : []),
    ...(leftOut.length > 0
      ? [`not in the approved plan and left for the next one: ${leftOut.join(", ")}`]
      : []),
  ];
  return { ...plan, notes };
}

/** The same webhooks where no secret is known. */
export function withoutSecrets(webhooks: readonly Webhook[]): Webhook[] {
  return webhooks.map((webhook) => ({
    ...webhook,
    headers: webhook.headers.map(({ name, value }) => ({ name, value: unresolved(value) })),
    endpoint: webhook.endpoint === null ? null : withoutPassword(webhook.endpoint),
  }));
}

function withoutPassword(endpoint: DeclaredEndpoint): DeclaredEndpoint {
  const { basicAuth } = endpoint;
  if (basicAuth.kind !== "declared") return endpoint;
  return { ...endpoint, basicAuth: { ...basicAuth, password: unresolved(basicAuth.password) } };
}

function unresolved(value: HeaderValue): HeaderValue {
  if (value.kind !== "secret") return value;
  const { template, references } = value;
  return { kind: "unresolved", template, references, missing: references.map(({ name }) => name) };
}
