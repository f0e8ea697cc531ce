import { grouped } from "../../base/text.ts";
import type { WebhookKey } from "../../model/fleet/key.ts";
import type { ChangeDocument } from "../../model/plan/plan.ts";

/** So many are named of what waits for one change, directly and through others. */
export const MOST_SKIPPED = 50;

/** What a run would skip if a change were held: all that depends on it, directly or not. Nearest first. */
export function skippedWith(
  changes: readonly Pick<ChangeDocument, "key" | "dependsOn">[],
): ReadonlyMap<WebhookKey, readonly WebhookKey[]> {
  const waiting = grouped(
    changes.flatMap(({ key, dependsOn }) => dependsOn.map((needed) => [needed, key] as const)),
  );
  const found = new Map<WebhookKey, readonly WebhookKey[]>();
  for (const key of waiting.keys()) found.set(key, waitingFor(key, waiting));
  return found;
}

function waitingFor(key: WebhookKey, waiting: ReadonlyMap<WebhookKey, readonly WebhookKey[]>): WebhookKey[] {
  const found = new Set<WebhookKey>();
  const queue = [...(waiting.get(key) ?? [])];
  for (const next of queue) {
    if (found.has(next) || found.size >= MOST_SKIPPED) continue;
    found.add(next);
    queue.push(...(waiting.get(next) ?? []));
  }
  return [...found];
}
