import type { FieldChange, Risk, RiskLevel } from "../model/change.ts";
import type { Environment } from "../model/environment.ts";
import type { LiveWebhook } from "../model/live.ts";
import { changesWire } from "./fields.ts";

const LEVELS: readonly RiskLevel[] = ["low", "medium", "high"];

/** Something that a reviewer should think of. */
export interface Concern {
  readonly level: RiskLevel;
  readonly why: string;
}

/** As high as the highest of the concerns. */
export function riskOf(concerns: readonly Concern[]): Risk {
  const highest = Math.max(0, ...concerns.map(({ level }) => LEVELS.indexOf(level)));
  return { level: LEVELS[highest] ?? "high", why: concerns.map(({ why }) => why) };
}

function probing(environment: Environment, gated: boolean): Concern[] {
  if (!gated) return [];
  switch (environment.health.mode) {
    case "full":
      return [];
    case "tls":
      return [{ level: "medium", why: "goes live without a synthetic delivery (health.mode: tls)" }];
    case "none":
      return [{ level: "high", why: "goes live without any probe (health.mode: none)" }];
  }
}

export function createRisk(environment: Environment, gated: boolean): Risk {
  const probed: Concern[] =
    gated && environment.health.mode === "full"
      ? [{ level: "low", why: "probed at apply, inactive until it passes" }]
      : [];
  return riskOf([...probed, ...probing(environment, gated)]);
}

export function updateRisk(
  environment: Environment,
  live: LiveWebhook,
  fields: readonly FieldChange[],
  gated: boolean,
): Risk {
  const carriesTraffic = live.status === "active" && changesWire(fields);
  const concerns: Concern[] = probing(environment, gated);
  if (carriesTraffic && fields.some(({ path }) => path === "url")) {
    concerns.push({ level: "medium", why: "live traffic moves to another url" });
  }
  if (
    carriesTraffic &&
    fields.some(({ before, after }) => before.kind !== "plain" || after.kind !== "plain")
  ) {
    concerns.push({ level: "medium", why: "a header that may authenticate deliveries changes" });
  }
  if (fields.some(({ cause }) => cause === "drift")) {
    concerns.push({ level: "medium", why: "overwrites what somebody changed on the tenant" });
  }
  if (
    live.status === "active" &&
    fields.some(({ path, after }) => path === "status" && after.kind === "plain")
  ) {
    concerns.push({ level: "medium", why: "deliveries stop" });
  }
  return riskOf(concerns);
}

export function replaceRisk(environment: Environment, overlaps: boolean): Risk {
  const overlap: Concern[] = overlaps
    ? [{ level: "medium", why: "live traffic moves; both versions deliver during the switch" }]
    : [];
  return riskOf([...overlap, ...probing(environment, true)]);
}

export function adoptRisk(environment: Environment, fields: readonly FieldChange[], gated: boolean): Risk {
  const changes: Concern[] =
    fields.length > 0 ? [{ level: "medium", why: "changes what somebody else declared" }] : [];
  return riskOf([
    { level: "medium", why: "from now on Git decides on it" },
    ...changes,
    ...probing(environment, gated),
  ]);
}

export function deprecateRisk(live: LiveWebhook, hasSuccessor: boolean): Risk {
  if (live.status !== "active") return riskOf([]);
  return riskOf(
    hasSuccessor
      ? [{ level: "medium", why: "its deliveries stop; another version is active" }]
      : [{ level: "high", why: "deliveries stop; no other version of the name is active" }],
  );
}

export function deleteRisk(): Risk {
  return riskOf([{ level: "high", why: "cannot be undone" }]);
}
