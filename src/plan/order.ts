import { identityOfUrl } from "../base/http.ts";
import { grouped } from "../base/text.ts";
import { isToServe, type Named, type WebhookKey } from "../model/fleet/key.ts";
import { type FormerName, formerNamesIn, isSameAs } from "../model/fleet/last-written.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import {
  type BlockedChange,
  type Change,
  type Entry,
  isRemoval,
  keyOfEntry,
  makesActive,
  switchesOff,
} from "../model/plan/change.ts";
import { type Graph, waitersFor } from "./guards/dependencies.ts";
import { deactivated } from "./guards/never-dark.ts";
import { recordedRemovals } from "./guards/recorded-needs.ts";

/**
 * Says for each change which others must be done first:
 *
 *     customer-profile ──▶ orders@2 ──▶ shipping         what goes live waits for what it needs
 *                             └───────▶ orders@1 (dep.)  an old version waits for what replaces it
 *     shipping (dep.) ──▶ orders@1 (dep.)                what goes, or is switched off, the other way round
 *     sales@1 ─────────▶ orders@1 (dep.)                 and wait for a new name that has their url, or for one that they had
 */
export function linkChanges(entries: readonly Entry[], graph: Graph): Entry[] {
  const changes = entries.flatMap((entry) => (entry.kind === "change" ? [entry.change] : []));
  if (changes.length === 0) return [...entries];
  const pending = new Set(
    entries.flatMap((entry) => (entry.kind === "unchanged" ? [] : [keyOfEntry(entry)])),
  );
  const dependents = removedDependents(changes, graph);
  const recorded = graph.recorded.size === 0 ? null : recordedRemovals(entries, graph.recorded);
  const taking: Taking = { byUrl: successorsIn(entries), namesakes: namesakesIn(entries, graph) };
  return entries.map((entry) => {
    if (entry.kind !== "change") return entry;
    const { change } = entry;
    // Letting go changes nothing that is delivered, so it waits for nothing.
    if (change.action === "unadopt") return entry;
    const goes = endsService(change);
    const needs = goes ? dependents.get(change.key) : graph.needs.get(change.key);
    const waits = new Set([
      ...(needs ?? []),
      ...(goes ? (recorded?.get(change.key) ?? []) : []),
      ...successorOf(change, graph),
      ...successorsOf(change, taking, graph),
    ]);
    const dependsOn = [...waits].filter((key) => key !== change.key && pending.has(key)).toSorted();
    return { ...entry, change: { ...change, dependsOn } };
  });
}

/**
 * A name that is live and declared active never goes dark: what switches a version off waits for the one that stays, or that
 * others are told takes over, under whatever name.
 */
function successorOf(change: Change, graph: Graph): WebhookKey[] {
  if (change.action === "replace") return [];
  if (deactivated(change).length === 0 && !endsWhatIsCalled(change)) return [];
  const told = change.action === "deprecate" ? change.successor : null;
  const lead = graph.leads.get(change.name) ?? told;
  return lead === null ? [] : [lead];
}

/**
 * What is called, and is called no more or only until its sunset: others are told that its successor takes over. It may be
 * all that still answers.
 */
function endsWhatIsCalled(change: Change): boolean {
  return change.action === "deprecate" && change.live.endpoint?.serves === true;
}

/** What needs something must be gone, or switched off, before that is. */
function endsService(change: Change): boolean {
  return isRemoval(change) || switchesOff(change);
}

/** For each webhook, what needs it and goes too. */
function removedDependents(
  changes: readonly Change[],
  graph: Graph,
): ReadonlyMap<WebhookKey, readonly WebhookKey[]> {
  return grouped(
    changes
      .filter(endsService)
      .flatMap(({ key }) => (graph.held.get(key) ?? []).map((needed) => [needed, key] as const)),
  );
}

/** Numbers the changes: one more than the highest step that a change waits for. By step, then by key. */
export function orderChanges(changes: readonly Change[]): Change[] {
  const steps = stepsOf(changes);
  return changes
    .map((change) => ({ ...change, step: steps.get(change.key) ?? 1 }))
    .toSorted((a, b) => a.step - b.step || (a.key < b.key ? -1 : 1));
}

/** Step by step: what waits for nothing, then what waited only for that, and so on. */
function stepsOf(changes: readonly Change[]): ReadonlyMap<WebhookKey, number> {
  const planned = new Set(changes.map(({ key }) => key));
  const waiters = waitersFor(changes);
  const open = new Map(
    changes.map(({ key, dependsOn }) => [key, dependsOn.filter((needed) => planned.has(needed)).length]),
  );
  const steps = new Map<WebhookKey, number>();
  const ready = changes.filter(({ key }) => open.get(key) === 0);
  for (const { key } of ready) steps.set(key, 1);
  for (const done of ready) {
    for (const waiter of waiters.get(done.key) ?? []) {
      const left = (open.get(waiter.key) ?? 0) - 1;
      open.set(waiter.key, left);
      // Ready changes are walked in the order of their steps, so the last one waited for has the highest.
      if (left !== 0) continue;
      steps.set(waiter.key, 1 + (steps.get(done.key) ?? 1));
      ready.push(waiter);
    }
  }
  return steps;
}

