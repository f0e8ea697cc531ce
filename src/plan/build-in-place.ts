import type { Replace } from "../model/change.ts";
import { keyOf, named } from "../model/key.ts";
import type { LiveWebhook } from "../model/live.ts";
import { snapshotOf, snapshotOfLive, wireStatus } from "../model/snapshot.ts";
import type { Webhook } from "../model/webhook.ts";
import { againstPredecessor } from "./build-change.ts";
import { declaredPart, documentLocation, fingerprintOf, probePart, UNORDERED } from "./change-parts.ts";
import { inPlaceRisk } from "./endpoint-risk.ts";
import type { PlanInput } from "./entry.ts";
import { plainHeadersOf } from "./recorded-facts.ts";

/** The new version is one write to the live object of the old one: its name never goes dark, and callers notice nothing. */
export function replaceInPlace(desired: Webhook, old: LiveWebhook, input: PlanInput): Replace {
  const gated = desired.status === "active";
  const difference = againstPredecessor(desired, old, input);
  const probe = probePart(desired, gated, input.environment);
  const { plainHeaders } = input.environment.policy;
  return {
    action: "replace",
    ...UNORDERED,
    ...named(desired),
    inPlaceOf: keyOf(old),
    reason: {
      kind: "new-version",
      supersedes: [keyOf(old)],
      resumed: false,
      downgrade: old.version > desired.version,
    },
    risk: inPlaceRisk(old, difference.fields, probe),
    unverified: difference.unverified,
    location: documentLocation(desired),
    fields: difference.fields,
    fingerprint: fingerprintOf([old], plainHeaders),
    before: snapshotOfLive(old, plainHeadersOf(old, input)),
    after: snapshotOf(desired, wireStatus(desired.status, input.environment)),
    superseded: [],
    declared: declaredPart(desired),
    probe,
    gated,
    desired,
    live: old,
  };
}
