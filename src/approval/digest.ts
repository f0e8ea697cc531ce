import { digestOf } from "../base/digest.ts";
import type { Blocked, ShownValue, Snapshot } from "../model/change.ts";
import type { WebhookKey } from "../model/key.ts";
import type { PlanDocument } from "../model/plan.ts";

/** A change as it stands in a document; the planner's own changes have all of it too. */
export type ReviewedChange = PlanDocument["changes"][number];

type Reviewed<C> = C extends { readonly action: "replace" }
  ? Omit<C, "superseded"> & {
      readonly superseded: readonly {
        readonly key: WebhookKey;
        readonly after: Snapshot;
        readonly goesOn?: true;
      }[];
    }
  : C;

/** What the digest needs of a change, planned or read from a document. */
export type Reviewable = Reviewed<ReviewedChange>;

/**
 * What a reviewer approves: environment, tenant, changes and fingerprints, and of each change all that an apply acts on,
 * what the probe sends and expects included. Places in files, the order of steps, risks
 * and times are no part of it.
 */
export function changesDigest(plan: {
  readonly environment: string;
  readonly tenant: string;
  readonly changes: readonly Reviewable[];
  readonly blocked: readonly Pick<Blocked, "key" | "action">[];
}): string {
  return digestOf({
    environment: plan.environment,
    tenant: plan.tenant,
    changes: plan.changes.map(approvedPart).toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    // What is not done is approved too: with --skip-blocked the rest is applied as if it were all.
    blocked: plan.blocked.map(({ key, action }) => `${action} ${key}`).toSorted(),
  });
}

/**
 * The part of a change that is approved. What only the records of earlier runs can tell, the cause of a difference,
 * the name of a live secret and a value that Git had, is left out: a reviewer's machine may not have them.
 */
export function approvedPart(change: Reviewable) {
  const { key, action, fingerprint, dependsOn, unverified } = change;
  const reason = change.reason.kind === "differs" ? { kind: change.reason.kind } : change.reason;
  const fields = change.fields.map(({ path, before, after }) => ({
    path,
    before: withoutRecord(path, before),
    after,
  }));
  const after = change.action === "delete" ? null : change.after;
  const superseded =
    change.action === "replace" ? change.superseded.map((old) => ({ key: old.key, after: old.after })) : [];
  return {
    key,
    action,
    reason,
    fingerprint,
    dependsOn: dependsOn.toSorted(),
    fields,
    unverified,
    after,
    superseded,
    sunset: approvedSunset(change),
    declared: change.action === "delete" ? null : change.declared,
    probe: "probe" in change ? change.probe : null,
    ...approvedStrategy(change),
  };
}

/** Which live object is replaced in place, and what stays switched on; nothing where neither is so. */
function approvedStrategy(change: Reviewable) {
  if (change.action === "replace") {
    const goOn = change.superseded.filter(({ goesOn }) => goesOn === true).map(({ key }) => key);
    return {
      ...(change.inPlaceOf === undefined ? {} : { inPlaceOf: change.inPlaceOf }),
      ...(goOn.length === 0 ? {} : { goOn }),
    };
  }
  return change.action === "deprecate" && change.goesOn === true ? { goesOn: true } : {};
}

/** What operators let be shown of a live header is in the fingerprint. */
function withoutRecord(path: string, before: ShownValue): ShownValue {
  const isTold = before.kind === "secret" || (before.kind === "plain" && path.startsWith("headers."));
  return isTold ? { kind: "sensitive" } : before;
}

/** A grace period counts from the day of the plan: the same approval moves it from one day to the next. */
function approvedSunset(change: Reviewable): string | null {
  if (change.action === "deprecate") return change.sunsetFrom === "grace-period" ? null : change.sunset;
  return change.action === "delete" ? change.sunset : null;
}
