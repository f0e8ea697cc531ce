import { type Change, isRemoval } from "../model/change.ts";
import { matchesAny } from "../model/glob.ts";
import type { WebhookKey } from "../model/key.ts";
import type { Protection } from "../model/plan.ts";
import type { Webhook } from "../model/webhook.ts";
import { blockChange, type Entry, hasRemovals, keyOfEntry } from "./entry.ts";
import type { PlanInput } from "./input.ts";

/** Blocks taking away the last active version of a protected name. */
export function guardProtected(entries: readonly Entry[], input: PlanInput): Entry[] {
  if (!hasRemovals(entries)) return [...entries];
  const staying = activeNames(entries);
  return entries.map((entry) => {
    if (entry.kind !== "change" || !takesLastActive(entry.change, staying)) return entry;
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
function takesLastActive(change: Change, staying: ReadonlySet<string>): boolean {
  if (!isRemoval(change)) return false;
  if (change.live.status !== "active" || (change.action === "deprecate" && change.successor !== null))
    return false;
  return !staying.has(change.live.name);
}

/** The names of which a version is active and stays as it is. */
function activeNames(entries: readonly Entry[]): ReadonlySet<string> {
  const unchanged = entries.flatMap((entry) => (entry.kind === "unchanged" ? (entry.live ?? []) : []));
  return new Set(unchanged.filter(({ status }) => status === "active").map(({ name }) => name));
}

function protectedBy(change: Change, { environment, protectedKeys }: PlanInput): string | null {
  const { key, name } = change;
  if (matchesAny(name, environment.policy.protected)) return "policy.protected";
  const declared = change.action === "deprecate" && change.desired?.protect === true;
  if (declared) return "`protect: true`";
  return protectedKeys.has(key) ? "`protect: true` of its last manifest" : null;
}

/**
 * Where a manifest gives or takes the protection of what is live, or does neither, and no record says so yet. A write would say it, but
 * nothing may be left to write, and protection has to outlive the manifest all the same.
 */
export function unrecordedProtections(
  entries: readonly Entry[],
  declared: ReadonlyMap<WebhookKey, Webhook>,
  { recorded, protectedKeys }: PlanInput,
): Protection[] {
  return entries.flatMap((entry) => {
    const key = keyOfEntry(entry);
    const webhook = isKept(entry) ? declared.get(key) : undefined;
    if (webhook === undefined || webhook.unadopt) return [];
    const { name, version, protect } = webhook;
    const isRecorded = recorded.has(key) && protect === protectedKeys.has(key);
    return isRecorded ? [] : { key, name, version, protect };
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
