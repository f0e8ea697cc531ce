import { grouped } from "../base/text.ts";
import { keyOf } from "../model/fleet/key.ts";
import { isSameAs } from "../model/fleet/last-written.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { Entry } from "../model/plan/change.ts";
import type { Plan } from "../model/plan/plan.ts";
import type { Namesake } from "./order.ts";

/** By what comes under a name that it had before, what has to go for it, blocked or not: both would deliver. */
export function takeoversIn(entries: readonly Entry[], namesakes: readonly Namesake[]): Plan["takeovers"] {
  const leaving = entries.flatMap((entry) => leavingIn(entry) ?? []);
  return grouped(
    namesakes.flatMap((namesake) =>
      leaving
        .filter((live) => isSameAs(live, namesake.known) && live.name !== namesake.subject.name)
        .map((live) => [namesake.subject.key, keyOf(live)] as const),
    ),
  );
}

function leavingIn(entry: Entry): LiveWebhook | null {
  if (entry.kind === "blocked") return entry.blocked.action === "deprecate" ? entry.live : null;
  return entry.kind === "change" && entry.change.action === "deprecate" ? entry.change.live : null;
}
