import { maskedToken } from "../model/fleet/endpoint.ts";
import { keyOf } from "../model/fleet/key.ts";
import { type LiveWebhook, listedIds } from "../model/fleet/live.ts";
import { type Entry, isLit } from "../model/plan/change.ts";
import type { PlanInput } from "../model/plan/plan.ts";

/** What goes on, and is another Endpoint than runs made: that is gone, with the address that callers had. */
export function exchangedNotes(entries: readonly Entry[], { live, lastWritten }: PlanInput): string[] {
  const exchanged = entries.flatMap((entry) => {
    const now = goingOnIn(entry);
    if (now?.endpoint == null || !isLit(now)) return [];
    const known = lastWritten.get(keyOf(now));
    return known?.id === undefined || known.id === now.id ? [] : [{ now, known, endpoint: now.endpoint }];
  });
  if (exchanged.length === 0) return [];
  const listed = listedIds(live);
  return exchanged
    .filter(({ known }) => !listed.has(known.id ?? null))
    .map(({ now, known, endpoint }) => {
      const old = known.after.endpoint?.address ?? "unknown";
      return `${keyOf(now)} is another Endpoint (id ${now.id}, address ${maskedToken(endpoint.addressToken)}) than the audit log knows (id ${known.id}, address ${old}), and that is gone: callers of the old address have to move; its next change records the new one`;
    });
}

function goingOnIn(entry: Entry): LiveWebhook | null {
  if (entry.kind !== "change") return entry.kind === "unchanged" ? entry.live : null;
  const { change } = entry;
  return change.action === "update" || change.action === "replace" ? change.live : null;
}
