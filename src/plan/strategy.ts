import { keyOf } from "../model/key.ts";
import type { LiveWebhook } from "../model/live.ts";
import { isOurs } from "../model/live.ts";
import type { Webhook } from "../model/webhook.ts";
import { isRetired } from "./build-removal.ts";
import type { PlanInput } from "./entry.ts";
import type { NameGroup } from "./fleet.ts";

/**
 * The live object that becomes the declared version, where that takes over in place; null where it does not: it is there
 * already, nothing of its name is, or the tenant can change no object into it.
 */
export function inPlacePredecessor(desired: Webhook, group: NameGroup, input: PlanInput): LiveWebhook | null {
  const { endpoint } = desired;
  if (endpoint?.replace !== "in-place" || (group.live.get(keyOf(desired)) ?? []).length > 0) return null;
  const candidates = [...group.undeclared, ...letGoOf(group, input)].filter(
    (old) => !isRetired(old, input) && isSamePlace(desired, old),
  );
  const inService = candidates.filter(({ status }) => status === "active");
  return newest(inService) ?? newest(candidates) ?? null;
}

/** Versions whose manifest says that they go. */
function letGoOf({ desired, live }: NameGroup, { environment }: PlanInput): readonly LiveWebhook[] {
  return desired
    .filter(({ status, unadopt }) => status === "deprecated" && !unadopt)
    .flatMap((webhook) => live.get(keyOf(webhook)) ?? [])
    .filter((one) => isOurs(one, environment));
}

/** Project and channel of a live object cannot be changed. */
function isSamePlace({ endpoint }: Webhook, { endpoint: live }: LiveWebhook): boolean {
  return (
    endpoint !== null &&
    live !== null &&
    live.channel === endpoint.channel &&
    live.project.id === endpoint.project.found?.id
  );
}

function newest(webhooks: readonly LiveWebhook[]): LiveWebhook | undefined {
  return webhooks.toSorted((a, b) => a.version - b.version).at(-1);
}
