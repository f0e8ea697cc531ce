import { DAY_MS, wholeDays } from "../base/time.ts";
import type { Change } from "../model/change.ts";
import { RUNWAY_SEVERITY } from "../model/environment.ts";
import { isFit, type ProbeReport } from "../model/health.ts";
import type { WebhookKey } from "../model/key.ts";
import type { Plan } from "../model/plan.ts";
import type { Webhook } from "../model/webhook.ts";
import type { PlanInput } from "./entry.ts";
import { type RiskNote, raised } from "./risk.ts";

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
export function withRunway(changes: readonly Change[], input: PlanInput): Change[] {
  const { certificateRunwayMs, rules } = input.environment.policy;
  const severity = rules["certificate-runway"] ?? RUNWAY_SEVERITY;
  const expiries = severity === "off" ? new Map<string, Date>() : lastSeenExpiries(input);
  const soonest = input.now.getTime() + certificateRunwayMs;
  return changes.map((change) => {
    if (!("gated" in change && change.gated)) return change;
    const { host } = new URL(change.desired.url);
    const expires = expiries.get(host);
    if (expires === undefined || expires.getTime() > soonest) return change;
    const why = describe(host, expires, input.now, certificateRunwayMs);
    const concern: RiskNote = { level: severity === "error" ? "high" : "medium", why };
    return { ...change, risk: raised(change.risk, [concern]) };
  });
}

/** By host; where several webhooks share one, the certificate that lasts longest is the newest. */
function lastSeenExpiries({ lastWritten }: PlanInput): ReadonlyMap<string, Date> {
  const expiries = new Map<string, Date>();
  for (const { after, certificateExpires } of lastWritten.values()) {
    if (certificateExpires === null || !URL.canParse(after.url)) continue;
    const { host } = new URL(after.url);
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
