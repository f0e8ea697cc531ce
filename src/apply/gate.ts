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
    const target = probeTarget(webhook, context.connectTo(webhook));
    return await context.events.during(
      { kind: "step", key, step: "preflight" },
      () => context.gate.preflight(target),
      ({ report }) => finished(key, "preflight", report),
    );
  });
}

/** The synthetic delivery, on the connection of the preflight. */
export async function deliver(
  context: ApplyContext,
  checked: Preflight,
  key: WebhookKey,
): Promise<ProbeReport> {
  return await context.probes.run(PRIORITY.finish, async () => {
    return await context.events.during(
      { kind: "step", key, step: "probe" },
      () => checked.deliver(),
      (report) => finished(key, "probe", report),
    );
  });
}

function finished(key: WebhookKey, step: string, { verdict, sentence }: ProbeReport) {
  return { kind: "step-finished", key, step, failure: isFit(verdict) ? null : sentence } as const;
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
