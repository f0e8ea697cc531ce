import { compareKeys, keyOf, parseKey, type WebhookKey } from "../model/key.ts";
import type { Webhook } from "../model/webhook.ts";
import { blockChange, type Entry, keyOfEntry, type Obstacle } from "./entry.ts";

/** The declared graph: who needs whom, by key. A bare name in dependsOn means its highest declared version. */
export interface Graph {
  readonly needs: ReadonlyMap<WebhookKey, readonly WebhookKey[]>;
  readonly desired: ReadonlyMap<WebhookKey, Webhook>;
  /** By name, the highest version that is declared active: it has to be live before another version may go. */
  readonly leads: ReadonlyMap<string, WebhookKey>;
}

export function graphOf(desired: readonly Webhook[]): Graph {
  const highest = new Map<string, number>();
  for (const { name, version } of desired) highest.set(name, Math.max(version, highest.get(name) ?? 0));
  const resolve = (reference: string): WebhookKey[] => {
    const named = parseKey(reference);
    if (named !== undefined) return [keyOf(named)];
    const version = highest.get(reference);
    return version === undefined ? [] : [keyOf({ name: reference, version })];
  };
  return {
    needs: new Map(desired.map((webhook) => [keyOf(webhook), webhook.dependsOn.flatMap(resolve)])),
    desired: new Map(desired.map((webhook) => [keyOf(webhook), webhook])),
    leads: new Map(
      desired
        .filter(({ status, unadopt }) => status === "active" && !unadopt)
        .toSorted(compareKeys)
        .map((webhook) => [webhook.name, keyOf(webhook)]),
    ),
  };
}

/** Blocks what takes away a webhook that others need, naming them. */
export function guardDependents(entries: readonly Entry[], graph: Graph): Entry[] {
  return entries.map((entry) => {
    if (entry.kind !== "change") return entry;
    const { change } = entry;
    if (change.action !== "deprecate" && change.action !== "delete") return entry;
    const dependents = [...graph.desired.values()]
      .filter(({ status, unadopt }) => status === "active" && !unadopt)
      .map(keyOf)
      .filter((key) => graph.needs.get(key)?.includes(change.key));
    return dependents.length === 0 ? entry : blockChange(change, neededBy(change.key, dependents));
  });
}

function neededBy(key: WebhookKey, dependents: readonly WebhookKey[]): Obstacle {
  return {
    code: "has-dependents",
    message: `${dependents.join(", ")} depends on it`,
    remedy: `take ${key} out of \`dependsOn\` of ${dependents.join(", ")} first`,
    because: dependents,
  };
}

/** Blocks what would go live before something that it needs can be live, and all that waits for it in turn. */
export function guardDependencies(entries: readonly Entry[], graph: Graph): Entry[] {
  let current = [...entries];
  for (;;) {
    const blocked = new Set(current.filter(({ kind }) => kind === "blocked").map(keyOfEntry));
    const next = current.map((entry) => {
      if (entry.kind !== "change") return entry;
      const obstacle = unmetDependency(entry.change.key, graph, blocked) ?? waitsForBlocked(entry, blocked);
      return obstacle === undefined ? entry : blockChange(entry.change, obstacle);
    });
    if (next.every((entry, index) => entry === current[index])) return next;
    current = next;
  }
}

function unmetDependency(
  key: WebhookKey,
  graph: Graph,
  blocked: ReadonlySet<WebhookKey>,
): Obstacle | undefined {
  const desired = graph.desired.get(key);
  if (desired?.status !== "active" || desired.unadopt) return undefined;
  for (const needed of graph.needs.get(key) ?? []) {
    if (blocked.has(needed)) return waitsFor(needed);
    const status = graph.desired.get(needed)?.status;
    if (status === undefined || status === "active") continue;
    return {
      code: "dependency",
      message: `it depends on ${needed}, which is declared ${status}`,
      remedy: `declare ${needed} active, or take it out of \`dependsOn\` of ${key}`,
      because: [needed],
    };
  }
  return undefined;
}

function waitsForBlocked(
  { change }: Extract<Entry, { kind: "change" }>,
  blocked: ReadonlySet<WebhookKey>,
): Obstacle | undefined {
  const needed = change.dependsOn.find((key) => blocked.has(key));
  return needed === undefined ? undefined : waitsFor(needed);
}

function waitsFor(needed: WebhookKey): Obstacle {
  return {
    code: "dependency",
    message: `it waits for ${needed}, which is blocked`,
    remedy: `resolve what blocks ${needed}`,
    because: [needed],
  };
}
