import type { Change } from "../model/change.ts";
import type { WebhookKey } from "../model/key.ts";
import type { Graph } from "./dependencies.ts";
import type { Entry } from "./entry.ts";

/**
 * Says for each change which others must be done first:
 *
 *     customer-profile ──▶ orders@2 ──▶ shipping         what goes live waits for what it needs
 *                             └───────▶ orders@1 (dep.)  an old version waits for what replaces it
 *     shipping (dep.) ──▶ orders@1 (dep.)                removals go the other way round
 */
export function linkChanges(entries: readonly Entry[], graph: Graph): Entry[] {
  const changes = new Map(
    entries.flatMap((entry) => (entry.kind === "change" ? [[entry.change.key, entry.change] as const] : [])),
  );
  const blocked = new Set(entries.flatMap((entry) => (entry.kind === "blocked" ? [entry.blocked.key] : [])));
  const isPending = (key: WebhookKey) => changes.has(key) || blocked.has(key);
  return entries.map((entry) => {
    if (entry.kind !== "change") return entry;
    const { change } = entry;
    // Letting go changes nothing that is delivered, so it waits for nothing.
    if (change.action === "unadopt") return entry;
    const waits = [
      ...(isRemoval(change)
        ? removedDependents(change, graph, changes)
        : (graph.needs.get(change.key) ?? [])),
      ...successorOf(change, graph),
    ];
    const dependsOn = [...new Set(waits)].filter((key) => key !== change.key && isPending(key)).toSorted();
    return { ...entry, change: { ...change, dependsOn } };
  });
}

function isRemoval({ action }: Change): boolean {
  return action === "deprecate" || action === "delete";
}

/** A name that is live and declared active never goes dark: what switches a version off waits for the one that stays. */
function successorOf(change: Change, graph: Graph): WebhookKey[] {
  if (change.action === "create" || change.action === "replace" || change.live.status !== "active") return [];
  const switchesOff = isRemoval(change) || (change.action !== "delete" && change.after.status !== "active");
  const lead = graph.leads.get(change.live.name);
  return switchesOff && lead !== undefined ? [lead] : [];
}

function removedDependents(
  change: Change,
  graph: Graph,
  changes: ReadonlyMap<WebhookKey, Change>,
): WebhookKey[] {
  return [...graph.needs]
    .filter(([, needs]) => needs.includes(change.key))
    .map(([key]) => key)
    .filter((key) => {
      const dependent = changes.get(key);
      return dependent !== undefined && isRemoval(dependent);
    });
}

/** Numbers the changes: one more than the highest step that a change waits for. By step, then by key. */
export function orderChanges(changes: readonly Change[]): Change[] {
  const byKey = new Map(changes.map((change) => [change.key, change]));
  const steps = new Map<WebhookKey, number>();
  const stepOf = (change: Change): number => {
    const known = steps.get(change.key);
    if (known !== undefined) return known;
    const before = change.dependsOn.flatMap((key) => byKey.get(key) ?? []).map(stepOf);
    const step = 1 + Math.max(0, ...before);
    steps.set(change.key, step);
    return step;
  };
  return changes
    .map((change) => ({ ...change, step: stepOf(change) }))
    .toSorted((a, b) => a.step - b.step || (a.key < b.key ? -1 : 1));
}
