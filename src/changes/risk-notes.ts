import { DAY_MS, wholeDays } from "../base/time.ts";
import { parsedUrl } from "../base/url.ts";
import { maskedToken } from "../model/fleet/endpoint.ts";
import { RUNWAY_SEVERITY } from "../model/fleet/environment.ts";
import { isFit, type ProbeReport } from "../model/fleet/health.ts";
import type { NameAndVersion, WebhookKey } from "../model/fleet/key.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { FieldChange, Probe, Risk } from "../model/plan/change.ts";
import { GONE } from "../model/plan/endpoint-snapshot.ts";
import type { Plan } from "../model/plan/plan.ts";
import type { Entry, PlanInput } from "../model/plan/plan-entry.ts";
import { originOf, probing, type RiskNote, raised, riskOf, secretConcerns } from "./risk.ts";

/** The webhooks that the health gate will decide on. */
export function gatedWebhooks({ changes }: Plan): readonly Webhook[] {
  return changes.flatMap((change) => ("gated" in change && change.gated ? [change.desired] : []));
}

/** The plan, with what was found about receivers added to the risks of its changes. The digest stays the same. */
export function withProbes(plan: Plan, reports: ReadonlyMap<WebhookKey, ProbeReport>): Plan {
  const changes = plan.changes.map((change) => {
    const report = reports.get(change.key);
    return report === undefined ? change : { ...change, risk: raised(change.risk, concernsOf(report)) };
  });
  return { ...plan, changes };
}

function concernsOf({ verdict, sentence, steps, warnings }: ProbeReport): RiskNote[] {
  const warned = warnings.map((why): RiskNote => ({ level: "medium", why }));
  if (verdict === "skipped") return warned;
  if (!isFit(verdict)) return [{ level: "high", why: `apply would hold it now: ${sentence}` }, ...warned];
  const passed = steps.map(({ step }) => step).join(", ");
  return [{ level: "low", why: `its receiver passes ${passed} now` }, ...warned];
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
    const { host } = new URL(change.desired.url);
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

/** What is live and what takes over from it both deliver for a moment. */
export function overlapNotes(desired: NameAndVersion, predecessors: readonly LiveWebhook[]): RiskNote[] {
  const delivering = predecessors.filter(({ status }) => status === "active");
  if (delivering.length === 0) return [];
  const both = delivering.some(({ name }) => name !== desired.name) ? "both names" : "both versions";
  return [{ level: "medium", why: `live traffic moves; ${both} deliver during the switch` }];
}

/** Who reads the name somewhere reads another one. */
export function renamedNotes(desired: NameAndVersion, predecessors: readonly NameAndVersion[]): RiskNote[] {
  const isRenamed = predecessors.some(({ name }) => name !== desired.name);
  const why = `dashboards and alerts that go by the name read ${desired.name} from then on`;
  return isRenamed ? [{ level: "low", why }] : [];
}

export function inPlaceRisk(live: LiveWebhook, fields: readonly FieldChange[], probe: Probe | null): Risk {
  const isActive = live.status === "active";
  const moves = fields.some(({ path }) => path === "url");
  const traffic: RiskNote[] =
    isActive && moves ? [{ level: "medium", why: "live traffic moves to another url" }] : [];
  const stops: RiskNote[] =
    isActive && probe === null
      ? [{ level: "high", why: "deliveries stop; no other version of the name is active" }]
      : [];
  const stays: RiskNote = {
    level: "low",
    why: "one write to the same Endpoint: its address stays, and callers notice nothing",
  };
  const rerouting = isActive ? rerouted(fields) : [];
  return riskOf([...traffic, ...stops, ...secretConcerns(fields), ...rerouting, stays, ...probing(probe)]);
}

/** What runs is not what calls out, but what callers meet. */
export function rerouted(fields: readonly FieldChange[]): RiskNote[] {
  const flow = fields.find(({ path }) => path === "cognigy.flow");
  if (flow === undefined && !fields.some(({ path }) => path === "cognigy.snapshot")) return [];
  const isLost = flow?.before.kind === "plain" && flow.before.text.startsWith(GONE);
  return isLost
    ? [
        {
          level: "medium",
          why: "until then callers reach nothing: the flow that it names is gone",
        },
      ]
    : [{ level: "medium", why: "callers reach another flow" }];
}

/** Who has to be told, and what cannot move along: the new Endpoint has an address of its own. */
export function callerNotes(
  goOn: readonly { readonly live: LiveWebhook; readonly sunset: string | null; readonly goesOn?: true }[],
): RiskNote[] {
  return goOn.flatMap(({ live, sunset, goesOn }) => {
    if (live.endpoint === null) return [];
    const until = sunset === null ? "" : ` until ${sunset}`;
    const old = maskedToken(live.endpoint.addressToken);
    const stays = goesOn === true ? `stays switched on${until}` : "is switched off";
    return [
      `callers have to move: ${live.name} gets a new address, and the old one (${old}) ${stays}`,
      "inform every system that posts to the old address, callers of inject and notify with its token, and the owners of Voice Copilot or transcription settings that name the url",
      "X-Webhook-Key keys belong to one Endpoint and cannot be copied: make new ones; filters of OData and Insights by endpointUrlToken, and running sessions, stay with the old one",
    ].map((why): RiskNote => ({ level: "medium", why }));
  });
}

/** What differs is not written with the marker. */
export function adoptMarkerRisk(live: LiveWebhook, later: readonly string[]): Risk {
  const next: RiskNote[] =
    later.length === 0 ? [] : [{ level: "low", why: `the next plan changes ${later.join(", ")}` }];
  return riskOf([
    { level: "medium", why: "it will be managed from Git" },
    ...originOf(live).map((why): RiskNote => ({ level: "medium", why })),
    { level: "low", why: "only its foreignId is written: nothing else of it changes" },
    ...next,
  ]);
}

/** Whoever was told to move and did not hears nothing any more. */
export function offNotes({ endpoint }: LiveWebhook): RiskNote[] {
  if (endpoint === null) return [];
  const why = `callers who still use its address (${maskedToken(endpoint.addressToken)}) no longer reach anything`;
  return [{ level: "medium", why }];
}

/** Its address and its keys are gone with it, for good. */
export function deleteNotes({ endpoint }: LiveWebhook): RiskNote[] {
  if (endpoint === null) return [];
  const old = maskedToken(endpoint.addressToken);
  return [{ level: "high", why: `its address (${old}) and its X-Webhook-Keys are permanently lost` }];
}
