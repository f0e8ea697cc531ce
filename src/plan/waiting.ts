import { grouped } from "../base/text.ts";
import type { Change } from "../model/change.ts";
import type { WebhookKey } from "../model/key.ts";

type Waiting = Pick<Change, "key" | "dependsOn">;

/** For each key, the changes that wait for it. */
export function waitersFor<C extends Waiting>(changes: Iterable<C>): ReadonlyMap<WebhookKey, readonly C[]> {
  return grouped([...changes].flatMap((change) => change.dependsOn.map((key) => [key, change] as const)));
}

/** What waits for one of these, or for what waits for it, however far away; each with the key that it waits for. */
export function allThatWait<C extends Waiting>(
  changes: Iterable<C>,
  lost: Iterable<WebhookKey>,
): ReadonlyMap<WebhookKey, WebhookKey> {
  const waiters = waitersFor(changes);
  const waitsFor = new Map<WebhookKey, WebhookKey>();
  const queue = [...lost];
  // The queue grows while it is walked; no chain is too long for it.
  for (const key of queue) {
    for (const waiter of waiters.get(key) ?? []) {
      if (waitsFor.has(waiter.key)) continue;
      waitsFor.set(waiter.key, key);
      queue.push(waiter.key);
    }
  }
  return waitsFor;
}
