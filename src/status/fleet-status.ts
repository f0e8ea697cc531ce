import { utcDay, wholeDays } from "../base/time.ts";
import { maskedToken } from "../model/fleet/endpoint.ts";
import {
  compareKeys,
  goesOnAs,
  keyOf,
  type NameAndVersion,
  named,
  type WebhookKey,
} from "../model/fleet/key.ts";
import type { LastWritten } from "../model/fleet/last-written.ts";
import { type LiveListing, type LiveWebhook, tookPlaceOfGone } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import { type Action, type BlockCode, type Change, isUnsure, replacedBy } from "../model/plan/change.ts";
import { shownDisplayName } from "../model/plan/endpoint-snapshot.ts";
import type { Plan } from "../model/plan/plan.ts";
import { type History, healthWord, NO_HISTORY } from "../model/record/history.ts";
import {
  type Concern,
  type EndpointSummary,
  type FleetStatus,
  isUnrecorded,
  type RunsStatus,
  type Term,
  type WebhookStatus,
} from "../model/report/fleet-status.ts";
import { EXIT, type ExitCode, worstExit } from "../model/run/exit-code.ts";
import { type ById, byIdOf, differing, driftOf, foundById } from "./drift.ts";

/** What is known of a fleet: declared, live, compared and recorded. */
export interface FleetFacts {
  readonly desired: readonly Webhook[];
  readonly live: LiveListing;
  readonly plan: Plan;
  readonly lastWritten: ReadonlyMap<WebhookKey, LastWritten>;
  /** What a run at work wrote while the tenant was read: nobody can tell whether it differs by somebody else. */
  readonly moving: ReadonlySet<WebhookKey>;
  /** The day from which a live webhook may be deleted, as it was last written; null where nothing tells. */
  readonly recordedSunset: (live: LiveWebhook) => string | null;
  readonly histories: ReadonlyMap<WebhookKey, History>;
  /** Messages that nobody has taken yet; null where they cannot be read. */
  readonly undelivered: FleetStatus["undelivered"];
  readonly runs: RunsStatus;
  readonly now: Date;
}

/** Brings together what is known of each webhook that is declared or ours. */
export function fleetStatus(known: FleetFacts): FleetStatus {
  const { plan } = known;
  const desired = byKey(known.desired);
  const live = byKey(known.live.webhooks);
  const byId = byIdOf(known.live);
  const pending = pendingByKey(plan, known.live.webhooks);
  const otherwise = new Set(plan.unchanged.filter((one) => one.keptOtherwise === true).map(({ key }) => key));
  const told = byKey<NameAndVersion>([
    ...known.desired,
    ...[...pending.values()].map(({ subject }) => subject),
    ...plan.unchanged.flatMap(({ key }) => live.get(key) ?? []),
  ]);
  // What was let go of is somebody else's; its manifest only waits to be removed.
  const shown = [...told].filter(([key]) => pending.has(key) || desired.get(key)?.unadopt !== true);
  const webhooks = shown.map(([key, subject]) => {
    const sides = { subject, desired: desired.get(key), live: live.get(key), ...pending.get(key) };
    return webhookStatus({ ...sides, keptOtherwise: otherwise.has(key) }, known, byId);
  });
  return {
    environment: plan.environment,
    tenant: plan.tenant,
    readAt: plan.readAt,
    managed: plan.managed,
    unmanaged: plan.unmanaged.length + plan.unread,
    undelivered: known.undelivered,
    webhooks: webhooks.toSorted(compareKeys),
    notes: [...plan.notes, ...unrecordedNotes(known)],
    ...known.runs,
  };
}

function unrecordedNotes({ plan, runs }: FleetFacts): string[] {
  return isUnrecorded({ ...runs, managed: plan.managed })
    ? [
        "the audit log has no run, so which receivers are unhealthy is not known, nor what drifted where the tenant and Git differ",
      ]
    : [];
}

function byKey<T extends NameAndVersion>(webhooks: readonly T[]): ReadonlyMap<WebhookKey, T> {
  return new Map(webhooks.map((webhook) => [keyOf(webhook), webhook]));
}

interface Pending {
  readonly subject: NameAndVersion;
  readonly pending: Action | "blocked";
  readonly code?: BlockCode;
  /** Of what is blocked: what is not done. */
  readonly action?: Action;
  /** null where it is another webhook's change that takes this one along. */
  readonly change: Change | null;
}

/** What the plan has in mind for each webhook; a version that is replaced goes with its successor's change. */
function pendingByKey(
  { changes, blocked, unchanged, unmanaged, renames }: Plan,
  live: readonly LiveWebhook[],
): ReadonlyMap<WebhookKey, Pending> {
  const settled = new Set([...unchanged.map(({ key }) => key), ...unmanaged.map(keyOf)]);
  const waiting = new Set(blocked.flatMap(({ action, name }) => (action === "replace" ? [name] : [])));
  // What a replacement would have taken along that is blocked: the plan says nothing else of it.
  const left = live.filter((one) => waiting.has(goesOnAs(one.name, renames)) && !settled.has(keyOf(one)));
  return new Map<WebhookKey, Pending>([
    ...left.map((one) => [keyOf(one), { subject: one, pending: "blocked", change: null }] as const),
    ...blocked.map((one) => {
      const { code, action } = one;
      return [keyOf(one), { subject: one, pending: "blocked", code, action, change: null }] as const;
    }),
    ...changes.flatMap(takenAlong),
    ...changes.map((change) => [change.key, { subject: change, pending: change.action, change }] as const),
  ]);
}

