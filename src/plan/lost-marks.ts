import { matchesAny } from "../base/glob.ts";
import { firstOf } from "../base/text.ts";
import { partsOf, type WebhookKey } from "../model/fleet/key.ts";
import { isOurs } from "../model/fleet/live.ts";
import type { PlanInput } from "../model/plan/plan.ts";

const MOST_TOLD = 5;

/**
 * What the audit log knows by its id, and that goes on delivering without our mark and without a manifest of its name:
 * nothing is planned for it, for only its id says that it was ours.
 */
export function lostMarkNotes({ live, lastWritten, desired, environment }: PlanInput): string[] {
  if (environment.ownership !== "key") return [];
  const declared = new Set(desired.flatMap(({ name, replaces }) => [name, ...replaces]));
  const known = new Map<string | undefined, WebhookKey>([...lastWritten].map(([key, { id }]) => [id, key]));
  const lost = live.webhooks.flatMap((one) => {
    const key = known.get(one.id);
    if (key === undefined || one.status !== "active" || isOurs(one, environment)) return [];
    const { name } = partsOf(key);
    return declared.has(name) || !matchesAny(name, environment.scope) ? [] : [`${key} (id ${one.id})`];
  });
  if (lost.length === 0) return [];
  const [verb, what] = lost.length === 1 ? ["is", "it"] : ["are", "them"];
  return [
    `the audit log records ${firstOf(lost, MOST_TOLD)}, which ${verb} active without our mark and without a manifest: nothing is planned for ${what}; declare ${what} with \`adopt: true\`, after which \`unadopt: true\` releases ${what}, or switch ${what} off on the tenant`,
  ];
}
