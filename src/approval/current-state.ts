import { isSameJson } from "../base/json.ts";
import { grouped } from "../base/text.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { keyOf, type WebhookKey } from "../model/fleet/key.ts";
import type { LastWritten } from "../model/fleet/last-written.ts";
import { type LiveWebhook, showsNoHeaders } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { Change, ShownValue, Snapshot } from "../model/plan/change.ts";
import { differencesBetween, type Image, imageOfDeclared, imageOfLive } from "../model/plan/likeness.ts";
import type { Plan } from "../model/plan/plan.ts";
import {
  headerIn,
  plainAsDeclared,
  recordedHeaders,
  recordedPassword,
  snapshotOf,
  snapshotOfLive,
} from "../model/plan/redacted-snapshot.ts";
import type { ComparedState } from "./changed-since.ts";
import type { ReviewedChange } from "./plan-document.ts";

/** How things are now, beside what was approved. */
export interface CurrentState {
  /** Planned anew from the manifests, the policy and the live state. */
  readonly plan: Plan;
  /** What Git declares. */
  readonly desired: readonly Webhook[];
  readonly live: readonly LiveWebhook[];
  /** What earlier runs of the approved plan set out to make of each webhook. */
  readonly steps: ReadonlyMap<WebhookKey, readonly Snapshot[]>;
  /** What the records say that was written, by whatever plan. */
  readonly lastWritten: ReadonlyMap<WebhookKey, LastWritten>;
  /** With what was learned of the tenant. */
  readonly environment: Environment;
}

/** Where a value may be that nobody can read back. */
export type HiddenPath = `headers.${string}` | "basicAuth.password";

/** The same by key, so that each of many changes is looked up and none is looked for. */
export interface CurrentStateByKey extends ComparedState {
  readonly environment: Environment;
  readonly plannedFor: (key: WebhookKey) => Change | undefined;
  readonly liveOf: (key: WebhookKey) => readonly LiveWebhook[];
  readonly declaredFor: (key: WebhookKey) => Webhook | undefined;
  /** What was written last to a header, or to the password, by a record or a label; undefined where neither tells. */
  readonly recordedAt: (live: LiveWebhook, path: HiddenPath) => ShownValue | undefined;
}

export function byKey(current: CurrentState): CurrentStateByKey {
  const { plan, desired, live, steps, environment } = current;
  const planned = new Map(plan.changes.map((change) => [change.key, change]));
  const blocked = new Map(plan.blocked.toReversed().map((one) => [one.key, one]));
  const found = grouped(live.map((webhook) => [keyOf(webhook), webhook] as const));
  const declared = new Map(desired.map((webhook) => [keyOf(webhook), webhook]));
  return {
    environment,
    plannedFor: (key) => planned.get(key),
    blockedFor: (key) => blocked.get(key),
    liveFor: (key) => {
      const [first] = found.get(key) ?? [];
      return first === undefined ? null : snapshotOfLive(first, plainAsDeclared(first, current));
    },
    liveOf: (key) => found.get(key) ?? [],
    declaredFor: (key) => declared.get(key),
    recordedAt: (live, path) =>
      path === "basicAuth.password"
        ? recordedPassword(live, current)
        : recordedHeaders(live, current)(nameIn(path)),
    stepsOf: (key) => steps.get(key) ?? [],
  };
}

type Lasting = Exclude<ReviewedChange, { action: "delete" }>;

/** A value that a change writes and that nobody can read back. */
export interface Unseen {
  readonly key: WebhookKey;
  readonly path: HiddenPath;
  readonly after: ShownValue;
  /** Whether there was none before: that there is one now is then our doing. */
  readonly isFirst: boolean;
}

export function unseen({ key, action, fields }: Lasting, live: LiveWebhook): Unseen[] {
  const isNew = action === "create" || action === "replace";
  return fields.flatMap(({ path, before, after }) => {
    if (!isHiddenPath(path) || isSeen(path, after, live)) return [];
    return [{ key, path, after, isFirst: isNew || before.kind === "absent" }];
  });
}

function isHiddenPath(path: string): path is HiddenPath {
  return path === "basicAuth.password" || path.startsWith("headers.");
}

function isSeen(path: HiddenPath, after: ShownValue, live: LiveWebhook): boolean {
  if (after.kind === "absent") return path === "basicAuth.password" || !showsNoHeaders(live);
  return after.kind === "plain" && typeof toldAt(path, imageOfLive(live)) === "string";
}

function toldAt(path: HiddenPath, { headers, endpoint }: Image): unknown {
  return path === "basicAuth.password" ? endpoint?.get(path) : headers?.get(nameIn(path));
}

function nameIn(path: HiddenPath): string {
  return path.slice("headers.".length).toLowerCase();
}

/**
 * What Git does not want any more does not count as applied. Where the tenant shows the value and this machine knows it,
 * they are compared; else the record has to say that it was written, for without one no difference is planned.
 */
export function writtenAt(
  { key, path, after, isFirst }: Unseen,
  live: LiveWebhook,
  { declaredFor, recordedAt }: CurrentStateByKey,
): "as-approved" | "otherwise" | "unknown" {
  const declared = declaredFor(key);
  if (declared === undefined || !isSameJson(wantedAt(path, snapshotOf(declared)), after)) return "otherwise";
  const [wanted, found] = [imageOfDeclared(declared), imageOfLive(live)];
  if ([wanted, found].every((image) => typeof toldAt(path, image) === "string")) {
    const lower = path === "basicAuth.password" ? path : (`headers.${nameIn(path)}` as const);
    return differencesBetween(wanted, found).includes(lower) ? "otherwise" : "as-approved";
  }
  const known = recordedAt(live, path);
  if (known !== undefined) return isSameJson(known, after) ? "as-approved" : "otherwise";
  return isFirst ? "as-approved" : "unknown";
}

function wantedAt(path: HiddenPath, snapshot: Snapshot): ShownValue {
  if (path !== "basicAuth.password") return headerIn(snapshot, nameIn(path));
  return snapshot.endpoint?.password ?? { kind: "absent" };
}
