import { DAY_MS, daysUntil, utcDay } from "../base/time.ts";
import { keyOf, type NameAndVersion, named, type WebhookKey } from "../model/fleet/key.ts";
import type { LastWritten } from "../model/fleet/last-written.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import { laterNow } from "../model/fleet/live.ts";
import { documentLocation, type Webhook } from "../model/fleet/webhook.ts";
import {
  type Delete,
  type Deprecate,
  type FieldChange,
  type Reason,
  raised,
  riskOf,
} from "../model/plan/change.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import {
  isOutOfService,
  recordedSunset,
  snapshotOf,
  snapshotOfLive,
  wireStatus,
} from "../model/plan/redacted-snapshot.ts";
import { compareFields, type Difference, declaredPart, fingerprintOf, NOTHING, UNORDERED } from "./fields.ts";
import { isKeptInactive, plain, plainHeadersOf } from "./recorded-facts.ts";
import { deleteRisk, deprecateRisk, driftConcerns, isNear, sunsetConcerns } from "./risk.ts";
import { callerNotes, deleteNotes, offNotes } from "./risk-notes.ts";

/** Why a version goes, and what takes over. */
interface RemovalInput {
  readonly reason: Reason;
  readonly successor: NameAndVersion | null;
}

export function deprecateChange(
  live: LiveWebhook,
  desired: Webhook | null,
  { reason, successor }: RemovalInput,
  input: PlanInput,
): Deprecate {
  const { plainHeaders } = input.environment.policy;
  const status = wireStatus("deprecated", input.environment);
  const held = heldTo(live, desired);
  const difference = held === null ? NOTHING : compareFields(held, live, input);
  const before = snapshotOfLive(live, plainHeadersOf(live, input));
  const sunset = sunsetOf(live, desired, input);
  const near = sunsetConcerns(keyOf(live), sunset.sunset, input.now);
  const off = isSwitchedOffNow(live, successor) ? offNotes(live) : [];
  const goOn = successor === null ? {} : goingOn(live, input);
  const fields = [...difference.fields, ...switchedOnByHand(live, desired, difference, input)];
  return {
    action: "deprecate",
    ...UNORDERED,
    ...named(live),
    reason,
    risk:
      goOn.goesOn === true
        ? riskOf([...callerNotes([{ live, sunset: sunset.sunset, ...goOn }]), ...near])
        : raised(deprecateRisk(live, successor !== null, near), [...off, ...driftConcerns(fields)]),
    unverified: difference.unverified,
    location: desired === null ? null : documentLocation(desired),
    fields,
    fingerprint: fingerprintOf([live], plainHeaders),
    before,
    after: held === null ? { ...before, status } : snapshotOf(held, status),
    declared: desired === null ? null : declaredPart(desired),
    ...sunset,
    ...goOn,
    successor: successor === null ? null : keyOf(successor),
    desired,
    live,
  };
}

/** What is marked as deprecated, and what nothing takes over from. */
function isSwitchedOffNow({ status }: LiveWebhook, successor: NameAndVersion | null): boolean {
  return status === "deprecated" || (status === "active" && successor === null);
}

/** What we took out of service delivers, or is called: somebody switched it on again. */
function switchedOnByHand(
  live: LiveWebhook,
  desired: Webhook | null,
  { fields }: Difference,
  input: PlanInput,
): FieldChange[] {
  const { environment, locate } = input;
  const written = input.lastWritten.get(keyOf(live));
  const isByHand = live.status === "active" ? wasOut(written) : isSwitchedOnAgain(live, input);
  if (!isByHand || fields.some(({ path }) => path === "status")) return [];
  const location = desired === null ? null : locate(desired.source, ["status"]).location;
  const [before, after] = [plain("active"), plain(wireStatus("deprecated", environment))];
  return [{ path: "status", before, after, cause: "drift", location }];
}

function wasOut(written: LastWritten | undefined): boolean {
  return written !== undefined && (written.asked ?? written.after).status !== "active";
}

/** Whether somebody switched on again what we switched off as we deprecated it. */
export function isSwitchedOnAgain(live: LiveWebhook, { lastWritten }: PlanInput): boolean {
  return live.endpoint?.serves === true && lastWritten.get(keyOf(live))?.isSwitchedOff === true;
}

