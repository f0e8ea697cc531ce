import { keyOf } from "../model/fleet/key.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import { type Entry, makesActive, type RiskNote, raised } from "../model/plan/change.ts";
import type { ProposedChanges } from "../model/plan/plan.ts";

/**
 * What goes live where somebody else's version of the same name delivers. That is superseded by nothing, for nobody said
 * whose it is.
 */
export function withOtherVersions({
  entries,
  unmanaged,
}: Pick<ProposedChanges, "entries" | "unmanaged">): Entry[] {
  return entries.map((entry) => {
    if (entry.kind !== "change" || !makesActive(entry.change)) return entry;
    const { name, risk } = entry.change;
    const others = unmanaged.filter(
      (live) => live.name === name && live.version > 0 && live.status === "active",
    );
    return { ...entry, change: { ...entry.change, risk: raised(risk, others.map(deliveringToo)) } };
  });
}

function deliveringToo(other: LiveWebhook): RiskNote {
  const both = "it is not managed and goes on delivering, so that events arrive twice";
  const remedy = "declare it with `adopt: true`, or switch it off on the tenant";
  return { level: "medium", why: `${keyOf(other)} is active too (id ${other.id}); ${both}; ${remedy}` };
}
