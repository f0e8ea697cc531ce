import { shortened } from "../base/text.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { type LiveWebhook, needsHiddenValues } from "../model/fleet/live.ts";
import type { FieldChange, Probe, Risk } from "../model/plan/change.ts";
import { probing, type RiskNote, riskOf } from "./risk.ts";

export function adoptRisk(
  environment: Environment,
  live: LiveWebhook,
  fields: readonly FieldChange[],
  probe: Probe | null,
): Risk {
  const changes: RiskNote[] =
    fields.length > 0 ? [{ level: "medium", why: "changes what somebody else declared" }] : [];
  return riskOf([
    { level: "medium", why: "it will be managed from Git" },
    ...originOf(live).map((why): RiskNote => ({ level: "medium", why })),
    ...changes,
    ...unseen(environment, live),
    ...probing(probe),
  ]);
}

function unseen({ capabilities }: Environment, live: LiveWebhook): RiskNote[] {
  return needsHiddenValues(live, capabilities)
    ? [{ level: "medium", why: "writes declared values over headers that the tenant hides" }]
    : [];
}

export function unadoptRisk(
  environment: Environment,
  live: LiveWebhook,
  fields: readonly FieldChange[],
  probe: Probe | null,
): Risk {
  return riskOf([
    { level: "medium", why: "it will no longer be managed from Git" },
    ...(fields.length === 0 ? [] : [RENAMED]),
    ...unseen(environment, live),
    ...probing(probe),
  ]);
}

/** Members in which tenants say who made an object. */
const MAKERS = ["createdBy", "created_by", "owner", "updatedBy", "updated_by"];

/** Whose it was so far, as far as the tenant tells; one sentence each. */
function originOf({ idempotencyKey, unknownFields }: LiveWebhook): string[] {
  const made = MAKERS.flatMap((name) => {
    const value = Object.hasOwn(unknownFields, name) ? unknownFields[name] : undefined;
    return typeof value === "string" && value !== "" ? [`the tenant says ${name} ${brief(value)}`] : [];
  });
  const key =
    idempotencyKey === null
      ? []
      : [`another tool registered it: it carries the key ${brief(idempotencyKey)}`];
  return [...key, ...made];
}

/** Text from the tenant, cut to what fits in a sentence. */
function brief(text: string): string {
  return `\`${shortened(text, 60)}\``;
}

const RENAMED: RiskNote = {
  level: "low",
  why: "only its display name is written, which says on this tenant whose it is: nothing else of it changes",
};

/** What differs is not written with the marker, which is a field where it is the display name. */
export function adoptMarkerRisk(
  live: LiveWebhook,
  fields: readonly FieldChange[],
  later: readonly string[],
): Risk {
  const next: RiskNote[] =
    later.length === 0 ? [] : [{ level: "low", why: `the next plan changes ${later.join(", ")}` }];
  return riskOf([
    { level: "medium", why: "it will be managed from Git" },
    ...originOf(live).map((why): RiskNote => ({ level: "medium", why })),
    fields.length > 0
      ? RENAMED
      : { level: "low", why: "only its foreignId is written: nothing else of it changes" },
    ...next,
  ]);
}
