import { maskedToken } from "../model/fleet/endpoint.ts";
import { keyOf } from "../model/fleet/key.ts";
import { type LiveWebhook, listedIds, tookPlaceOfGone } from "../model/fleet/live.ts";
import { type Entry, isLit } from "../model/plan/change.ts";
import type { PlanInput } from "../model/plan/plan.ts";

/** What goes on, and is another Endpoint than runs made: that is gone, with the address that callers had. */
export function exchangedNotes(entries: readonly Entry[], { live, lastWritten }: PlanInput): string[] {
  // What a short list does not show may be there.
  if (lastWritten.size === 0 || live.shortfall !== null) return [];
  const goingOn = entries.map(goingOnIn).filter((now) => now !== null);
  const isOther = (now: LiveWebhook) => lastWritten.get(keyOf(now))?.id !== now.id;
  const suspects = goingOn.filter((now) => now.endpoint !== null && isOther(now));
  if (suspects.length === 0) return [];
  const listed = listedIds(live);
  return suspects.flatMap((now) => {
    const known = lastWritten.get(keyOf(now));
    if (now.endpoint === null || known?.id === undefined || !tookPlaceOfGone(now, known, listed)) return [];
    const old = known.after.endpoint?.address ?? "unknown";
    const callers = isLit(now) ? "callers of the old address have to move" : "its address is lost";
    return `${keyOf(now)} is another Endpoint (id ${now.id}, address ${maskedToken(now.endpoint.addressToken)}) than the audit log knows (id ${known.id}, address ${old}), and that is gone: ${callers}; ${RECORDING}`;
  });
}

const RECORDING =
  "its next change records the new one, as an apply with unadopt: true and one with adopt: true do";

function goingOnIn(entry: Entry): LiveWebhook | null {
  if (entry.kind !== "change") return entry.kind === "unchanged" ? entry.live : null;
  const { change } = entry;
  return change.action === "update" || change.action === "replace" ? change.live : null;
}
