import type { Named } from "../model/key.ts";
import { type Entry, keyOfEntry } from "./entry.ts";

/** Keeps what is targeted by name or key, and the changes that it waits for. */
export function keepTargets(entries: readonly Entry[], targets: readonly string[]): Entry[] {
  if (targets.length === 0) return [...entries];
  const changes = new Map(
    entries.flatMap((entry) => (entry.kind === "change" ? [[entry.change.key, entry.change] as const] : [])),
  );
  const kept = new Set(
    entries
      .map(subjectOf)
      .flatMap((subject) => (subject && isTargeted(subject, targets) ? [subject.key] : [])),
  );
  // The set grows while it is walked; no chain is too long for it.
  for (const key of kept) {
    for (const needed of changes.get(key)?.dependsOn ?? []) kept.add(needed);
  }
  return entries.filter((entry) => entry.kind === "unchanged" || kept.has(keyOfEntry(entry)));
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
