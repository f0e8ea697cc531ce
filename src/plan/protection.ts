import type { Change } from "../model/change.ts";
import { matchesAny } from "../model/glob.ts";
import { keyOf, type WebhookKey } from "../model/key.ts";
import type { LiveWebhook } from "../model/live.ts";
import { blockChange, type Entry } from "./entry.ts";
import type { PlanInput } from "./input.ts";

/** Blocks taking away the last active version of a protected name. */
export function guardProtected(entries: readonly Entry[], input: PlanInput): Entry[] {
  return entries.map((entry) => {
    if (entry.kind !== "change" || !takesLastActive(entry.change, entries)) return entry;
    const { change } = entry;
    const by = protectedBy(change, input);
    if (by === null || input.allow.deprecate.has(change.key)) return entry;
    return blockChange(change, {
      code: "protected",
      message: `it is the last active version and protected by ${by}`,
      remedy: `restore or keep its manifest, remove the protection in a reviewed change, or pass --allow-deprecate ${change.key}`,
      because: [],
    });
  });
}

/** A successor that is declared active counts as active: the removal waits for it. */
function takesLastActive(change: Change, entries: readonly Entry[]): boolean {
  if (change.action !== "deprecate" && change.action !== "delete") return false;
  if (change.live.status !== "active" || (change.action === "deprecate" && change.successor !== null))
    return false;
  return !entries.some((entry) => entry.kind === "unchanged" && staysActive(entry.live, change.live));
}

function staysActive(live: LiveWebhook | null, other: LiveWebhook): boolean {
  return (
    live !== null && live.name === other.name && keyOf(live) !== keyOf(other) && live.status === "active"
  );
}

function protectedBy(change: Change, { environment, remembered }: PlanInput): string | null {
  const key: WebhookKey = change.key;
  const name = key.slice(0, key.lastIndexOf("@"));
  if (matchesAny(name, environment.policy.protected)) return "policy.protected";
  const declared = change.action === "deprecate" && change.desired?.protect === true;
  if (declared) return "`protect: true`";
  return remembered.get(key)?.protect === true ? "`protect: true` of its last manifest" : null;
}
