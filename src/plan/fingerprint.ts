import { createHash } from "node:crypto";
import { canonicalJson } from "../model/canonical.ts";
import type { Change } from "../model/change.ts";
import type { LiveWebhook } from "../model/live.ts";
import type { Plan } from "../model/plan.ts";
import { snapshotOfLive } from "../model/snapshot.ts";

export function sha256(value: unknown): string {
  return `sha256:${createHash("sha256").update(canonicalJson(value)).digest("hex")}`;
}

/**
 * Stands for the live objects that a change was planned on. Sensitive values are left out: a hash of a short secret
 * beside an otherwise known object could be guessed. Whether they moved is checked by reading before the write.
 */
export function fingerprintOf(live: readonly LiveWebhook[], plainHeaders: readonly string[]): string {
  if (live.length === 0) return "absent";
  return sha256(
    live.map(({ id, etag, ...webhook }) => ({
      id,
      etag,
      ...snapshotOfLive({ id, etag, ...webhook }, plainHeaders),
    })),
  );
}

/**
 * What a reviewer approves: environment, tenant, changes and fingerprints. Places in files, the order of steps and
 * times are no part of it.
 */
export function changesDigest(plan: Plan): string {
  return sha256({
    environment: plan.environment,
    tenant: plan.tenant,
    changes: plan.changes.map(approvedPart).toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  });
}

function approvedPart(change: Change) {
  const { key, action, reason, fingerprint, dependsOn } = change;
  const fields = change.fields.map(({ path, before, after }) => ({ path, before, after }));
  const after = change.action === "delete" ? null : change.after;
  const superseded =
    change.action === "replace" ? change.superseded.map((old) => ({ key: old.key, after: old.after })) : [];
  const sunset = change.action === "deprecate" || change.action === "delete" ? change.sunset : null;
  return {
    key,
    action,
    reason,
    fingerprint,
    dependsOn: dependsOn.toSorted(),
    fields,
    after,
    superseded,
    sunset,
  };
}
