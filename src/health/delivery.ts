import { headerValueFault, isHeaderName } from "../base/http.ts";
import { belongsToConnection } from "../model/connection-headers.ts";
import { type ProbeTarget, payloadText } from "../model/health.ts";
import { exposeText } from "../model/secret.ts";
import type { ProbeDiagnostic } from "./diagnostic.ts";
import { quoted } from "./wording.ts";

/** A synthetic delivery as it goes over the wire. Holds secrets: it is for the wire only. */
export interface SyntheticDelivery {
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
export function composeDelivery(url: URL, target: ProbeTarget, stamp: Stamp): SyntheticDelivery {
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

/**
 * A header that the delivery cannot or must not carry, whatever the policy says; null when all can be sent. One that
 * belongs to the connection would let the receiver read another request than the one that is sent.
 */
export function unsendableHeader({ headers, payloadFormat }: ProbeTarget): ProbeDiagnostic | null {
  const all = [...headers, { name: "Content-Type", value: payloadFormat }];
  const faults = all.flatMap(({ name, value }) => faultOf(name, exposeText(value)) ?? []);
  const [fault] = faults;
  return fault === undefined ? null : { verdict: "request-invalid", sentence: fault };
}

function faultOf(name: string, value: string): string | null {
  const shown = quoted(name);
  if (!isHeaderName(name)) return `${shown} is no name that a header can have; remove it`;
  if (belongsToConnection(name))
    return `header ${shown} belongs to the connection and is not sent; remove it`;
  const fault = headerValueFault(value);
  return fault === null ? null : `the value of header ${shown} ${fault}; write it on one line, in ASCII`;
}

function bodyOf({ payload, body, version }: ProbeTarget, stamp: Stamp): string {
  const synthetic =
    body.kind === "flow-output" ? flowOutput(body.userId, stamp) : healthCheck(version, stamp);
  return payloadText(payload) ?? JSON.stringify(synthetic);
}

/** An empty output of a flow, in the shape in which Cognigy.AI delivers them: what a receiver that validates accepts. */
function flowOutput(userId: string, { traceId }: Stamp) {
  return {
    userId,
    sessionId: `webhook-sync-health-${traceId}`,
    AIOutput: {
      text: "",
      data: { event: "health_check", source: "webhook-sync" },
      traceId: `synthetic-${traceId}`,
      disableSensitiveLogging: true,
      source: "bot",
    },
  };
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
