import { digestOf } from "../base/digest.ts";
import { DAY_MS } from "../base/time.ts";
import type { Action, Change } from "../model/change.ts";
import type { Plan, PlanDocument } from "../model/plan.ts";

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

const LIFETIME_MS = DAY_MS;

/** From when on a plan is not applied any more; empty where the time is none. */
export function expiryOf(plannedAt: string): string {
  const time = Date.parse(plannedAt);
  return Number.isNaN(time) ? "" : new Date(time + LIFETIME_MS).toISOString();
}

type ChangeDocument = PlanDocument["changes"][number];

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
    notes: [...plan.notes],
    counts: {
      ...countActions(plan.changes),
      unchanged: plan.unchanged.length,
      blocked: plan.blocked.length,
      unmanaged: plan.unmanaged.length + plan.unread,
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
      const { name, version, successorVersion, desired, live, ...document } = change;
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
