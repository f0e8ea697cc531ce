import { isFit, type ProbeReport } from "../model/fleet/health.ts";
import type { WebhookKey } from "../model/fleet/key.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import { type RiskNote, raised } from "../model/plan/change.ts";
import type { Plan } from "../model/plan/plan.ts";

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
