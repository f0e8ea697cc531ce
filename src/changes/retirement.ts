import { utcDay } from "../base/time.ts";
import { keyOf } from "../model/fleet/key.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import { describeSkew } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import { changeEntry, type Entry, type Reason, unchangedEntry } from "../model/plan/change.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import { recordedSunset } from "../model/plan/redacted-snapshot.ts";
import { clockSkewed, sunsetAhead } from "./blocks.ts";
import { updateOrUnchanged } from "./build-change.ts";
import {
  deleteChange,
  deprecateChange,
  heldTo,
  isSwitchedOnAgain,
  passedNote,
  retiredNote,
} from "./build-removal.ts";

/** A deprecated version goes away for good only past its sunset, and only when somebody asked for that. */
export function retire(live: LiveWebhook, desired: Webhook | null, input: PlanInput): Entry {
  const key = keyOf(live);
  const sunset = desired?.sunset ?? recordedSunset(live, input);
  const today = utcDay(input.now);
  const passed = sunset !== null && sunset <= today;
  const asked = input.allow.delete.has(key);
  const skew = describeSkew(input.live);
  const isDue = passed && skew === null;
  const off = live.endpoint?.serves === true ? switchedOff(live, desired, { sunset, isDue }, input) : null;
  if (off !== null) return off;
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

/** What is called, and is not any more: its time is over, or somebody switched it on again. null of what goes on. */
function switchedOff(
  live: LiveWebhook,
  desired: Webhook | null,
  { sunset, isDue }: { readonly sunset: string | null; readonly isDue: boolean },
  input: PlanInput,
): Entry | null {
  const reason = reasonToEnd(sunset, isDue, input.allow.deprecate.has(keyOf(live)));
  if (reason !== null) return changeEntry(deprecateChange(live, desired, { reason, successor: null }, input));
  if (!isSwitchedOnAgain(live, input)) return null;
  const kind = desired === null ? "removed-from-git" : "declared-deprecated";
  return changeEntry(deprecateChange(live, desired, { reason: { kind }, successor: null }, input));
}

function reasonToEnd(sunset: string | null, isDue: boolean, isAllowed: boolean): Reason | null {
  if (isDue && sunset !== null) return { kind: "sunset-passed", sunset };
  return isAllowed ? { kind: "before-sunset", sunset } : null;
}