/** Keeps what is targeted by name or key, and what it waits for, be that a change or blocked. */
export function keepTargets(entries: readonly Entry[], targets: readonly string[]): Entry[] {
  if (targets.length === 0) return [...entries];
  const waits = waitsOf(entries);
  const kept = new Set(
    entries
      .map(subjectOf)
      .flatMap((subject) => (subject && isTargeted(subject, targets) ? [subject.key] : [])),
  );
  // The set grows while it is walked; no chain is too long for it.
  for (const key of kept) {
    for (const needed of waits.get(key) ?? []) kept.add(needed);
  }
  return entries.filter((entry) => entry.kind === "unchanged" || kept.has(keyOfEntry(entry)));
}

/** By key, what each waits for: of what is blocked, the blocks that it is due to, whose remedies are its own. */
function waitsOf(entries: readonly Entry[]): ReadonlyMap<WebhookKey, readonly WebhookKey[]> {
  const blocked = new Set(entries.flatMap((entry) => (entry.kind === "blocked" ? [entry.blocked.key] : [])));
  return new Map(
    entries.flatMap((entry): [WebhookKey, readonly WebhookKey[]][] => {
      if (entry.kind === "change") return [[entry.change.key, entry.change.dependsOn]];
      // Dependants wait for it, and not it for them.
      if (entry.kind === "unchanged" || entry.blocked.code === "has-dependents") return [];
      return [[entry.blocked.key, entry.blocked.because.filter((key) => blocked.has(key))]];
    }),
  );
}

/** Nothing is looked up by what stays as it is, which is kept in any case. */
function subjectOf(entry: Entry): Named | undefined {
  switch (entry.kind) {
    case "change":
      return entry.change;
    case "blocked":
      return entry.blocked;
    case "unchanged":
      return undefined;
  }
}

/** Whether it is asked for, by name or key, where not everything is. */
export function isTargeted({ key, name }: Omit<Named, "version">, targets: readonly string[]): boolean {
  return targets.length === 0 || targets.includes(key) || targets.includes(name);
}

/** By url, what is to become active there. */
type Successors = ReadonlyMap<string, readonly Named[]>;

/** What comes under a name that it had before. */
export interface Namesake {
  readonly subject: Named;
  readonly known: FormerName["known"];
}

interface Taking {
  readonly byUrl: Successors;
  readonly namesakes: readonly Namesake[];
}

/** What is to become active under a name that something live had before, as far as the record tells. */
export function namesakesIn(entries: readonly Entry[], { lastWritten }: Graph): readonly Namesake[] {
  // Mostly no name was ever given up.
  const known = [...lastWritten.values()];
  if (!known.some((one) => one.formerId ?? one.renamedTo ?? one.takenOverBy)) return [];
  const subjects = entries.flatMap((entry) => becomingActiveIn(entry)?.subject ?? []);
  const byName = grouped(subjects.map((subject) => [subject.name, subject] as const));
  return formerNamesIn(lastWritten).flatMap(({ name, known }) =>
    (byName.get(name) ?? []).map((subject) => ({ subject, known })),
  );
}

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
      return isWanted(entry) && entry.live?.status !== "active"
        ? { subject: entry.blocked, url: entry.desired.url }
        : null;
    case "unchanged":
      return null;
  }
}

/** Also what is to take a name back, inactive: what has that now would be all that delivers. */
function isWanted<E extends { readonly desired: Webhook | null; readonly blocked: BlockedChange }>(
  entry: E,
): entry is E & { readonly desired: Webhook } {
  const { desired, blocked } = entry;
  return desired !== null && (isToServe(desired) || blocked.code === "downgrade");
}

/**
 * What takes over under another name: a name that goes, and whose url is declared active under a new one, was renamed; and
 * so was one whose former name is declared active again. It goes only once that is live, or the receiver would hear nothing
 * where it is held.
 */
function successorsOf(change: Change, { byUrl, namesakes }: Taking, graph: Graph): readonly WebhookKey[] {
  if (change.action === "create" || change.action === "replace" || deactivated(change).length === 0)
    return [];
  if (graph.leads.has(change.name)) return [];
  const { live } = change;
  const named = namesakes.filter(({ known }) => isSameAs(live, known));
  const taking = [...(byUrl.get(identityOfUrl(live.url)) ?? []), ...named.map(({ subject }) => subject)];
  return taking.map(({ key }) => key);
}
