import { parsedUrl } from "../base/http.ts";
import { enumerate } from "../base/text.ts";
import { DAY_MS, daysUntil, wholeDays } from "../base/time.ts";
import { RUNWAY_SEVERITY } from "../model/fleet/environment.ts";
import { keyOf } from "../model/fleet/key.ts";
import { carriesOwnKey, type LiveWebhook } from "../model/fleet/live.ts";
import {
  type Change,
  type Entry,
  type FieldChange,
  isRemoval,
  type Probe,
  type Risk,
  type RiskNote,
  raised,
  riskOf,
  type ShownValue,
} from "../model/plan/change.ts";
import { GONE, NONE } from "../model/plan/endpoint-snapshot.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import { changesWire } from "./fields.ts";
import { hasOtherId } from "./recorded-facts.ts";

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

export function updateRisk(
  live: LiveWebhook,
  fields: readonly FieldChange[],
  probe: Probe | null,
  isLastActive: () => boolean,
): Risk {
  const carriesTraffic = live.status === "active" && changesWire(fields);
  const notes: RiskNote[] = probing(probe);
  if (carriesTraffic && fields.some(({ path }) => path === "url")) {
    notes.push({ level: "medium", why: "live traffic moves to another url" });
  }
  notes.push(...secretConcerns(fields), ...switchedOnConcerns(fields), ...driftConcerns(fields));
  const isSwitched = fields.some(({ path, after }) => path === "status" && after.kind === "plain");
  if (live.status === "active" && isSwitched) notes.push(stopping(isLastActive()));
  return riskOf(notes);
}

export function driftConcerns(fields: readonly FieldChange[]): RiskNote[] {
  if (!fields.some(({ cause }) => cause === "drift")) return [];
  return [{ level: "medium", why: "overwrites what somebody changed on the tenant" }];
}

/** What is inactive may be so for a reason: whoever switches off in an emergency does it on the tenant. */
export function switchedOnConcerns(fields: readonly FieldChange[]): RiskNote[] {
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
    case "reverted":
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

export function deprecateRisk(live: LiveWebhook, hasSuccessor: boolean, sunsets: readonly RiskNote[]): Risk {
  if (live.status !== "active") return riskOf(sunsets);
  return riskOf([stopping(!hasSuccessor), ...sunsets]);
}

export function stopping(isLastActive: boolean): RiskNote {
  return isLastActive
    ? { level: "high", why: "deliveries stop; no other version of the name is active" }
    : { level: "medium", why: "its deliveries stop; another version is active" };
}

export function deleteRisk(): Risk {
  return riskOf([{ level: "high", why: "cannot be undone" }]);
}

/** What runs is not what calls out, but what callers meet. */
export function rerouted(fields: readonly FieldChange[]): RiskNote[] {
  const flow = fields.find(({ path }) => path === "cognigy.flow");
  if (flow === undefined && !fields.some(({ path }) => path === "cognigy.snapshot")) return [];
  const was = flow?.before.kind === "plain" ? flow.before.text : "";
  if (was === NONE) return [{ level: "medium", why: "until then callers reach nothing: it has no flow" }];
  return was.startsWith(GONE)
    ? [{ level: "medium", why: "until then callers reach nothing: the flow that it names is gone" }]
    : [{ level: "medium", why: "callers reach another flow" }];
}

/** The changes that the gate decides on, warned where the receiver's certificate, as last seen, ends soon. */
export function withRunway(entries: readonly Entry[], input: PlanInput): Entry[] {
  const { certificateRunwayMs, rules } = input.environment.policy;
  const severity = rules["certificate-runway"] ?? RUNWAY_SEVERITY;
  const expiries = severity === "off" ? new Map<string, Date>() : lastSeenExpiries(input);
  const soonest = input.now.getTime() + certificateRunwayMs;
  return entries.map((entry) => {
    if (entry.kind !== "change") return entry;
    const { change } = entry;
    if (!("gated" in change && change.gated)) return entry;
    const host = parsedUrl(change.desired.url)?.host ?? "";
    const expires = expiries.get(host);
    if (expires === undefined || expires.getTime() > soonest) return entry;
    const why = describe(host, expires, input.now, certificateRunwayMs);
    const concern: RiskNote = { level: severity === "error" ? "high" : "medium", why };
    return { ...entry, change: { ...change, risk: raised(change.risk, [concern]) } };
  });
}

/** By host; where several webhooks share one, the certificate that lasts longest is the newest. */
function lastSeenExpiries({ lastWritten }: PlanInput): ReadonlyMap<string, Date> {
  const expiries = new Map<string, Date>();
  for (const { after, certificateExpires } of lastWritten.values()) {
    const host = parsedUrl(after.url)?.host;
    if (certificateExpires === null || host === undefined) continue;
    const expires = new Date(certificateExpires);
    const known = expiries.get(host);
    if (known === undefined || known < expires) expiries.set(host, expires);
  }
  return expiries;
}

function describe(host: string, expires: Date, now: Date, runwayMs: number): string {
  const days = wholeDays(expires.getTime() - now.getTime());
  const when = days < 0 ? "has expired" : `expires in ${days} d`;
  return `the certificate of ${host}, as last seen, ${when}, policy ${Math.round(runwayMs / DAY_MS)} d`;
}

/** The changes of what carries our mark and is not in the record: somebody else may manage it, with a mark that is the same. */
export function withStrangers(entries: readonly Entry[], { lastWritten, recorded }: PlanInput): Entry[] {
  // An empty record is noted once; what is taken away by name says it all the same.
  const known = lastWritten.size === 0 ? recorded : lastWritten;
  return entries.map((entry) => {
    if (entry.kind !== "change" || (known === recorded && !isRemoval(entry.change))) return entry;
    const { change } = entry;
    const marked = writtenOver(change).filter(carriesOwnKey);
    const unknown = marked.filter((live) => !known.has(keyOf(live)));
    const others = marked.filter((live) => hasOtherId(live, lastWritten));
    const notes = [...strangeNote(unknown, NOT_OURS), ...strangeNote(others, COPY)];
    return notes.length === 0 ? entry : { ...entry, change: { ...change, risk: raised(change.risk, notes) } };
  });
}

const NOT_OURS = "is not in this environment's record: perhaps another environment or repository manages it";
const COPY = "has another id in this environment's record: perhaps it is somebody's copy of what is gone";

function strangeNote(strangers: readonly LiveWebhook[], what: string): RiskNote[] {
  if (strangers.length === 0) return [];
  return [{ level: "medium", why: `${enumerate(strangers.map(keyOf), "and")} ${what}` }];
}

/** What is ours so far, and changed or taken away. */
function writtenOver(change: Change): readonly LiveWebhook[] {
  switch (change.action) {
    case "create":
    case "adopt":
    case "unadopt":
      return [];
    case "update":
    case "deprecate":
    case "delete":
      return [change.live];
    case "replace":
      return [...(change.live === null ? [] : [change.live]), ...change.superseded.map(({ live }) => live)];
  }
}
