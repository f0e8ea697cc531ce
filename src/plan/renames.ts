import { parseKey } from "../model/key.ts";
import type { Renames } from "../model/plan-entry.ts";
import type { Webhook } from "../model/webhook.ts";

/** What manifests say with `replaces`. A name that is still declared active is given up by nobody. */
export function renamesOf(desired: readonly Webhook[]): Renames {
  const replacing = desired.filter(({ replaces, unadopt }) => replaces.length > 0 && !unadopt);
  if (replacing.length === 0) return new Map();
  const active = new Set(desired.filter(isInService).map(({ name }) => name));
  const renames = new Map<string, string>();
  for (const { name, replaces } of replacing) {
    for (const old of replaces) {
      if (old !== name && !active.has(old) && !renames.has(old)) renames.set(old, name);
    }
  }
  return renames;
}

/** Declared active, and not only to be let go of. */
function isInService({ status, unadopt }: Pick<Webhook, "status" | "unadopt">): boolean {
  return status === "active" && !unadopt;
}

/** What is asked for by name or key, and what takes the place of that. */
export function withNewNames(targets: readonly string[], renames: Renames): readonly string[] {
  const taking = targets.flatMap((target) => renames.get(parseKey(target)?.name ?? target) ?? []);
  return [...targets, ...taking];
}
