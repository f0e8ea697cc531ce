import type { Redactor } from "../base/redactor.ts";
import { failure, type Result, success } from "../base/result.ts";
import type { Locate } from "../model/fleet/diagnostic.ts";
import type { Environment } from "../model/fleet/environment.ts";
import {
  isDeclarableName,
  isNamed,
  keyOf,
  type NameAndVersion,
  parseIdempotencyKey,
  parseKey,
  partsOf,
  type WebhookKey,
} from "../model/fleet/key.ts";
import type { LastWritten } from "../model/fleet/last-written.ts";
import type { LiveListing, UnreadIntegration } from "../model/fleet/live.ts";
import type { PolicyDiagnostic } from "../model/fleet/policy.ts";
import { type TenantFailure, tenantFailure } from "../model/fleet/tenant.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { Plan, PlanInput, PlanRequest, Propose, RawPlanRequest } from "../model/plan/plan.ts";
import { lastWrittenIn, type Projection, protectionsIn, withLearned } from "../model/record/projection.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem, tenantProblem } from "../model/run/problem.ts";
import { buildPlan } from "./build-plan.ts";
import { refusalsOf, unmatchedAllowances } from "./guards/declared.ts";
import { hidingSecrets, showingKept } from "./secrets.ts";

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

/** A plan, and what it was made from, with what is shown of it in place of what repeats a secret. */
export interface TenantPlan {
  readonly plan: Plan;
  readonly shown: LiveListing;
}

/** Works out what an apply would do to a tenant that was read, and says nothing that repeats a secret. */
export function planTenant(
  { desired, environment, tenant, live, recorded, request, now }: Planning,
  { redactor, propose }: Planner,
): Result<TenantPlan, Problem> {
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
    ...{ tenant, desired: showingKept(declared, redactor), live: shown.value, locate, now },
    ...recordedFacts(environment, live, facts),
    refusals: refusalsOf(findings),
    ...request,
  };
  const built = buildPlan(input, propose);
  const allowable = [...known, ...formerNames(live, facts)];
  const notes = [...built.notes, ...unmatchedAllowances(request.allow, allowable)];
  return success({ plan: { ...built, blocked: tellable(built, redactor), notes }, shown: shown.value });
}

/** What is live under a name that somebody gave it on the tenant is allowed by its own. */
function formerNames({ webhooks }: LiveListing, { lastWritten }: RecordedFacts): NameAndVersion[] {
  const ids = new Set<string | undefined>(webhooks.map(({ id }) => id));
  const recorded = [...lastWritten].flatMap(([key, { id }]) => (ids.has(id) ? [partsOf(key)] : []));
  return [...recorded, ...webhooks.flatMap((one) => parseIdempotencyKey(one.idempotencyKey) ?? [])];
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

/** What the records say of each webhook of which they tell. */
export interface RecordedFacts {
  readonly lastWritten: ReadonlyMap<WebhookKey, LastWritten>;
  /** Whether the last manifest protected it. */
  readonly protections: ReadonlyMap<WebhookKey, boolean>;
}

/** What a plan goes by of what was done before: the records, and for protection labels where no record tells. */
export function recordedFacts(
  environment: Pick<Environment, "capabilities">,
  live: LiveListing,
  recorded: RecordedFacts,
): Pick<PlanInput, "lastWritten" | "recorded" | "protectedKeys"> {
  return {
    lastWritten: recorded.lastWritten,
    recorded: new Set([...recorded.lastWritten.keys(), ...recorded.protections.keys()]),
    protectedKeys: protectedNow(environment, live, recorded),
  };
}

/**
 * By the records; where none tells of a webhook, by its labels. They tell of no more than protection: a label is as old as
 * the last write, and somebody else's webhook has one too.
 */
function protectedNow(
  { capabilities }: Pick<Environment, "capabilities">,
  { webhooks }: LiveListing,
  { protections }: RecordedFacts,
): ReadonlySet<WebhookKey> {
  const recorded = [...protections].flatMap(([key, protect]) => (protect ? [key] : []));
  if (!capabilities.labels) return new Set(recorded);
  const labelled = webhooks.filter(
    (live) => live.labelled?.protect === true && !protections.has(keyOf(live)),
  );
  return new Set([...recorded, ...labelled.map(keyOf)]);
}

export function readPlanRequest(raw: RawPlanRequest): Result<PlanRequest, Problem> {
  const keys = [...(raw.allowDelete ?? []), ...(raw.allowDeprecate ?? [])];
  const wrong = keys.find((text) => parseKey(text) === undefined);
  if (wrong !== undefined) {
    const message = `'${wrong}' is not a webhook key`;
    return failure(problem(EXIT.usage, "usage", message, "write name@version, for example orders@1"));
  }
  const odd = raw.target?.find((text) => !isDeclarableName(text) && parseKey(text) === undefined);
  if (odd !== undefined) {
    const hint =
      "--target takes all that follows it: write a saved plan before it, and names as orders or orders@1";
    return failure(problem(EXIT.usage, "usage", `--target ${odd} is not the name or key of a webhook`, hint));
  }
  return success({
    targets: raw.target ?? [],
    incomplete: new Map(),
    needed: new Map(),
    staying: [],
    heirs: new Map(),
    allow: {
      delete: keysOf(raw.allowDelete),
      deprecate: keysOf(raw.allowDeprecate),
      downgrade: new Set(raw.allowDowngrade ?? []),
    },
  });
}

function keysOf(texts: readonly string[] = []): Set<WebhookKey> {
  return new Set(texts.flatMap((text) => parseKey(text) ?? []).map(keyOf));
}
