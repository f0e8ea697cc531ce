import { grouped } from "../../base/text.ts";
import { keyOf, type NameAndVersion, type WebhookKey } from "../../model/fleet/key.ts";
import { type Entry, isRemoval, keyOfEntry, replacedBy } from "../../model/plan/change.ts";

/** Who needs whom, by key. */
export type Needs = ReadonlyMap<WebhookKey, readonly WebhookKey[]>;

/** What is active and has no manifest any more, with what its last one said that it depends on. */
export interface Undeclared extends NameAndVersion {
  readonly dependsOn: readonly string[];
}

/**
 * What is active without a manifest needs by the record. A name that nobody declares means its highest version that is
 * active. Records of different days may contradict each other: what would close a circle is left out.
 */
export function recordedNeeds(
  undeclared: readonly Undeclared[],
  declared: Needs,
  resolve: (reference: string) => readonly WebhookKey[],
): Needs {
  const ascending = undeclared.toSorted((a, b) => a.version - b.version);
  const highest = new Map(ascending.map((one) => [one.name, keyOf(one)] as const));
  const found = new Map<WebhookKey, WebhookKey[]>();
  for (const one of ascending) {
    const key = keyOf(one);
    for (const reference of one.dependsOn) {
      const known = resolve(reference);
      for (const needed of known.length > 0 ? known : [highest.get(reference) ?? key]) {
        if (leadsTo(needed, key, [declared, found])) continue;
        found.set(key, [...(found.get(key) ?? []), needed]);
      }
    }
  }
  return found;
}

/** What is declared to need something, with what else a reference means of what goes, as far as it closes no circle. */
export function heldNeeds(
  declared: ReadonlyMap<WebhookKey, { readonly dependsOn: readonly string[] }>,
  needs: Needs,
  resolve: (reference: string) => readonly WebhookKey[],
): Needs {
  const held = new Map(needs);
  for (const [key, { dependsOn }] of declared) {
    for (const needed of dependsOn.flatMap(resolve)) {
      const known = held.get(key) ?? [];
      if (!known.includes(needed) && !leadsTo(needed, key, [held])) held.set(key, [...known, needed]);
    }
  }
  return held;
}

function leadsTo(from: WebhookKey, to: WebhookKey, all: readonly Needs[]): boolean {
  const reached = new Set([from]);
  // The set grows while it is walked; no chain is too long for it.
  for (const key of reached)
    for (const needs of all) for (const needed of needs.get(key) ?? []) reached.add(needed);
  return reached.has(to);
}

/** By what the record says is needed, who needs it and stays active without a manifest. */
export function recordedDependents(entries: readonly Entry[], recorded: Needs): Needs {
  const going = new Set(
    entries.flatMap((entry) => (entry.kind === "change" ? takenAway(entry).map(([key]) => key) : [])),
  );
  const staying = [...recorded].filter(([key]) => !going.has(key));
  return grouped(staying.flatMap(([key, needs]) => needs.map((needed) => [needed, key] as const)));
}

/** By what the record says is needed, the change that takes away who needs it, or that is blocked. */
export function recordedRemovals(entries: readonly Entry[], recorded: Needs): Needs {
  return grouped(
    entries
      .flatMap(takenAway)
      .flatMap(([old, by]) => (recorded.get(old) ?? []).map((needed) => [needed, by] as const)),
  );
}

/** What an entry takes out of service, or would, each with the key that it goes by in the plan. */
function takenAway(entry: Entry): readonly (readonly [WebhookKey, WebhookKey])[] {
  const key = keyOfEntry(entry);
  if (entry.kind !== "change") return entry.kind === "blocked" ? [[key, key]] : [];
  const { change } = entry;
  if (isRemoval(change)) return [[key, key]];
  return change.action === "replace" ? replacedBy(change).map((old) => [keyOf(old), key] as const) : [];
}
