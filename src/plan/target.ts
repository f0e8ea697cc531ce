import { type Entry, keyOfEntry } from "./entry.ts";

/** Keeps what is targeted by name or key, and the changes that it waits for. */
export function keepTargets(entries: readonly Entry[], targets: readonly string[]): Entry[] {
  if (targets.length === 0) return [...entries];
  const changes = new Map(
    entries.flatMap((entry) => (entry.kind === "change" ? [[entry.change.key, entry.change] as const] : [])),
  );
  const wanted = new Set(targets);
  const kept = new Set(
    entries
      .map(keyOfEntry)
      .filter((key) => wanted.has(key) || wanted.has(key.slice(0, key.lastIndexOf("@")))),
  );
  // The set grows while it is walked; no chain is too long for it.
  for (const key of kept) {
    for (const needed of changes.get(key)?.dependsOn ?? []) kept.add(needed);
  }
  return entries.filter((entry) => entry.kind === "unchanged" || kept.has(keyOfEntry(entry)));
}
