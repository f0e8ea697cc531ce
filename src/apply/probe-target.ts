import type { ProbeTarget } from "../model/health.ts";
import type { Webhook } from "../model/webhook.ts";
import { headersOf } from "./body.ts";

/** Whom to probe for a declared webhook, and what to send. All its secrets must be resolved. */
export function probeTarget(webhook: Webhook, connectTo: string | null): ProbeTarget {
  const { url, method, payloadFormat, version, health } = webhook;
  const { payload, expect, maxLatencyMs } = health;
  return {
    url,
    method,
    payloadFormat,
    headers: headersOf(webhook),
    payload,
    version,
    expect,
    maxLatencyMs,
    connectTo,
  };
}
