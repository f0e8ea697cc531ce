import { grouped } from "../base/text.ts";
import { type Change, isRemoval } from "../model/change.ts";
import type { Named, WebhookKey } from "../model/key.ts";
import { identityOfUrl } from "../model/same-url.ts";
import type { Webhook } from "../model/webhook.ts";
import { deactivated, makesActive } from "./activation.ts";
import type { Graph } from "./dependencies.ts";
import type { Entry } from "./entry.ts";

/** By url, what is to become active there. */
export type Successors = ReadonlyMap<string, readonly Named[]>;

/** What would go live, whether or not something blocks it. */
export function successorsIn(entries: readonly Entry[]): Successors {
  const becomingActive = entries.flatMap((entry) => becomingActiveIn(entry) ?? []);
  return grouped(becomingActive.map(({ subject, url }) => [identityOfUrl(url), subject] as const));
}

function becomingActiveIn(entry: Entry): { readonly subject: Named; readonly url: string } | null {
  switch (entry.kind) {
    case "change":
      return makesActive(entry.change) && "desired" in entry.change && entry.change.desired !== null
        ? { subject: entry.change, url: entry.change.desired.url }
        : null;
    case "blocked":
      return isWanted(entry.desired) && entry.live?.status !== "active"
        ? { subject: entry.blocked, url: entry.desired.url }
        : null;
    case "unchanged":
      return null;
  }
}

function isWanted(desired: Webhook | null): desired is Webhook {
  return desired !== null && desired.status === "active" && !desired.unadopt;
}

/**
 * What takes over under another name: a name that goes, and whose url is declared active under a new one, was renamed. It
 * goes only once the new one is live, or the receiver would hear nothing where the new one is held.
 */
export function successorsOf(change: Change, successors: Successors, graph: Graph): readonly WebhookKey[] {
  if (change.action === "create" || change.action === "replace" || deactivated(change).length === 0)
    return [];
  if (graph.leads.has(change.name)) return [];
  return (successors.get(identityOfUrl(change.live.url)) ?? []).map(({ key }) => key);
}

/** What people should know of it; a reviewer sees two names, and not that they have one url. */
export function renameNotes(entries: readonly Entry[]): string[] {
  const successors = successorsIn(entries);
  return entries.flatMap((entry) => {
    if (entry.kind !== "change" || !isRemoval(entry.change)) return [];
    const { key, dependsOn, live } = entry.change;
    const takers = (successors.get(identityOfUrl(live.url)) ?? []).filter((successor) =>
      dependsOn.includes(successor.key),
    );
    const others = takers.filter(({ name }) => name !== live.name).map((successor) => successor.key);
    return others.length === 0
      ? []
      : [`${key} goes only once ${others.join(", ")}, which has its url, is active`];
  });
}
