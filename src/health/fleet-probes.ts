import pLimit from "p-limit";
import { parsedUrl } from "../base/http.ts";
import { isFit, type ProbeReport, type ProbeTarget } from "../model/fleet/health.ts";
import type { HealthGate } from "./gate.ts";

/** How many receivers are probed at once. */
export const PROBES_AT_ONCE = 8;

/** Where to contact a receiver. */
type PassiveTarget = Pick<ProbeTarget, "url" | "connectTo">;

/** dns, tcp and tls of receivers, and no more. Webhooks on the same host and port have one receiver, probed once. */
export function contactingOnce(
  gate: Pick<HealthGate, "passive">,
): (target: PassiveTarget) => Promise<ProbeReport> {
  const limit = pLimit(PROBES_AT_ONCE);
  const reports = new Map<string, Promise<ProbeReport>>();
  return (target) => {
    const place = `${parsedUrl(target.url)?.origin ?? target.url} ${target.connectTo}`;
    const report = reports.get(place) ?? limit(() => gate.passive(target));
    reports.set(place, report);
    return report;
  };
}

/** The synthetic delivery to a receiver that is fit; else what was found wrong with it. */
export async function deliverTo(
  gate: Pick<HealthGate, "preflight">,
  target: ProbeTarget,
): Promise<ProbeReport> {
  const contacted = await gate.preflight(target);
  try {
    return isFit(contacted.report.verdict) ? await contacted.deliver() : contacted.report;
  } finally {
    contacted.close();
  }
}
