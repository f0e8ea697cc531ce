import { grouped } from "../base/text.ts";
import { matchesAny } from "../model/glob.ts";
import {
  idempotencyKeyOf,
  isDeclarableName,
  keyOf,
  type NameAndVersion,
  type Named,
  named,
  type WebhookKey,
} from "../model/key.ts";
import type { LiveWebhook } from "../model/live.ts";
import type { PlanInput } from "./input.ts";

/** What somebody gave another name or version on the tenant, under the ones that it carries as our key: its identity. */
export interface Renamed extends Named {
  readonly found: readonly LiveWebhook[];
}

type Sides = Pick<PlanInput, "desired" | "live" | "lastWritten" | "environment">;

/**
 * Ours is what a manifest declares, or, where neither name has a manifest, what the record knows: another tool may make
 * keys of the same form. What carries the key of a webhook that is still there is a copy, and somebody else's.
 */
export function renamedByHand({
  desired,
  live,
  lastWritten,
  environment,
}: Sides): ReadonlyMap<WebhookKey, Renamed> {
  const suspects = live.webhooks.flatMap((one) => {
    const carried = isUnderOwnName(one) ? null : carriedBy(one);
    return carried !== null && matchesAny(carried.name, environment.scope)
      ? [{ subject: named(carried), one }]
      : [];
  });
  if (suspects.length === 0) return new Map();
  const declared = new Set(desired.map(keyOf));
  const originals = new Set(live.webhooks.filter(isUnderOwnName).map(keyOf));
  const carried = suspects.filter(({ subject: { key }, one }) => {
    const isOurs = declared.has(key) || (lastWritten.has(key) && !declared.has(keyOf(one)));
    return isOurs && !originals.has(key);
  });
  const found = grouped(carried.map(({ subject, one }) => [subject.key, one] as const));
  return new Map(
    carried.map(({ subject }) => [subject.key, { ...subject, found: found.get(subject.key) ?? [] }]),
  );
}

function isUnderOwnName(live: LiveWebhook): boolean {
  return live.idempotencyKey === idempotencyKeyOf(live);
}

/** The webhook whose key it carries; null where that is no key of ours. */
function carriedBy({ idempotencyKey }: LiveWebhook): NameAndVersion | null {
  const [, name, version] = /^(.+):([1-9]\d{0,9})$/.exec(idempotencyKey ?? "") ?? [];
  return name !== undefined && isDeclarableName(name) ? { name, version: Number(version) } : null;
}
