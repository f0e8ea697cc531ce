import { isFit, type ProbeReport } from "../model/health.ts";
import type { WebhookKey } from "../model/key.ts";
import type { Webhook } from "../model/webhook.ts";
import { probeTarget } from "./body.ts";
import type { ApplyContext } from "./context.ts";
import type { Preflight } from "./ports.ts";
import { PRIORITY } from "./schedule.ts";

/** dns, tcp and tls of a webhook's receiver. */
export async function preflight(
  context: ApplyContext,
  webhook: Webhook,
  key: WebhookKey,
): Promise<Preflight> {
  return await context.probes.run(PRIORITY.begin, async () => {
    context.onEvent({ kind: "step", key, step: "preflight" });
    return await context.gate.preflight(probeTarget(webhook, context.connectTo(webhook)));
  });
}

/** The synthetic delivery, on the connection of the preflight. */
export async function deliver(
  context: ApplyContext,
  checked: Preflight,
  key: WebhookKey,
): Promise<ProbeReport> {
  return await context.probes.run(PRIORITY.finish, async () => {
    context.onEvent({ kind: "step", key, step: "probe" });
    return await checked.deliver();
  });
}

/** Both in one go, for a change that has nothing to write in between. */
export async function probeWhole(
  context: ApplyContext,
  webhook: Webhook,
  key: WebhookKey,
): Promise<ProbeReport> {
  const checked = await preflight(context, webhook, key);
  try {
    return isFit(checked.report.verdict) ? await deliver(context, checked, key) : checked.report;
  } finally {
    checked.close();
  }
}
