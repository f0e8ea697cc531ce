import { basicAuthorization } from "../model/basic-auth.ts";
import type { ProbeTarget } from "../model/health.ts";
import type { WireText } from "../model/secret.ts";
import type { Webhook } from "../model/webhook.ts";
import { basicAuthOf, headersOf } from "./body.ts";

/** Whom to probe for a declared webhook, and what to send. All its secrets must be resolved. */
export function probeTarget(webhook: Webhook, connectTo: string | null): ProbeTarget {
  const { url, method, payloadFormat, version, health } = webhook;
  const { payload, body, expect, accept, maxLatencyMs } = health;
  return {
    url,
    method,
    payloadFormat,
    headers: [...headersOf(webhook), ...authorizationOf(webhook)],
    payload,
    body,
    version,
    expect,
    accept,
    maxLatencyMs,
    connectTo,
  };
}

/** As the tenant would send it. What it has of its own, and nobody declares, is not known here and not sent. */
function authorizationOf({ endpoint }: Webhook): { name: string; value: WireText }[] {
  const auth = endpoint === null ? null : basicAuthOf(endpoint.basicAuth);
  return auth?.kind === "set" ? [basicAuthorization(auth.user, auth.password)] : [];
}
