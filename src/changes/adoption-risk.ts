import { shortened } from "../base/text.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { formerlyOurs, isRecordedAsNamed, type LiveWebhook, needsHiddenValues } from "../model/fleet/live.ts";
import { type FieldChange, type Probe, type Risk, type RiskNote, riskOf } from "../model/plan/change.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import { probing } from "./risk.ts";

type Known = Pick<PlanInput, "environment" | "live" | "lastWritten">;

export function adoptRisk(
  live: LiveWebhook,
  fields: readonly FieldChange[],
  probe: Probe | null,
  known: Known,
): Risk {
  const isOurOwn = isRecordedAsNamed(live, known) || formerlyOurs(live, known) !== null;
  const what = isOurOwn ? "changes more than its key" : "changes what somebody else declared";
  return riskOf([
    { level: "medium", why: "it will be managed from Git" },
    ...originOf(live, known).map((why): RiskNote => ({ level: "medium", why })),
    ...(fields.length > 0 ? [{ level: "medium", why: what } as const] : []),
    ...unseen(known.environment, live),
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

/** Whose it was so far, as far as the record and the tenant tell; one sentence each. */
function originOf(live: LiveWebhook, known: Known): string[] {
  const { unknownFields } = live;
  const made = MAKERS.flatMap((name) => {
    const value = Object.hasOwn(unknownFields, name) ? unknownFields[name] : undefined;
    return typeof value === "string" && value !== "" ? [`the tenant says ${name} ${brief(value)}`] : [];
  });
  return [...registrant(live, known), ...made];
}

/** What the record knows by its id we made ourselves, whatever key somebody gave it since. */
function registrant(live: LiveWebhook, known: Known): string[] {
  const former = formerlyOurs(live, known);
  if (former !== null) return [`it is ${former.key}, which somebody renamed on the tenant`];
  if (live.idempotencyKey === null) return [];
  const key = brief(live.idempotencyKey);
  return isRecordedAsNamed(live, known)
    ? [`somebody gave it the key ${key}`]
    : [`another tool registered it: it carries the key ${key}`];
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
  known: Known,
): Risk {
  const next: RiskNote[] =
    later.length === 0 ? [] : [{ level: "low", why: `the next plan changes ${later.join(", ")}` }];
  return riskOf([
    { level: "medium", why: "it will be managed from Git" },
    ...originOf(live, known).map((why): RiskNote => ({ level: "medium", why })),
    fields.length > 0
      ? RENAMED
      : { level: "low", why: "only its foreignId is written: nothing else of it changes" },
    ...next,
  ]);
}
