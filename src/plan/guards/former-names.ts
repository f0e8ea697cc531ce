import { isToServe, keyOf, type Named } from "../../model/fleet/key.ts";
import { formerlyOurs, isOurs, type LiveWebhook } from "../../model/fleet/live.ts";
import { type Block, blockChange, blockedEntry } from "../../model/plan/block.ts";
import { type Entry, keyOfEntry } from "../../model/plan/change.ts";
import type { PlanInput } from "../../model/plan/plan.ts";
import { protectedBy } from "../../model/plan/protection.ts";

/**
 * Blocks taking what somebody renamed on the tenant as it is named there, where the name that it had is protected and
 * nobody declares it: `replaces` may not give such a name up either.
 */
export function guardFormerNames(entries: readonly Entry[], input: PlanInput): Entry[] {
  const serving = new Set(input.desired.filter(isToServe).map(({ name }) => name));
  return entries.map((entry) => {
    const live = takenAsNamed(entry, input);
    const former = live?.status === "active" ? formerlyOurs(live, input) : null;
    if (live === null || former === null || serving.has(former.name)) return entry;
    const by = input.allow.deprecate.has(former.key) ? null : protectedBy(former, input);
    return by === null ? entry : refuse(entry, live, givesUp(former, by), input);
  });
}

/** What is adopted; and where every name in scope is ours, what is declared, until a record has its new name. */
function takenAsNamed(entry: Entry, { environment, recorded }: PlanInput): LiveWebhook | null {
  const live = keptLive(entry);
  const isAdopted = entry.kind === "change" && entry.change.action === "adopt";
  if (live === null || isAdopted) return live;
  return isOurs(live, environment) && !recorded.has(keyOf(live)) ? live : null;
}

/** What goes on under the name that it has. */
function keptLive(entry: Entry): LiveWebhook | null {
  if (entry.kind === "unchanged") return entry.live;
  if (entry.kind === "blocked") return null;
  const { change } = entry;
  return change.action === "update" || change.action === "adopt" ? change.live : null;
}

function givesUp({ key, name, version }: Named, by: string): Block {
  return {
    code: "protected",
    message: `it is ${key}, which somebody renamed on the tenant; that is protected by ${by}, and its name would be given up`,
    remedy: `name it ${name}, version ${version}, on the tenant again and declare ${key}, or pass --allow-deprecate ${key}`,
    because: [],
  };
}

function refuse(entry: Entry, live: LiveWebhook, block: Block, { desired }: PlanInput): Entry {
  if (entry.kind === "change") return blockChange(entry.change, block);
  const key = keyOfEntry(entry);
  const declared = desired.find((one) => keyOf(one) === key) ?? null;
  const { name, version } = live;
  return blockedEntry(
    { key, name, version, action: "update", desired: declared, live, location: null },
    block,
  );
}
