import { protectedKeys, protections, remember } from "../../journal/recall.ts";
import type { Environment } from "../../model/environment.ts";
import {
  isDeclarableName,
  isNamed,
  keyOf,
  type NameAndVersion,
  parseKey,
  type WebhookKey,
} from "../../model/key.ts";
import type { LiveListing, UnreadIntegration } from "../../model/live.ts";
import type { Plan } from "../../model/plan.ts";
import type { Allowances, PlanRequest, Refusal } from "../../model/plan-request.ts";
import type { JournalEntry } from "../../model/record.ts";
import { failure, type Result, success } from "../../model/result.ts";
import { type TenantFailure, tenantFailure } from "../../model/tenant.ts";
import { buildPlan } from "../../plan/build-plan.ts";
import { unreadNamesake } from "../../plan/fleet.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { Desired } from "../manifest/desired.ts";
import { type Problem, problem, tenantProblem } from "../problem.ts";
import type { Connection } from "../tenant/connection.ts";
import { withLearned } from "../tenant/learned.ts";

/** The options that plan and apply share, as commander reads them. */
export interface RawPlanRequest {
  readonly target?: readonly string[];
  readonly allowDelete?: readonly string[];
  readonly allowDeprecate?: readonly string[];
  readonly allowDowngrade?: readonly string[];
}

export function readPlanRequest(raw: RawPlanRequest): Result<PlanRequest, Problem> {
  const keys = [...(raw.allowDelete ?? []), ...(raw.allowDeprecate ?? [])];
  const wrong = keys.find((text) => parseKey(text) === undefined);
  if (wrong !== undefined) {
    const message = `'${wrong}' is no webhook key`;
    return failure(problem(EXIT.usage, "usage", message, "write name@version, for example orders@1"));
  }
  const odd = raw.target?.find((text) => !isDeclarableName(text) && parseKey(text) === undefined);
  if (odd !== undefined) {
    const hint =
      "--target takes all that follows it: write a saved plan before it, and names as orders or orders@1";
    return failure(problem(EXIT.usage, "usage", `--target ${odd} is no webhook's name or key`, hint));
  }
  return success({
    targets: raw.target ?? [],
    incomplete: new Map(),
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

/** Works out what an apply would do to a tenant that was read. */
export function planFor(
  io: Io,
  desired: Desired,
  connection: Connection,
  live: LiveListing,
  records: readonly JournalEntry[],
  request: PlanRequest,
): Result<Plan, Problem> {
  const known = [...desired.webhooks, ...live.webhooks];
  const unknown = request.targets.find((target) => !known.some((webhook) => isNamed(webhook, target)));
  if (unknown !== undefined) {
    return failure(
      problem(
        EXIT.usage,
        "usage",
        `--target ${unknown}: no such webhook`,
        "name one that is declared or live",
      ),
    );
  }
  const namesake = unreadNamesake({ desired: desired.webhooks, live });
  if (namesake !== null) return failure(tenantProblem(inTheWay(namesake)));
  const plan = buildPlan({
    environment: withLearned(connection.environment, records),
    tenant: connection.host,
    desired: desired.webhooks,
    live,
    remembered: remember(records),
    recorded: recordedNow(connection.environment, live, records),
    protectedKeys: protectedNow(connection.environment, live, records),
    refusals: refusalsOf(desired),
    incomplete: request.incomplete,
    locate: desired.locate,
    allow: request.allow,
    targets: request.targets,
    now: io.clock.now(),
  });
  const strangers = allowedStrangers(request.allow, known);
  return success({ ...plan, notes: [...plan.notes, ...strangers] });
}

/** Not refused: where it was deleted by the run before, the same command is right once more. */
function allowedStrangers(
  { delete: deletes, deprecate, downgrade }: Allowances,
  known: readonly NameAndVersion[],
): string[] {
  const keys = new Set<string>(known.map(keyOf));
  const names = new Set(known.map(({ name }) => name));
  return [
    ...[...deletes].filter((key) => !keys.has(key)).map((key) => `--allow-delete ${key}`),
    ...[...deprecate].filter((key) => !keys.has(key)).map((key) => `--allow-deprecate ${key}`),
    ...[...downgrade].filter((name) => !names.has(name)).map((name) => `--allow-downgrade ${name}`),
  ].map((option) => `${option} allows nothing: no such webhook is declared or live`);
}

/** It may be the declared webhook itself: registering another, or saying that nothing changed, would be a guess. */
function inTheWay({ name, problem: what }: UnreadIntegration): TenantFailure {
  return tenantFailure(
    "malformed",
    `the tenant has ${what}, and a manifest declares its name, ${name}`,
    "correct or rename it on the tenant, or declare another name; then plan again",
  );
}

/** What a record or a label tells of. */
function recordedNow(
  { capabilities }: Environment,
  { webhooks }: LiveListing,
  records: readonly JournalEntry[],
): ReadonlySet<WebhookKey> {
  const labelled = capabilities.labels ? webhooks.filter((live) => live.labelled !== null) : [];
  return new Set([...remember(records).keys(), ...protections(records).keys(), ...labelled.map(keyOf)]);
}

/** By the records; where none tells of a webhook, by its labels. */
function protectedNow(
  { capabilities }: Environment,
  { webhooks }: LiveListing,
  records: readonly JournalEntry[],
): ReadonlySet<WebhookKey> {
  const recorded = protectedKeys(records);
  if (!capabilities.labels) return recorded;
  const told = protections(records);
  const labelled = webhooks.filter((live) => live.labelled?.protect === true && !told.has(keyOf(live)));
  return new Set([...recorded, ...labelled.map(keyOf)]);
}

function refusalsOf({ findings }: Desired): Map<WebhookKey, Refusal[]> {
  const refusals = new Map<WebhookKey, Refusal[]>();
  for (const { key, severity, rule, diagnostic } of findings) {
    if (severity !== "error") continue;
    const refusal = {
      message: `${rule}: ${diagnostic.message}`,
      remedy: diagnostic.hint ?? `see the rule ${rule}`,
    };
    refusals.set(key, [...(refusals.get(key) ?? []), refusal]);
  }
  return refusals;
}