/** The manifest that it is still made like. What an Endpoint that is to go has beside its status is nobody's concern any more. */
export function heldTo(live: LiveWebhook, desired: Webhook | null): Webhook | null {
  return live.endpoint === null ? desired : null;
}

export function deleteChange(live: LiveWebhook, sunset: string, input: PlanInput): Delete {
  const { plainHeaders } = input.environment.policy;
  return {
    action: "delete",
    ...UNORDERED,
    ...named(live),
    reason: { kind: "sunset-passed", sunset },
    risk: raised(deleteRisk(), deleteNotes(live)),
    unverified: [],
    location: null,
    fields: [],
    fingerprint: fingerprintOf([live], plainHeaders),
    before: snapshotOfLive(live, plainHeadersOf(live, input)),
    sunset,
    live,
  };
}

/** What is called too stays switched on beside its successor, until its sunset: callers have to move. */
export function goingOn(live: LiveWebhook, { environment }: PlanInput): { goesOn?: true } {
  const isCalled = live.endpoint !== null && environment.traits.superseded === "goes-on";
  const hasMarker = environment.capabilities.deprecatedStatus;
  return isCalled && hasMarker && live.status === "active" ? { goesOn: true } : {};
}

/** Declared, else recorded when it was deprecated, else a grace period from now. */
export function sunsetOf(
  live: LiveWebhook,
  desired: Webhook | null,
  input: PlanInput,
): Pick<Deprecate, "sunsetFrom" | "graceMs"> & { readonly sunset: string } {
  if (desired !== null && desired.sunset !== null) return { sunset: desired.sunset, sunsetFrom: "declared" };
  const recorded = recordedSunset(live, input);
  if (recorded !== null) return { sunset: recorded, sunsetFrom: "recorded" };
  const { graceMs } = input.environment.deprecation;
  // Sunsets are days, so a part of one is a day: cut to the day, 12 hours would end at once.
  const end = new Date(laterNow(input).getTime() + Math.ceil(graceMs / DAY_MS) * DAY_MS);
  return { sunset: utcDay(end), sunsetFrom: "grace-period", graceMs };
}

/** What is said of one whose sunset has passed, and that is kept all the same. */
export function passedNote(key: WebhookKey, sunset: string, skew: string | null): string {
  return skew === null
    ? `sunset ${sunset} has passed; --allow-delete ${key} deletes it`
    : `sunset ${sunset} has passed by this machine's clock; it is kept, because the clocks do not agree`;
}

/** What is said of one that stays. */
export function retiredNote(live: LiveWebhook, sunset: string | null, input: PlanInput): string {
  if (live.endpoint?.serves === true && isRetired(live, input)) {
    const until = sunset ?? `somebody allows it (--allow-deprecate ${keyOf(live)})`;
    return `deprecated; its address stays switched on until ${until}`;
  }
  if (isRetired(live, input)) return sunsetNote(sunset, input.now);
  return `inactive, and no record says why: treated as out of service; --allow-deprecate ${keyOf(live)} deprecates it`;
}

function sunsetNote(sunset: string | null, now: Date): string {
  if (sunset === null) return "deprecated; sunset unknown";
  const near = isNear(sunset, now) ? `, near: in ${daysUntil(sunset, now)} d` : "";
  return `deprecated; sunset ${sunset}${near}`;
}

/** Out of service already; where the tenant has no deprecated status, inactive stands for it. */
export function isRetired(live: NameAndVersion & Pick<LiveWebhook, "status">, input: PlanInput): boolean {
  return (
    isOutOfService(live.status, input.environment) || isKeptInactive(live, input.lastWritten.get(keyOf(live)))
  );
}

/**
 * Inactive, without a manifest, and no record tells of it. It delivers nothing, and on a tenant without the deprecated
 * status this is what became of a deprecation whose record is lost: to deprecate it once more would have no end.
 */
export function isUnrecordedInactive(live: LiveWebhook, { lastWritten, allow }: PlanInput): boolean {
  const key = keyOf(live);
  return live.status === "inactive" && !lastWritten.has(key) && !allow.deprecate.has(key);
}
