import { shortened } from "../base/text.ts";
import { daysUntil } from "../base/time.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { type LiveWebhook, needsHiddenValues } from "../model/fleet/live.ts";
import type { FieldChange, Probe, Risk, RiskLevel, ShownValue } from "../model/plan/change.ts";
import { changesWire } from "./fields.ts";

const LEVELS: readonly RiskLevel[] = ["low", "medium", "high"];

/** Something that a reviewer should think of. */
export interface RiskNote {
  readonly level: RiskLevel;
  readonly why: string;
}

/** As high as the highest of the concerns. */
export function riskOf(notes: readonly RiskNote[]): Risk {
  const highest = Math.max(0, ...notes.map(({ level }) => LEVELS.indexOf(level)));
  return { level: LEVELS[highest] ?? "high", why: notes.map(({ why }) => why) };
}

/** A risk with further concerns. */
export function raised({ level, why }: Risk, notes: readonly RiskNote[]): Risk {
  return riskOf([...why.map((one) => ({ level, why: one })), ...notes]);
}

export function probing(probe: Probe | null): RiskNote[] {
  if (probe === null) return [];
  switch (probe.mode) {
    case "full":
      return expecting(probe);
    case "tls":
      return [{ level: "medium", why: "goes live without a synthetic delivery (health.mode: tls)" }];
    case "none":
      return [{ level: "high", why: "goes live without any probe (health.mode: none)" }];
  }
}

/** A receiver that has to fail to be taken for healthy proves nothing. */
function expecting({ expect }: Probe): RiskNote[] {
  return /^[23]/.test(expect)
    ? []
    : [{ level: "high", why: `goes live although its receiver answers ${expect}, as health.expect says` }];
}

export function createRisk(probe: Probe | null): Risk {
  const probed: RiskNote[] =
    probe?.mode === "full" ? [{ level: "low", why: "probed at apply, inactive until it passes" }] : [];
  return riskOf([...probed, ...probing(probe)]);
}

export function updateRisk(live: LiveWebhook, fields: readonly FieldChange[], probe: Probe | null): Risk {
  const carriesTraffic = live.status === "active" && changesWire(fields);
  const notes: RiskNote[] = probing(probe);
  if (carriesTraffic && fields.some(({ path }) => path === "url")) {
    notes.push({ level: "medium", why: "live traffic moves to another url" });
  }
  notes.push(...secretConcerns(fields));
  notes.push(...switchedOnConcerns(fields));
  if (fields.some(({ cause }) => cause === "drift")) {
    notes.push({ level: "medium", why: "overwrites what somebody changed on the tenant" });
  }
  if (
    live.status === "active" &&
    fields.some(({ path, after }) => path === "status" && after.kind === "plain")
  ) {
    notes.push({ level: "medium", why: "deliveries stop" });
  }
  return riskOf(notes);
}

/** What is inactive may be so for a reason: whoever switches off in an emergency does it on the tenant. */
function switchedOnConcerns(fields: readonly FieldChange[]): RiskNote[] {
  const status = fields.find(({ path }) => path === "status");
  if (status?.after.kind !== "plain" || status.after.text !== "active") return [];
  switch (status.cause) {
    case "deactivated":
      return [
        {
          level: "medium",
          why: "switches on again what was switched off on the tenant; no record says by whom",
        },
      ];
    case "unknown":
      return [{ level: "medium", why: "switches it on, and no record says why it is off" }];
    case "declared":
    case "drift":
    case "held":
      return [];
  }
}

/** Secrets that become others, or that end up in Git. */
export function secretConcerns(fields: readonly FieldChange[]): RiskNote[] {
  const exposed = fields.some(
    ({ before, after }) =>
      (before.kind === "secret" || before.kind === "sensitive") && after.kind === "plain",
  );
  const rotated = fields.some(
    ({ before, after }) => isHidden(after) || (isHidden(before) && after.kind === "absent"),
  );
  return [
    ...(exposed ? [{ level: "high" as const, why: "a hidden value becomes a plain value in Git" }] : []),
    ...(rotated ? [{ level: "medium" as const, why: "a secret changes" }] : []),
  ];
}

function isHidden({ kind }: ShownValue): boolean {
  return kind === "secret" || kind === "sensitive" || kind === "masked";
}

export function replaceRisk(
  probe: Probe | null,
  overlap: readonly RiskNote[],
  fields: readonly FieldChange[],
  others: readonly RiskNote[],
): Risk {
  return riskOf([...overlap, ...secretConcerns(fields), ...others, ...probing(probe)]);
}

const SUNSET_NEAR_DAYS = 14;

/** Whoever still uses the old version has little time left. */
export function sunsetConcerns(key: string, sunset: string, now: Date): RiskNote[] {
  if (!isNear(sunset, now)) return [];
  const days = daysUntil(sunset, now);
  const when = days <= 0 ? "may be deleted from now on" : `may be deleted in ${days} d`;
  return [{ level: "medium", why: `sunset near: ${key} ${when} (${sunset})` }];
}

/** Whether a version may be deleted soon. */
export function isNear(sunset: string, now: Date): boolean {
  return daysUntil(sunset, now) <= SUNSET_NEAR_DAYS;
}

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

export function unadoptRisk(environment: Environment, live: LiveWebhook, probe: Probe | null): Risk {
  return riskOf([
    { level: "medium", why: "it will no longer be managed from Git" },
    ...unseen(environment, live),
    ...probing(probe),
  ]);
}

/** Members in which tenants say who made an object. */
const MAKERS = ["createdBy", "created_by", "owner", "updatedBy", "updated_by"];

/** Whose it was so far, as far as the tenant tells; one sentence each. */
export function originOf({ idempotencyKey, unknownFields }: LiveWebhook): string[] {
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

export function deprecateRisk(live: LiveWebhook, hasSuccessor: boolean, sunsets: readonly RiskNote[]): Risk {
  if (live.status !== "active") return riskOf(sunsets);
  const stop: RiskNote = hasSuccessor
    ? { level: "medium", why: "its deliveries stop; another version is active" }
    : { level: "high", why: "deliveries stop; no other version of the name is active" };
  return riskOf([stop, ...sunsets]);
}

export function deleteRisk(): Risk {
  return riskOf([{ level: "high", why: "cannot be undone" }]);
}
