import { lastWrittenStates, protections } from "../../journal/recorded-state.ts";
import { isDeclarableName, isNamed, keyOf, parseKey, type WebhookKey } from "../../model/key.ts";
import { withLearned } from "../../model/learned.ts";
import type { LiveListing, UnreadIntegration } from "../../model/live.ts";
import type { Plan } from "../../model/plan.ts";
import type { PlanRequest } from "../../model/plan-request.ts";
import type { JournalEntry } from "../../model/record.ts";
import { failure, type Result, success } from "../../model/result.ts";
import { type TenantFailure, tenantFailure } from "../../model/tenant.ts";
import { buildPlan } from "../../plan/build-plan.ts";
import { unreadNamesake } from "../../plan/fleet.ts";
import { refusalsOf } from "../../plan/policy-refusals.ts";
import { recordedFacts } from "../../plan/recorded-facts.ts";
import { unmatchedAllowances } from "../../plan/unmatched-allowances.ts";
import { EXIT } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { Desired } from "../manifest/desired.ts";
import { type Problem, problem, tenantProblem } from "../problem.ts";
import type { Connection } from "../tenant/connection.ts";

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

/** What a plan is made from. */
export interface Planning {
  readonly desired: Desired;
  readonly connection: Connection;
  readonly live: LiveListing;
  readonly records: readonly JournalEntry[];
  readonly request: PlanRequest;
}

/** Works out what an apply would do to a tenant that was read. */
export function planFor(
  { clock }: Pick<Io, "clock">,
  { desired, connection, live, records, request }: Planning,
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
    ...recordedFacts(connection.environment, live, {
      lastWritten: lastWrittenStates(records),
      protections: protections(records),
    }),
    refusals: refusalsOf(desired.findings),
    incomplete: request.incomplete,
    locate: desired.locate,
    allow: request.allow,
    targets: request.targets,
    now: clock.now(),
  });
  const strangers = unmatchedAllowances(request.allow, known);
  return success({ ...plan, notes: [...plan.notes, ...strangers] });
}

/** It may be the declared webhook itself: registering another, or saying that nothing changed, would be a guess. */
function inTheWay({ name, problem: what }: UnreadIntegration): TenantFailure {
  return tenantFailure(
    "malformed",
    `the tenant has ${what}, and a manifest declares its name, ${name}`,
    "correct or rename it on the tenant, or declare another name; then plan again",
  );
}
