import type { ProbeReport } from "../model/fleet/health.ts";
import { type NameAndVersion, parseKey, type WebhookKey } from "../model/fleet/key.ts";
import type { Outcome } from "../model/record/outcome.ts";
import type { RequestFinished } from "../model/run/run-events.ts";
import { ATTRIBUTE } from "./names.ts";
import type { Attributes, SpanEvent } from "./span.ts";
import { urlTemplate } from "./url-template.ts";

/** Which webhook a span is about. */
export function subjectOf(key: WebhookKey): Attributes {
  const { name, version }: Partial<NameAndVersion> = parseKey(key) ?? {};
  return { [ATTRIBUTE.webhook]: name ?? null, [ATTRIBUTE.version]: version ?? null };
}

/** By the conventions for HTTP clients; never the url itself, nor its query. */
export function requestAttributes(told: RequestFinished): Attributes {
  const { requestId, method, path, server, status, lost, resends } = told;
  return {
    [ATTRIBUTE.method]: method,
    [ATTRIBUTE.template]: urlTemplate(path),
    [ATTRIBUTE.host]: server.host,
    [ATTRIBUTE.port]: Number(server.port),
    [ATTRIBUTE.status]: status,
    [ATTRIBUTE.resends]: resends === 0 ? null : resends,
    [ATTRIBUTE.requestId]: requestId,
    [ATTRIBUTE.errorType]: failureOfRequest(told) === null ? null : `${status ?? lost}`,
  };
}

export function failureOfRequest({ status }: RequestFinished): string | null {
  if (status === null) return "there was no answer that could be used";
  return status >= 400 ? `answered ${status}` : null;
}

export function probeAttributes({ verdict, attempts, status, certificateExpires }: ProbeReport): Attributes {
  return {
    [ATTRIBUTE.verdict]: verdict,
    [ATTRIBUTE.attempts]: attempts,
    [ATTRIBUTE.status]: status,
    [ATTRIBUTE.notAfter]: certificateExpires?.toISOString() ?? null,
  };
}

/** dns, tcp, tls and post of the last attempt, each at its end. */
export function probeSteps({ steps, latencyMs }: ProbeReport, now: number): readonly SpanEvent[] {
  let at = now - latencyMs;
  return steps.map(({ step, latencyMs: milliseconds }) => {
    at += milliseconds;
    return { name: step, at, attributes: { [ATTRIBUTE.milliseconds]: milliseconds } };
  });
}

/** Why a change is not what it was to be, in a sentence; null where it is, and where it was not begun. */
export function failureOfChange(outcome: Outcome): string | null {
  switch (outcome.result) {
    case "applied":
    case "skipped":
      return null;
    case "held":
      return outcome.probe.sentence;
    case "failed":
    case "unknown":
      return outcome.failure.message;
    case "stale":
      return outcome.message;
  }
}
