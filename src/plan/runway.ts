import { DAY_MS, wholeDays } from "../base/time.ts";
import type { Change } from "../model/change.ts";
import { RUNWAY_SEVERITY } from "../model/rule-defaults.ts";
import type { PlanInput } from "./input.ts";
import { type RiskNote, raised } from "./risk.ts";

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
