import type { Redactor } from "../base/redactor.ts";
import { failure, type Result, success } from "../base/result.ts";
import type { Locate } from "../model/fleet/diagnostic.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { isNamed, type NameAndVersion, parseKey } from "../model/fleet/key.ts";
import type { LiveListing, UnreadIntegration } from "../model/fleet/live.ts";
import type { PolicyDiagnostic } from "../model/fleet/policy.ts";
import { type TenantFailure, tenantFailure } from "../model/fleet/tenant.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { Plan, PlanRequest } from "../model/plan/plan.ts";
import type { PlanInput, Propose } from "../model/plan/plan-entry.ts";
import { lastWrittenIn, type Projection, protectionsIn, withLearned } from "../model/record/projection.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem, tenantProblem } from "../model/run/problem.ts";
import { buildPlan } from "./build-plan.ts";
import { refusalsOf, unmatchedAllowances } from "./guards/declared.ts";
import { hidingSecrets } from "./hidden-secrets.ts";
import { recordedFacts } from "./recorded-facts.ts";

/** What is declared, and what was found in it. */
interface DeclaredFleet {
  readonly webhooks: readonly Webhook[];
  readonly findings: readonly PolicyDiagnostic[];
  readonly locate: Locate;
}

/** What a plan is made from. */
export interface Planning {
  readonly desired: DeclaredFleet;
  readonly environment: Environment;
  /** The tenant, for people. */
  readonly tenant: string;
  readonly live: LiveListing;
  readonly recorded: Pick<Projection, "webhooks" | "learned">;
  readonly request: PlanRequest;
  readonly now: Date;
}

/** What plans are made with. */
export interface Planner {
  readonly redactor: Redactor;
  readonly propose: Propose;
}

/** Works out what an apply would do to a tenant that was read, and says nothing that repeats a secret. */
export function planTenant(
  { desired, environment, tenant, live, recorded, request, now }: Planning,
  { redactor, propose }: Planner,
): Result<Plan, Problem> {
  const { webhooks: declared, findings, locate } = desired;
  const known = [...declared, ...live.webhooks];
  const unknown = unknownTarget(request.targets, declared, known);
  if (unknown !== undefined) {
    const hint = "name one that is declared or live";
    return failure(problem(EXIT.usage, "usage", `--target ${unknown}: no such webhook`, hint));
  }
  const namesake = unreadNamesake({ desired: declared, live });
  if (namesake !== null) return failure(tenantProblem(inTheWay(namesake)));
  const shown = hidingSecrets(live, { desired: declared, environment }, redactor);
  if (!shown.ok) return shown;
  const facts = { lastWritten: lastWrittenIn(recorded), protections: protectionsIn(recorded) };
  const input = {
    environment: withLearned(environment, recorded.learned),
    ...{ tenant, desired: declared, live: shown.value, locate, now },
    ...recordedFacts(environment, live, facts),
    refusals: refusalsOf(findings),
    ...request,
  };
  const plan = buildPlan(input, propose);
  const strangers = unmatchedAllowances(request.allow, known);
  return success({ ...plan, blocked: tellable(plan, redactor), notes: [...plan.notes, ...strangers] });
}

/** One that is neither known nor the former name of one that is declared. */
function unknownTarget(
  targets: PlanRequest["targets"],
  desired: readonly Webhook[],
  known: readonly NameAndVersion[],
): string | undefined {
  const former = new Set(desired.flatMap(({ replaces }) => replaces));
  return targets.find(
    (target) =>
      !former.has(parseKey(target)?.name ?? target) && !known.some((webhook) => isNamed(webhook, target)),
  );
}

/** Names that somebody gave on the tenant are the tenant's words. */
function tellable({ blocked }: Plan, redactor: Redactor): Plan["blocked"] {
  return blocked.map((one) =>
    one.code === "renamed" || one.code === "ambiguous"
      ? { ...one, message: redactor.withoutSecrets(one.message), remedy: redactor.withoutSecrets(one.remedy) }
      : one,
  );
}

/** An integration that cannot be read and has the name of a declared webhook: it may be what is to be registered. */
function unreadNamesake({ desired, live }: Pick<PlanInput, "desired" | "live">) {
  if (live.unread.length === 0) return null;
  const names = new Set(desired.map(({ name }) => name));
  const found = live.unread.find(({ name }) => name !== null && names.has(name));
  return found ?? null;
}

/** It may be the declared webhook itself: registering another, or saying that nothing changed, would be a guess. */
function inTheWay({ name, problem: what }: UnreadIntegration): TenantFailure {
  return tenantFailure(
    "malformed",
    `the tenant has ${what}, and a manifest declares its name, ${name}`,
    "correct or rename it on the tenant, or declare another name; then plan again",
  );
}
