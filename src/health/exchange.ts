import { type ClientRequest, request as createRequest, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { belongsToConnection, writtenTarget } from "../base/http.ts";
import { exposeText } from "../base/secret.ts";
import { headerValueFault, isHeaderName } from "../base/text.ts";
import { type ProbeTarget, payloadText } from "../model/fleet/health.ts";
import { type ProbeDiagnostic, quoted } from "./report.ts";
import { type ProbeDeadline, TIMED_OUT } from "./retry.ts";

/** What the receiver made of a delivery. */
export type DeliveryExchange =
  | {
      readonly kind: "answered";
      readonly status: number;
      /** Names in lower case. */
      readonly headers: ReadonlyMap<string, string>;
      readonly cut: boolean;
      /** Whether the socket is open still, for another delivery. */
      readonly reusable: boolean;
    }
  /** Time was up; the status is there when only the body was missing. */
  | { readonly kind: "late"; readonly status: number | null }
  /** The connection ended first; no error means that it was closed in good order. */
  | {
      readonly kind: "broken";
      readonly status: number | null;
      readonly received: number;
      readonly error: Error | null;
    };

/** How much of an answer is read. */
export const ANSWER_LIMIT_BYTES = 64 * 1024;
/** How long its headers may be. */
export const HEADERS_LIMIT_BYTES = 16 * 1024;

/** Sends the delivery over the socket and reads what comes back. Closes the socket unless it can be used again. */
export async function exchange(
  socket: Socket,
  delivery: SyntheticDelivery,
  deadline: ProbeDeadline,
): Promise<DeliveryExchange> {
  const request = createRequest({
    createConnection: () => socket,
    method: delivery.method,
    path: delivery.path,
    setHost: false,
    maxHeaderSize: HEADERS_LIMIT_BYTES,
  });
  for (const { name, value } of delivery.headers) request.setHeader(name, value);
  request.setHeader("Connection", "keep-alive");
  const progress: Progress = { status: null, received: 0 };
  const ended = ending(request, progress);
  request.end(delivery.body);
  const end = await deadline.race(ended);
  if (end !== TIMED_OUT && end.kind === "answered" && end.reusable) return end;
  request.destroy();
  socket.destroy();
  return end === TIMED_OUT ? { kind: "late", status: progress.status } : end;
}

interface Progress {
  status: number | null;
  received: number;
}

function ending(request: ClientRequest, progress: Progress): Promise<DeliveryExchange> {
  return new Promise((resolve) => {
    const breakOff = (error: Error | null) => resolve({ kind: "broken", ...progress, error });
    let answered: DeliveryExchange | null = null;
    request.on("error", breakOff);
    // Only then has it let go of the socket.
    request.on("close", () => (answered === null ? breakOff(null) : resolve(answered)));
    // Nothing was asked of it that would need another protocol. Node destroys the connection where nobody listens.
    request.on("upgrade", (response) => {
      const status = response.statusCode ?? 0;
      resolve({ kind: "answered", status, headers: headersOf(response), cut: false, reusable: false });
    });
    request.on("response", (response) => {
      const status = response.statusCode ?? 0;
      progress.status = status;
      const answer = { kind: "answered", status, headers: headersOf(response) } as const;
      response.on("error", breakOff);
      readBody(response, progress, (cut) => {
        const reusable = !cut && request.shouldKeepAlive;
        if (reusable) answered = { ...answer, cut, reusable };
        else resolve({ ...answer, cut, reusable });
      });
    });
  });
}

function headersOf({ headers }: IncomingMessage): ReadonlyMap<string, string> {
  return new Map(Object.entries(headers).map(([name, value]) => [name, [value ?? ""].flat().join(", ")]));
}

function readBody(response: IncomingMessage, progress: Progress, answered: (cut: boolean) => void): void {
  response.on("data", (chunk: Buffer) => {
    progress.received += chunk.length;
    if (progress.received > ANSWER_LIMIT_BYTES) answered(true);
  });
  response.on("end", () => {
    if (response.complete) answered(false);
  });
}

/** A synthetic delivery as it goes over the wire. Holds secrets: it is for the wire only. */
interface SyntheticDelivery {
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
    path: writtenTarget(target.url, url),
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
  if (!isHeaderName(name)) return `${shown} is not a valid header name; remove it`;
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
  const nonce = traceId.replace(/^synthetic-/, "");
  return {
    userId,
    sessionId: `webhook-sync-health-${nonce}`,
    AIOutput: {
      text: "",
      data: { event: "health_check", source: "webhook-sync" },
      traceId: `synthetic-${nonce}`,
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
