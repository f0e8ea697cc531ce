import type { Environment } from "../model/fleet/environment.ts";
import { named, type WebhookKey } from "../model/fleet/key.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import { type Entry, keyOfEntry } from "../model/plan/change.ts";
import type { PlanInput, Protection, SunsetMove } from "../model/plan/plan.ts";
import { isOutOfService } from "../model/plan/redacted-snapshot.ts";
import { isTargeted } from "./order.ts";

/**
 * What manifests say of live webhooks and no record says yet. A write would say it, but nothing may be left to write, and
 * it has to outlive the manifest all the same.
 */
export interface Unrecorded {
  readonly protections: readonly Protection[];
  readonly sunsets: readonly SunsetMove[];
}

/** Nothing of what `--target` leaves out, also where nothing is to be written to it. */
export function unrecordedIn(
  kept: readonly Entry[],
  declared: ReadonlyMap<WebhookKey, Webhook>,
  input: PlanInput,
): Unrecorded {
  const entries = kept.filter((entry) => {
    const webhook = declared.get(keyOfEntry(entry));
    return entry.kind !== "unchanged" || (webhook !== undefined && isTargeted(named(webhook), input.targets));
  });
  return {
    protections: unrecordedProtections(entries, declared, input),
    sunsets: unrecordedSunsets(entries, declared, input),
  };
}

/**
 * Where a manifest gives or takes the protection of what is live, or does neither. What is adopted was never ours, so
 * that nothing is taken from it; and what a label protects stays protected without a record of it.
 */
function unrecordedProtections(
  entries: readonly Entry[],
  declared: ReadonlyMap<WebhookKey, Webhook>,
  { recorded, protectedKeys }: PlanInput,
): Protection[] {
  return entries.flatMap((entry) => {
    const key = keyOfEntry(entry);
    const webhook = isKept(entry) ? declared.get(key) : undefined;
    if (webhook === undefined || webhook.unadopt) return [];
    const { name, version, protect } = webhook;
    const isAdopted = entry.kind === "change" && entry.change.action === "adopt";
    const isRecorded = (isAdopted || protect || recorded.has(key)) && protect === protectedKeys.has(key);
    return isRecorded ? [] : { key, name, version, protect, isNews: protect !== protectedKeys.has(key) };
  });
}

/**
 * Where a manifest moves a sunset, or takes out that of what is in service: the record decides when it goes without one. Where
 * what is deprecated has none, the grace period that was recorded may be what counts. Also where something else is to be written:
 * that may be held. But what is to come back into service has the sunset that was announced until it does.
 */
function unrecordedSunsets(
  entries: readonly Entry[],
  declared: ReadonlyMap<WebhookKey, Webhook>,
  { lastWritten, environment }: PlanInput,
): SunsetMove[] {
  return entries.flatMap((entry) => {
    const key = keyOfEntry(entry);
    const [webhook, last] = [isKept(entry) ? declared.get(key) : undefined, lastWritten.get(key)];
    if (webhook === undefined || last === undefined || webhook.unadopt) return [];
    const { name, version, sunset, status } = webhook;
    if (status !== "deprecated" && isChangedOutOfService(entry, environment)) return [];
    const isSaid = sunset !== null || status !== "deprecated";
    return isSaid && sunset !== last.sunset ? { key, name, version, sunset } : [];
  });
}

function isChangedOutOfService(entry: Entry, environment: Environment): boolean {
  if (entry.kind !== "change" || !("live" in entry.change) || entry.change.live === null) return false;
  return isOutOfService(entry.change.live.status, environment);
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
