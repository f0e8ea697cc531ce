import { digestOf } from "../base/json.ts";
import { DAY_MS } from "../base/time.ts";
import type { WebhookKey } from "../model/fleet/key.ts";
import type { Action, Blocked, Change, ShownValue, Snapshot } from "../model/plan/change.ts";
import type { ChangeDocument, Plan, PlanDocument, PlanRequest } from "../model/plan/plan.ts";
import { EXIT, type ExitCode, worstExit } from "../model/run/exit-code.ts";

/** What a plan does not know of itself. */
export interface PlanFacts {
  readonly toolVersion: string;
  /** The Git commit of the manifests; null outside a checkout. */
  readonly commit: string | null;
  /** The folder of the manifests, from the root of the repository. */
  readonly manifests: string;
  /** What the command line asked for and allowed. */
  readonly options: PlanDocument["options"];
  readonly changesDigest: string;
}

/** What was asked for and allowed, as a plan has it. */
export function optionsIn({ targets, allow }: PlanRequest): PlanDocument["options"] {
  return {
    targets: [...targets],
    allowDelete: [...allow.delete],
    allowDeprecate: [...allow.deprecate],
    allowDowngrade: [...allow.downgrade],
  };
}

/**
 * `isDetailed`: whether what waits to be changed, or to be recorded before its manifest may go, shows in it. That a record
 * was lost does not: runners that keep none would never come to an end.
 */
export function exitOfPlan(plan: PlanDocument, isDetailed = false): ExitCode {
  const { blocked, changes, protections, sunsets = [] } = plan;
  const given = protections.filter(({ protect }) => protect);
  const pending = changes.length + given.length + sunsets.length;
  return worstExit([
    blocked.length > 0 ? EXIT.refused : EXIT.done,
    isDetailed && pending > 0 ? EXIT.pending : EXIT.done,
  ]);
}

const LIFETIME_MS = DAY_MS;

/** From when on a plan is not applied any more; empty where the time is none. */
export function expiryOf(plannedAt: string): string {
  const time = Date.parse(plannedAt);
  return Number.isNaN(time) ? "" : new Date(time + LIFETIME_MS).toISOString();
}

/** The plan as it may be printed and stored: without the objects that hold secrets. Every format is made of it. */
export function planDocument(plan: Plan, facts: PlanFacts): PlanDocument {
  const content = contentOf(plan, facts);
  return {
    ...content,
    // Worked out when it is asked for: a plan for people does not show it.
    get integrity() {
      return digestOf(content);
    },
  };
}

/** Whether a document that was saved is as it was written. */
export function isIntact({ integrity, ...content }: PlanDocument): boolean {
  return integrity === digestOf(content);
}

function contentOf(plan: Plan, facts: PlanFacts): Omit<PlanDocument, "integrity"> {
  return {
    formatVersion: 2,
    toolVersion: facts.toolVersion,
    environment: plan.environment,
    tenant: plan.tenant,
    manifests: facts.manifests,
    commit: facts.commit,
    readAt: plan.readAt.toISOString(),
    plannedAt: plan.plannedAt.toISOString(),
    expiresAt: expiryOf(plan.plannedAt.toISOString()),
    options: facts.options,
    managed: plan.managed,
    changes: plan.changes.map(withoutObjects),
    blocked: plan.blocked.map(({ name, version, ...document }) => document),
    unchanged: [...plan.unchanged],
    protections: plan.protections.map(({ key, protect }) => ({ key, protect })),
    ...(plan.sunsets.length === 0
      ? {}
      : { sunsets: plan.sunsets.map(({ key, sunset }) => ({ key, sunset })) }),
    notes: [...plan.notes],
    counts: {
      ...countActions(plan.changes),
      unchanged: plan.unchanged.length,
      blocked: plan.blocked.length,
      unmanaged: plan.unmanaged.length + plan.unread,
      ...(plan.leftOut === 0 ? {} : { leftOut: plan.leftOut }),
    },
    changesDigest: facts.changesDigest,
  };
}

function withoutObjects(change: Change): ChangeDocument {
  switch (change.action) {
    case "create": {
      const { name, version, desired, ...document } = change;
      return document;
    }
    case "replace": {
      const { name, version, desired, live, superseded, ...document } = change;
      return { ...document, superseded: withoutLive(superseded) };
    }
    case "update":
    case "adopt":
    case "unadopt": {
      const { name, version, desired, live, ...document } = change;
      return document;
    }
    case "deprecate": {
      const { name, version, desired, live, ...document } = change;
      return document;
    }
    case "delete": {
      const { name, version, live, ...document } = change;
      return document;
    }
  }
}

type ReplaceDocument = Extract<ChangeDocument, { action: "replace" }>;

function withoutLive(
  superseded: Extract<Change, { action: "replace" }>["superseded"],
): ReplaceDocument["superseded"] {
  return superseded.map(({ live, ...document }) => document);
}

function countActions(changes: readonly Change[]): Record<Action, number> {
  const counts = { create: 0, update: 0, replace: 0, adopt: 0, unadopt: 0, deprecate: 0, delete: 0 };
  for (const change of changes) counts[change.action] += 1;
  return counts;
}

/** A change as it stands in a document; the planner's own changes have all of it too. */
export type ReviewedChange = PlanDocument["changes"][number];

type Reviewed<C> = C extends { readonly action: "replace" }
  ? Omit<C, "superseded"> & {
      readonly superseded: readonly {
        readonly key: WebhookKey;
        readonly after: Snapshot;
        readonly graceMs?: number;
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
    change.action === "replace"
      ? change.superseded.map(({ key, after, graceMs }) => ({ key, after, ...graceOf({ graceMs }) }))
      : [];
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
    ...(change.action === "deprecate" ? graceOf(change) : {}),
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

/** A grace period counts from the day of the plan: the same approval moves its end from one day to the next. */
function approvedSunset(change: Reviewable): string | null {
  if (change.action === "deprecate") return change.sunsetFrom === "grace-period" ? null : change.sunset;
  return change.action === "delete" ? change.sunset : null;
}

/** How long it is stays as it was approved; nothing for plans of before it was told. */
function graceOf({ graceMs }: { readonly graceMs?: number | undefined }): { readonly graceMs?: number } {
  return graceMs === undefined ? {} : { graceMs };
}
