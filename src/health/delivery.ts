import { validateHeaderName, validateHeaderValue } from "node:http";
import { type ProbeTarget, payloadText } from "../model/health.ts";
import { exposeText } from "../model/secret.ts";
import type { Finding } from "./finding.ts";

/** A synthetic delivery as it goes over the wire. Holds secrets: it is for the wire only. */
export interface Delivery {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string;
}

/** What tells one delivery from another. */
export interface Stamp {
  /** Names the delivery in the receiver's own records. */
  readonly traceId: string;
  readonly now: Date;
  /** Of this program. */
  readonly toolVersion: string;
}

/** Makes the delivery; the webhook's own headers win over ours. */
export function composeDelivery(url: URL, target: ProbeTarget, stamp: Stamp): Delivery {
  const declared = target.headers.map(({ name, value }) => ({ name, value: exposeText(value) }));
  const declaredNames = new Set(declared.map(({ name }) => name.toLowerCase()));
  const ours = [
    { name: "Host", value: url.host },
    { name: "User-Agent", value: `webhook-sync/${stamp.toolVersion}` },
    { name: "Content-Type", value: target.payloadFormat },
  ];
  return {
    method: target.method,
    path: `${url.pathname}${url.search}`,
    headers: [...ours.filter(({ name }) => !declaredNames.has(name.toLowerCase())), ...declared],
    body: bodyOf(target, stamp),
  };
}

/** A header that HTTP cannot carry; null when all can be sent. */
export function unsendableHeader({ headers }: ProbeTarget): Finding | null {
  const bad = headers.find(({ name, value }) => !isSendable(name, exposeText(value)));
  if (bad === undefined) return null;
  return {
    verdict: "request-invalid",
    sentence: `header ${JSON.stringify(bad.name)} holds a character that HTTP does not allow; look for a line break at the end of its value`,
  };
}

function isSendable(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}

function bodyOf({ payload, version }: ProbeTarget, stamp: Stamp): string {
  return payloadText(payload) ?? JSON.stringify(healthCheck(version, stamp));
}

/** The standard event. Receivers may filter by its source, so that name stays as it always was. */
function healthCheck(version: number, { traceId, now }: Stamp) {
  return {
    source: "cognigy-registrar",
    event: "health_check",
    timestamp: Math.floor(now.getTime() / 1000),
    trace_id: traceId,
    data: { status: "ready", version },
  };
}
