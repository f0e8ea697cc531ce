import { utcDay } from "../base/time.ts";
import { keyOf } from "../model/fleet/key.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import { describeSkew } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import { changeEntry, type Entry, unchangedEntry } from "../model/plan/change.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import { clockSkewed, sunsetAhead } from "./blocks.ts";
import { updateOrUnchanged } from "./build-change.ts";
import { deleteChange, deprecateChange, heldTo, passedNote, retiredNote } from "./build-removal.ts";
import { recordedSunset } from "./recorded-facts.ts";

/** A deprecated version goes away for good only past its sunset, and only when somebody asked for that. */
export function retire(live: LiveWebhook, desired: Webhook | null, input: PlanInput): Entry {
  const key = keyOf(live);
  const sunset = desired?.sunset ?? recordedSunset(live, input);
  const today = utcDay(input.now);
  const passed = sunset !== null && sunset <= today;
  const asked = input.allow.delete.has(key);
  const skew = describeSkew(input.live);
  const isDue = passed && skew === null;
  if (live.endpoint?.serves === true && (isDue || input.allow.deprecate.has(key)))
    return switchedOff(live, desired, { sunset, isDue }, input);
  if (isDue && (asked || input.environment.deprecation.retire === "auto")) {
    return changeEntry(deleteChange(live, sunset, input));
  }
  if (asked)
    return passed && skew !== null ? clockSkewed(live, desired, skew) : sunsetAhead(live, desired, sunset);
  const held = heldTo(live, desired);
  const entry = held === null ? unchangedEntry(key, live) : updateOrUnchanged(held, live, input);
  if (entry.kind !== "unchanged") return entry;
  const note = passed ? passedNote(key, sunset, skew) : retiredNote(live, sunset, input);
  return unchangedEntry(key, live, [note, ...entry.unchanged.notes], entry.unchanged.unverified);
}

/** What was called beside its successor until now, and is not any more. */
function switchedOff(
  live: LiveWebhook,
  desired: Webhook | null,
  { sunset, isDue }: { readonly sunset: string | null; readonly isDue: boolean },
  input: PlanInput,
): Entry {
  const reason =
    isDue && sunset !== null
      ? ({ kind: "sunset-passed", sunset } as const)
      : ({ kind: "before-sunset", sunset } as const);
  return changeEntry(deprecateChange(live, desired, { reason, successor: null }, input));
}
