import { canonicalJson } from "../base/json.ts";
import type { WebhookKey } from "../model/fleet/key.ts";
import type { Snapshot } from "../model/plan/change.ts";
import type { PlanComparison, PlanDifference, PlanDocument } from "../model/plan/plan.ts";
import { type ComparedState, describeChangedSince, planLive } from "./changed-since.ts";
import { approvedPart, type ReviewedChange } from "./plan-document.ts";

/** Compares two plans by what a reviewer approves. What is no part of the digest, a day for example, is no difference. */
export function comparePlans(first: PlanDocument, second: PlanDocument): PlanComparison {
  const now = nowBy(second);
  const was = new Map(first.changes.map((change) => [change.key, change]));
  const is = new Map(second.changes.map((change) => [change.key, change]));
  const keys = [...new Set([...was.keys(), ...is.keys()])].toSorted();
  return {
    same: first.changesDigest === second.changesDigest,
    digests: { first: first.changesDigest, second: second.changesDigest },
    differences: [
      ...comparePlaces(first, second),
      ...keys.flatMap((key) => compareChange(key, was.get(key), now)),
      ...compareBlocked(first, second, new Set(keys)),
    ],
  };
}

function comparePlaces(first: PlanDocument, second: PlanDocument): PlanDifference[] {
  return (["environment", "tenant"] as const)
    .filter((name) => first[name] !== second[name])
    .map((name) => ({ key: null, message: `the ${name} is ${second[name]}, not ${first[name]}` }));
}

function compareChange(
  key: WebhookKey,
  was: ReviewedChange | undefined,
  now: ComparedState,
): PlanDifference[] {
  const is = now.plannedFor(key);
  if (was === undefined) {
    return is === undefined ? [] : [{ key, message: `the planned ${is.action} is new in the second plan` }];
  }
  if (is !== undefined && canonicalJson(approvedPart(was)) === canonicalJson(approvedPart(is))) return [];
  return [{ key, message: describeChangedSince(was, now) }];
}

/** What is blocked in one plan and not in the other, where that is not told with a change. */
function compareBlocked(
  first: PlanDocument,
  second: PlanDocument,
  told: ReadonlySet<WebhookKey>,
): PlanDifference[] {
  const lines = ({ blocked }: PlanDocument) =>
    new Map(blocked.map((one) => [`${one.action} ${one.key}`, one]));
  const [was, is] = [lines(first), lines(second)];
  const added = [...is].filter(([line]) => !was.has(line)).map(([, one]) => one);
  const gone = [...was].filter(([line]) => !is.has(line)).map(([, one]) => one);
  return [
    ...added.map(({ key, action, code, message }) => ({
      key,
      message: `the planned ${action} is blocked now (${code}): ${message}`,
    })),
    ...gone.map(({ key, action }) => ({ key, message: `the planned ${action} is no longer blocked` })),
  ].filter(({ key }) => !told.has(key));
}

/** How things were when a plan was made, as far as it tells. */
function nowBy(plan: PlanDocument): ComparedState {
  const changes = new Map(plan.changes.map((change) => [change.key, change]));
  const blocked = new Map(plan.blocked.toReversed().map((one) => [one.key, one]));
  const live = new Map<WebhookKey, Snapshot | null>(plan.changes.flatMap(planLive));
  return {
    plannedFor: (key) => changes.get(key),
    blockedFor: (key) => blocked.get(key),
    liveFor: (key) => live.get(key),
    stepsOf: () => [],
  };
}
