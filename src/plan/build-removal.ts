import { utcDay } from "../base/time.ts";
import type { Delete, Deprecate, Reason } from "../model/change.ts";
import { keyOf, type NameAndVersion, named } from "../model/key.ts";
import type { LiveWebhook } from "../model/live.ts";
import { snapshotOf, snapshotOfLive } from "../model/snapshot.ts";
import type { Webhook } from "../model/webhook.ts";
import { wireStatus } from "../model/wire-status.ts";
import { declaredPart, documentLocation, NOTHING, UNORDERED } from "./change-parts.ts";
import { laterNow } from "./clock.ts";
import { compareFields } from "./fields.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { PlanInput } from "./input.ts";
import { plainHeadersOf } from "./plain-headers.ts";
import { recordedSunset } from "./recorded-state.ts";
import { deleteRisk, deprecateRisk, sunsetConcerns } from "./risk.ts";

export function deprecateChange(
  live: LiveWebhook,
  desired: Webhook | null,
  reason: Reason,
  successor: NameAndVersion | null,
  input: PlanInput,
): Deprecate {
  const { plainHeaders } = input.environment.policy;
  const status = wireStatus("deprecated", input.environment);
  const difference = desired === null ? NOTHING : compareFields(desired, live, input);
  const before = snapshotOfLive(live, plainHeadersOf(live, input));
  const sunset = sunsetOf(live, desired, input);
  return {
    action: "deprecate",
    ...UNORDERED,
    ...named(live),
    reason,
    risk: deprecateRisk(live, successor !== null, sunsetConcerns(keyOf(live), sunset.sunset, input.now)),
    unverified: difference.unverified,
    location: desired === null ? null : documentLocation(desired),
    fields: difference.fields,
    fingerprint: fingerprintOf([live], plainHeaders),
    before,
    after: desired === null ? { ...before, status } : snapshotOf(desired, status),
    declared: desired === null ? null : declaredPart(desired),
    ...sunset,
    successor: successor === null ? null : keyOf(successor),
    successorVersion: successor?.version ?? null,
    desired,
    live,
  };
}

export function deleteChange(live: LiveWebhook, sunset: string, input: PlanInput): Delete {
  const { plainHeaders } = input.environment.policy;
  return {
    action: "delete",
    ...UNORDERED,
    ...named(live),
    reason: { kind: "sunset-passed", sunset },
    risk: deleteRisk(),
    unverified: [],
    location: null,
    fields: [],
    fingerprint: fingerprintOf([live], plainHeaders),
    before: snapshotOfLive(live, plainHeadersOf(live, input)),
    sunset,
    live,
  };
}

/** Declared, else recorded when it was deprecated, else a grace period from now. */
export function sunsetOf(
  live: LiveWebhook,
  desired: Webhook | null,
  input: PlanInput,
): Pick<Deprecate, "sunsetFrom"> & { readonly sunset: string } {
  if (desired !== null && desired.sunset !== null) return { sunset: desired.sunset, sunsetFrom: "declared" };
  const recorded = recordedSunset(live, input);
  if (recorded !== null) return { sunset: recorded, sunsetFrom: "recorded" };
  const end = new Date(laterNow(input).getTime() + input.environment.deprecation.graceMs);
  return { sunset: utcDay(end), sunsetFrom: "grace-period" };
}