/** The versions that a replacement deprecates, and the one whose place it takes. */
function takenAlong(change: Change): (readonly [WebhookKey, Pending])[] {
  if (change.action !== "replace") return [];
  const pending = change.inPlaceOf === undefined ? "deprecate" : "replace";
  return replacedBy(change).map((old) => [keyOf(old), { subject: old, pending, change: null }]);
}

interface Sides extends Partial<Pending> {
  readonly subject: NameAndVersion;
  readonly desired: Webhook | undefined;
  readonly live: LiveWebhook | undefined;
  readonly keptOtherwise: boolean;
}

function webhookStatus(sides: Sides, known: FleetFacts, listed: ById): WebhookStatus {
  const { desired, pending = null } = sides;
  const { key, name, version } = named(sides.subject);
  const { now, lastWritten } = known;
  const written = lastWritten.get(key);
  const byId = foundById(key, sides.code ?? sides.change?.action, written, listed);
  const live = byId?.live ?? sides.live;
  const history = known.histories.get(key) ?? NO_HISTORY;
  const recorded = byId !== null || live === undefined ? written?.sunset : known.recordedSunset(live);
  const sunset = desired?.sunset ?? recorded ?? null;
  // What a short list does not show may be there.
  const isWhole = known.live.shortfall === null;
  const isExchanged = isWhole && live !== undefined && tookPlaceOfGone(live, written, listed);
  const isMoving = known.moving.has(key);
  const status = {
    name,
    version,
    desired: desired?.status ?? null,
    live: live?.status ?? null,
    pending,
    keptOtherwise: sides.keptOtherwise,
    drift: isMoving ? [] : driftOf({ ...sides, byId, isExchanged }, written),
    unexplained: isMoving ? [] : unexplainedIn({ ...sides, written }),
    history,
    sunset: sunset === null ? null : termOf(sunset, startOfDay(now)),
    certificate: history.certificateExpires === null ? null : termOf(history.certificateExpires, now),
    endpoint: summaryOf(live),
  };
  return { ...status, concerns: concernsOf(status) };
}

function summaryOf(live: LiveWebhook | undefined): EndpointSummary | null {
  if (live === undefined || live.endpoint === null) return null;
  const { id, endpoint } = live;
  return { id, displayName: shownDisplayName(endpoint), address: maskedToken(endpoint.addressToken) };
}

interface Unexplained extends Sides {
  readonly written: LastWritten | undefined;
}

/** What is adopted was nobody's before, so no record could say. */
function unexplainedIn({ desired, live, change, action, code, written }: Unexplained): string[] {
  const isBlocked = action === "update" && code !== undefined && !isUnsure(code) && written === undefined;
  if (isBlocked && desired !== undefined && live !== undefined) return [...differing(desired, live)];
  if (change?.action !== "update") return [];
  // The record tells that it was off before it was ours: what Git wants of it was not done yet.
  const isAsFound =
    written?.wasFoundOff === true && live?.id === written.id && live?.status === written.after.status;
  return change.fields.flatMap(({ path, cause }) =>
    cause === "unknown" && !(isAsFound && path === "status") ? [path] : [],
  );
}

function concernsOf({ desired, live, drift, history, sunset }: Omit<WebhookStatus, "concerns">): Concern[] {
  // Nothing is delivered to what is to be inactive or deprecated, so its receiver may be gone. Only that has a sunset.
  const isToServe = (desired ?? live) === "active";
  const failed = history.probe !== null && healthWord(history.probe.seen) === "fail";
  return [
    ...(drift.length > 0 ? ["drift" as const] : []),
    ...(isToServe && failed ? ["unhealthy" as const] : []),
    ...(live !== null && !isToServe && sunset?.past ? ["sunset" as const] : []),
  ];
}

function termOf(at: string, from: Date): Term {
  const left = Date.parse(at) - from.getTime();
  return { at, days: wholeDays(left), past: left <= 0 };
}

function startOfDay(now: Date): Date {
  return new Date(utcDay(now));
}

/** What those concerns come to that somebody asked for. One that cannot be excluded, for want of a record, counts as there. */
export function exitOfConcerns(fleet: FleetStatus, asked: readonly Concern[] = []): ExitCode {
  const concerns = new Set(fleet.webhooks.flatMap((webhook) => webhook.concerns));
  if (fleet.webhooks.some(({ unexplained }) => unexplained.length > 0)) concerns.add("drift");
  if (isUnrecorded(fleet)) concerns.add("unhealthy");
  return worstExit(asked.filter((concern) => concerns.has(concern)).map(exitOfConcern));
}

/** Drift and a passed sunset are changes that wait to be made; an unfit receiver is what the health gate would hold. */
function exitOfConcern(concern: Concern): ExitCode {
  switch (concern) {
    case "drift":
    case "sunset":
      return EXIT.pending;
    case "unhealthy":
      return EXIT.held;
  }
}
