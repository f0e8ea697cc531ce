import type { Change } from "../model/change.ts";
import { matchesAny } from "../model/glob.ts";
import { keyOf, type WebhookKey } from "../model/key.ts";
import type { LiveWebhook } from "../model/live.ts";
import type { Protection } from "../model/plan.ts";
import { blockChange, type Entry, keyOfEntry } from "./entry.ts";
import type { PlanInput } from "./input.ts";

/** Blocks taking away the last active version of a protected name. */
export function guardProtected(entries: readonly Entry[], input: PlanInput): Entry[] {
  return entries.map((entry) => {
    if (entry.kind !== "change" || !takesLastActive(entry.change, entries)) return entry;
    const { change } = entry;
    const by = protectedBy(change, input);
    if (by === null || input.allow.deprecate.has(change.key)) return entry;
    return blockChange(change, {
      code: "protected",
      message: `it is the last active version and protected by ${by}`,
      remedy: `restore or keep its manifest, remove the protection in a reviewed change, or pass --allow-deprecate ${change.key}`,
      because: [],
    });
  });
}

/** A successor that is declared active counts as active: the removal waits for it. */
function takesLastActive(change: Change, entries: readonly Entry[]): boolean {
  if (change.action !== "deprecate" && change.action !== "delete") return false;
  if (change.live.status !== "active" || (change.action === "deprecate" && change.successor !== null))
    return false;
  return !entries.some((entry) => entry.kind === "unchanged" && staysActive(entry.live, change.live));
}

function staysActive(live: LiveWebhook | null, other: LiveWebhook): boolean {
  return (
    live !== null && live.name === other.name && keyOf(live) !== keyOf(other) && live.status === "active"
  );
}

function protectedBy(change: Change, { environment, protectedKeys }: PlanInput): string | null {
  const key: WebhookKey = change.key;
  const name = key.slice(0, key.lastIndexOf("@"));
  if (matchesAny(name, environment.policy.protected)) return "policy.protected";
  const declared = change.action === "deprecate" && change.desired?.protect === true;
  if (declared) return "`protect: true`";
  return protectedKeys.has(key) ? "`protect: true` of its last manifest" : null;
}

/**
 * Where a manifest gives or takes the protection of what is live and no record says so yet. A write would say it, but
 * nothing may be left to write, and protection has to outlive the manifest all the same.
 */
export function unrecordedProtections(entries: readonly Entry[], input: PlanInput): Protection[] {
  const unrecorded = new Map(
    input.desired
      .filter((webhook) => !webhook.unadopt && webhook.protect !== input.protectedKeys.has(keyOf(webhook)))
      .map((webhook) => [keyOf(webhook), webhook.protect]),
  );
  return entries.filter(isKept).flatMap((entry) => {
    const key = keyOfEntry(entry);
    const protect = unrecorded.get(key);
    return protect === undefined ? [] : [{ key, protect }];
  });
}

/** Live, and not taken out of service. What is created or replaced says it in its first write. */
function isKept(entry: Entry): boolean {
  switch (entry.kind) {
    case "unchanged":
      return entry.live !== null;
    case "change":
      return entry.change.action === "update" || entry.change.action === "adopt";
    case "blocked":
      return false;
  }
}
