import { grouped } from "../../base/text.ts";
import {
  compareKeys,
  isToServe,
  keyOf,
  parseKey,
  type Renames,
  type WebhookKey,
} from "../../model/fleet/key.ts";
import { isOurs } from "../../model/fleet/live.ts";
import type { Webhook } from "../../model/fleet/webhook.ts";
import { type Block, blockChange } from "../../model/plan/block.ts";
import {
  type Change,
  type Entry,
  isLit,
  keyOfEntry,
  putsInService,
  retires,
  switchesOff,
} from "../../model/plan/change.ts";
import type { PlanInput } from "../../model/plan/plan.ts";
import { asNeeded, neededBy, neededByRecord, waitsForBlocked } from "./blocks.ts";
import {
  heldNeeds,
  type Needs,
  recordedDependents,
  recordedNeeds,
  type Undeclared,
} from "./recorded-needs.ts";

/** The declared graph: who needs whom, by key. A bare name in dependsOn means its highest declared version. */
export interface Graph {
  readonly needs: Needs;
  /** The same for what goes: a bare name of which nothing is declared active means what is in service of it, too. */
  readonly held: Needs;
  /** The same of what is active without a manifest. */
  readonly recorded: Needs;
  readonly desired: ReadonlyMap<WebhookKey, Webhook>;
  /**
   * By name, the highest version that is declared active: it has to be live before another version may go. A name that is
   * given up has the one of the name that takes its place.
   */
  readonly leads: ReadonlyMap<string, WebhookKey>;
  readonly lastWritten: PlanInput["lastWritten"];
}

export function graphOf(input: PlanInput, renames: Renames): Graph {
  const { desired } = input;
  const byKey = new Map<WebhookKey, Webhook>();
  const highest = new Map<string, WebhookKey>();
  const leads = new Map<string, WebhookKey>();
  for (const webhook of desired.toSorted(compareKeys)) {
    const { name } = webhook;
    const key = keyOf(webhook);
    byKey.set(key, webhook);
    highest.set(name, key);
    if (isToServe(webhook)) leads.set(name, key);
  }
  for (const [old, name] of renames) {
    const lead = leads.get(name);
    if (lead !== undefined && !leads.has(old)) leads.set(old, lead);
  }
  const resolve = resolver({ highest, renames }, new Map());
  const needs = new Map<WebhookKey, readonly WebhookKey[]>();
  for (const [key, { dependsOn }] of byKey)
    if (dependsOn.length > 0) needs.set(key, dependsOn.flatMap(resolve));
  const lit = litWithoutLead(input);
  const resolveHeld = lit.size === 0 ? resolve : resolver({ highest, renames }, lit);
  const held = lit.size === 0 ? needs : heldNeeds(byKey, needs, resolveHeld);
  const undeclared = undeclaredIn(input);
  const recorded = undeclared.length === 0 ? NO_NEEDS : recordedNeeds(undeclared, held, resolveHeld);
  return { needs, held, desired: byKey, leads, recorded, lastWritten: input.lastWritten };
}

interface Names {
  readonly highest: ReadonlyMap<string, WebhookKey>;
  readonly renames: Renames;
}

/** What a reference means; a bare name also what is `lit` of it. */
function resolver({ highest, renames }: Names, lit: ReadonlyMap<string, readonly WebhookKey[]>) {
  const resolve = (reference: string): WebhookKey[] => {
    const named = parseKey(reference);
    const taking = highest.has(named?.name ?? reference) ? undefined : renames.get(named?.name ?? reference);
    if (taking !== undefined) return resolve(taking);
    const key = named === undefined ? highest.get(reference) : keyOf(named);
    const inService = named === undefined ? (lit.get(reference) ?? []) : [];
    return key === undefined ? [...inService] : [key, ...inService];
  };
  return resolve;
}

/** By name, of those of which nothing is declared active, what is in service, ours or to be adopted. What is let go of goes on. */
function litWithoutLead({ desired, live }: PlanInput): ReadonlyMap<string, WebhookKey[]> {
  const active = new Set(desired.flatMap(({ name, status }) => (status === "active" ? [name] : [])));
  const left = live.webhooks.filter((one) => !active.has(one.name) && isLit(one));
  return grouped(left.map((one) => [one.name, keyOf(one)] as const));
}

const NO_NEEDS: Needs = new Map();

/** What is active without a manifest, where the record knows of anything that depends on something. */
function undeclaredIn({ live, desired, environment, lastWritten }: PlanInput): readonly Undeclared[] {
  if (![...lastWritten.values()].some(({ dependsOn = [] }) => dependsOn.length > 0)) return [];
  const declared = new Set(desired.map(keyOf));
  return live.webhooks.flatMap((one) => {
    const { name, version, status } = one;
    const key = keyOf(one);
    if (status !== "active" || declared.has(key) || !isOurs(one, environment)) return [];
    return [{ name, version, dependsOn: lastWritten.get(key)?.dependsOn ?? [] }];
  });
}

