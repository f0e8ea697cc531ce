import { keyOf } from "../../model/fleet/key.ts";
import { documentedRate, healthWord } from "../../model/record/history.ts";
import type { LastProbe } from "../../model/record/projection.ts";
import { countsOf, type FleetStatus, type WebhookStatus } from "../../model/report/fleet-status.ts";
import { runsDocument } from "./runs.ts";

/** A fleet's status as JSON. */
export function statusDocument(fleet: FleetStatus): object {
  const { environment, tenant, readAt, managed, unmanaged, webhooks, notes } = fleet;
  return {
    environment,
    tenant,
    readAt: readAt.toISOString(),
    managed,
    unmanaged,
    ...runsDocument(fleet),
    counts: countsOf(fleet),
    webhooks: webhooks.map(webhookDocument),
    ...(notes.length === 0 ? {} : { notes }),
  };
}

function webhookDocument(webhook: WebhookStatus): object {
  const { name, version, desired, live, pending, drift, history, sunset, certificate, concerns } = webhook;
  const { keptOtherwise, unexplained, endpoint } = webhook;
  const { attempts, successRate, latencies, probe } = history;
  return {
    key: keyOf(webhook),
    name,
    version,
    desired,
    live,
    pending,
    ...(keptOtherwise ? { keptOtherwise } : {}),
    drift,
    ...(unexplained.length === 0 ? {} : { unexplained }),
    health: probe === null ? null : healthDocument(probe),
    runs: {
      attempts: attempts.length,
      successRate: documentedRate(successRate),
      latencies,
      recent: attempts,
    },
    sunset: sunset?.at ?? null,
    daysToSunset: sunset?.days ?? null,
    certificateExpires: certificate?.at ?? null,
    daysToCertificateExpiry: certificate?.days ?? null,
    concerns,
    ...(endpoint === null ? {} : { endpoint }),
  };
}

function healthDocument({ time, seen }: LastProbe): object {
  const { verdict, sentence, http_status: httpStatus, latency_ms: latencyMs } = seen;
  return { status: healthWord(seen), verdict, sentence, httpStatus, latencyMs, probedAt: time };
}
