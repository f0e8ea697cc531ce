import type { Change } from "../model/change.ts";
import type { WebhookKey } from "../model/key.ts";
import { type Entry, keyOfEntry } from "./entry.ts";

/** Keeps what is targeted by name or key, and the changes that it waits for. */
export function keepTargets(entries: readonly Entry[], targets: readonly string[]): Entry[] {
  if (targets.length === 0) return [...entries];
  const changes = new Map(
    entries.flatMap((entry) => (entry.kind === "change" ? [[entry.change.key, entry.change] as const] : [])),
  );
  const kept = new Set<WebhookKey>();
  const keep = (key: WebhookKey): void => {
    if (kept.has(key)) return;
    kept.add(key);
    const change: Change | undefined = changes.get(key);
    for (const needed of change?.dependsOn ?? []) keep(needed);
  };
  for (const entry of entries) {
    const key = keyOfEntry(entry);
    if (targets.includes(key) || targets.includes(key.slice(0, key.lastIndexOf("@")))) keep(key);
  }
  return entries.filter((entry) =>
    entry.kind !== "change" && entry.kind !== "blocked" ? true : kept.has(keyOfEntry(entry)),
  );
}