/**
 * Blocks what takes away a webhook that others need, naming them. `needed` by what is no part of the plan: a rollback does
 * not switch that off either, which in a manifest somebody has asked for: that is a risk.
 */
export function guardDependents(
  entries: readonly Entry[],
  { graph, needed }: Pick<PlanInput, "needed"> & { readonly graph: Graph },
): Entry[] {
  if (!entries.some(takesAway)) return [...entries];
  const needing = activeDependents(graph);
  const unmanifested = graph.recorded.size === 0 ? NO_NEEDS : recordedDependents(entries, graph.recorded);
  return entries.map((entry) => {
    if (entry.kind !== "change" || !takesAway(entry)) return entry;
    const [change, key] = [entry.change, entry.change.key];
    const [beside, declared, recorded] = [needed.get(key), needing.get(key), unmanifested.get(key)];
    if (beside !== undefined) return blockChange(change, neededBy(key, beside));
    if (!retires(change)) return { kind: "change", change: asNeeded(change, declared, recorded) };
    if (declared !== undefined) return blockChange(change, neededBy(key, declared));
    return recorded === undefined ? entry : blockChange(change, neededByRecord(key, recorded));
  });
}

function takesAway(entry: Entry): boolean {
  return entry.kind === "change" && (retires(entry.change) || switchesOff(entry.change));
}

/** For each webhook, what is declared active and needs it. */
function activeDependents({ desired, held }: Graph): ReadonlyMap<WebhookKey, readonly WebhookKey[]> {
  const active = [...desired].filter(([, webhook]) => isToServe(webhook));
  return grouped(
    active.flatMap(([key]) => [...new Set(held.get(key))].map((needed) => [needed, key] as const)),
  );
}

/** Blocks what would go live before something that it needs can be live, and all that waits for it in turn. */
export function guardDependencies(entries: readonly Entry[], graph: Graph): Entry[] {
  const stopped = stoppedAfter(entries, graph);
  const unmet = entries.map((entry) => {
    const block = entry.kind === "change" ? unmetDependency(entry.change, graph, stopped) : undefined;
    return entry.kind === "change" && block !== undefined ? blockChange(entry.change, block) : entry;
  });
  const changes = unmet.flatMap((entry) => (entry.kind === "change" ? [entry.change] : []));
  if (changes.length === 0) return unmet;
  const blocked = unmet.flatMap((entry) => (entry.kind === "blocked" ? [entry.blocked.key] : []));
  const waitsFor = allThatWait(changes, blocked);
  return unmet.map((entry) => {
    const needed = entry.kind === "change" ? waitsFor.get(entry.change.key) : undefined;
    return entry.kind === "change" && needed !== undefined
      ? blockChange(entry.change, waitsForBlocked(needed))
      : entry;
  });
}

/** Of what others need and is declared active: what will not be so for all that this plan does, and what it will be. */
function stoppedAfter(entries: readonly Entry[], { needs }: Graph): ReadonlyMap<WebhookKey, string> {
  if (needs.size === 0) return new Map();
  return new Map(
    entries.flatMap((entry) => {
      const status = statusAfter(entry);
      return status === null || status === "active" ? [] : [[keyOfEntry(entry), status] as const];
    }),
  );
}

/** null where a block says it. */
function statusAfter(entry: Entry): string | null {
  switch (entry.kind) {
    case "unchanged":
      return entry.live === null ? "not on the tenant" : entry.live.status;
    case "change":
      return entry.change.action === "delete" ? "deleted" : entry.change.after.status;
    case "blocked":
      return null;
  }
}

function unmetDependency(
  change: Change,
  graph: Graph,
  stopped: ReadonlyMap<WebhookKey, string>,
): Block | undefined {
  const { key } = change;
  const desired = graph.desired.get(key);
  if (desired === undefined || !isToServe(desired)) return undefined;
  for (const needed of graph.needs.get(key) ?? []) {
    const status = graph.desired.get(needed)?.status;
    const after = stopped.get(needed);
    if (status === "active" && after !== undefined && putsInService(change))
      return notActive(key, needed, after);
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

function notActive(key: WebhookKey, needed: WebhookKey, status: string): Block {
  return {
    code: "dependency",
    message: `it depends on ${needed}, which is ${status} and not made active by this plan`,
    remedy: `apply the other changes (--skip-blocked) until ${needed} is active, or take it out of \`dependsOn\` of ${key}`,
    because: [needed],
  };
}

type Waiting = Pick<Change, "key" | "dependsOn">;

/** For each key, the changes that wait for it. */
export function waitersFor<C extends Waiting>(changes: Iterable<C>): ReadonlyMap<WebhookKey, readonly C[]> {
  return grouped([...changes].flatMap((change) => change.dependsOn.map((key) => [key, change] as const)));
}

/** What waits for one of these, or for what waits for it, however far away; each with the key that it waits for. */
function allThatWait<C extends Waiting>(
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
