import type { NameAndVersion } from "../fleet/key.ts";
import type { Status } from "../fleet/webhook.ts";
import type { Action } from "../plan/change.ts";
import type { History } from "../record/history.ts";
import type { LastRun } from "../record/projection.ts";

/** What a scheduler may want to be told by an exit code. */
export const CONCERNS = ["drift", "unhealthy", "sunset"] as const;

export type Concern = (typeof CONCERNS)[number];

/** What somebody or something else than us did to a webhook on the tenant. */
export interface Drift {
  /** The field; null where it is the whole webhook. */
  readonly path: string | null;
  readonly cause: "drift" | "deactivated" | "deleted" | "exchanged";
}

/** An instant or day, and how many whole days it is away, rounded down. */
export interface Term {
  readonly at: string;
  readonly days: number;
  /** Whether it has come. */
  readonly past: boolean;
}

/** Where one version of a webhook stands. */
export interface WebhookStatus extends NameAndVersion {
  /** null where no manifest declares it. */
  readonly desired: Status | null;
  /** null where the tenant does not have it. */
  readonly live: Status | null;
  /** What an apply would do to it; null when there is nothing to do. */
  readonly pending: Action | "blocked" | null;
  /** Whether the tenant keeps a value otherwise than declared: there is nothing to do, and it is not as declared. */
  readonly keptOtherwise: boolean;
  readonly drift: readonly Drift[];
  /** Fields that are not as declared, and no record says whether Git or the tenant changed. */
  readonly unexplained: readonly string[];
  readonly history: History;
  /** From which UTC day it may be deleted; null when unknown. */
  readonly sunset: Term | null;
  /** Until when its receiver's certificate is valid, as last seen; null when it never was. */
  readonly certificate: Term | null;
  readonly concerns: readonly Concern[];
  /** null where it is not live, or its tenant has none. */
  readonly endpoint: EndpointSummary | null;
}

/** What tells people which Endpoint a webhook is. */
export interface EndpointSummary {
  readonly id: string;
  readonly displayName: string;
  /** So much of the token in its address as distinguishes it from others. */
  readonly address: string;
}

/** A run that holds the record: it applies, or is about to. */
export interface WorkingRun {
  readonly run: string;
  /** null where it has recorded nothing yet. */
  readonly actor: string | null;
  /** ISO 8601 UTC. */
  readonly since: string;
  readonly pid: number;
  readonly host: string;
}

/** What was done last, and what is being done. */
export interface RunsStatus {
  readonly lastRun: LastRun | null;
  /** Mostly one or none; two where one took over from another while the record was read. */
  readonly running: readonly WorkingRun[];
}

/** By what the record tells, and by who holds it. */
export function runsStatus(
  lastRun: LastRun | null,
  holders: readonly Omit<WorkingRun, "actor">[],
): RunsStatus {
  const started = lastRun?.started;
  const running = holders.map(({ run, since, pid, host }) => {
    const actor = started?.run === run ? started.actor : null;
    return { run, actor, since, pid, host };
  });
  return { lastRun, running };
}

/** Where all webhooks of an environment stand. */
export interface FleetStatus extends RunsStatus {
  readonly environment: string;
  /** The tenant's host. */
  readonly tenant: string;
  readonly readAt: Date;
  /** How many live webhooks are ours. */
  readonly managed: number;
  /** How many are not. */
  readonly unmanaged: number;
  /** Messages that nobody has taken yet; null where they cannot be read. */
  readonly undelivered: Undelivered | null;
  /** By name, then by version. */
  readonly webhooks: readonly WebhookStatus[];
  /** What concerns all of it, one sentence each. */
  readonly notes: readonly string[];
}

/** Whether somebody should look at it: something is wrong, or nobody can tell. */
export function isOfConcern({
  concerns,
  unexplained,
}: Pick<WebhookStatus, "concerns" | "unexplained">): boolean {
  return concerns.length + unexplained.length > 0;
}

/** Whether managed webhooks are live of which there is no record: nobody knows what drifted or is unhealthy. */
export function isUnrecorded({ lastRun, managed }: Pick<FleetStatus, "lastRun" | "managed">): boolean {
  return lastRun === null && managed > 0;
}

/** How many messages are left to tell, and how many are not tried any more. */
export interface Undelivered {
  readonly waiting: number;
  readonly setAside: number;
}

/** How many webhooks are in which state; one may count in several of the last three. */
export interface StatusCounts extends Readonly<Record<Concern, number>> {
  readonly webhooks: number;
  readonly asDeclared: number;
  readonly keptOtherwise: number;
  readonly pending: number;
  readonly blocked: number;
}

export function countsOf({ webhooks }: FleetStatus): StatusCounts {
  const count = (holds: (webhook: WebhookStatus) => boolean) => webhooks.filter(holds).length;
  const nothingToDo = count(({ pending }) => pending === null);
  const keptOtherwise = count((webhook) => webhook.keptOtherwise);
  const blocked = count(({ pending }) => pending === "blocked");
  return {
    webhooks: webhooks.length,
    asDeclared: nothingToDo - keptOtherwise,
    keptOtherwise,
    pending: webhooks.length - nothingToDo - blocked,
    blocked,
    drift: count(({ concerns }) => concerns.includes("drift")),
    unhealthy: count(({ concerns }) => concerns.includes("unhealthy")),
    sunset: count(({ concerns }) => concerns.includes("sunset")),
  };
}
