import type { Attempt, History, LastProbe } from "../model/history.ts";
import { keyOf, type WebhookKey } from "../model/key.ts";
import { spreadOf } from "../model/latency.ts";
import type { ChangeRecord, JournalRecord } from "../model/record.ts";
import { successRateOf } from "../model/success-rate.ts";

/** How many attempts of a webhook count for its figures. */
const LAST_ATTEMPTS = 20;

/** What the record tells of each webhook's last runs. A change that was skipped says nothing about its webhook. */
export function historiesOf(records: readonly JournalRecord[]): ReadonlyMap<WebhookKey, History> {
  const trails = new Map<WebhookKey, ChangeRecord[]>();
  for (const record of records) {
    if (record.phase !== "change" || record.result === "skipped") continue;
    const key = keyOf({ name: record.webhook_name, version: record.version });
    const trail = trails.get(key);
    if (trail === undefined) trails.set(key, [record]);
    else trail.push(record);
  }
  return new Map([...trails].map(([key, trail]) => [key, historyOf(trail)]));
}

function historyOf(trail: readonly ChangeRecord[]): History {
  const attempts = trail.slice(-LAST_ATTEMPTS).flatMap(attemptOf);
  const certified = trail.findLast(({ probe }) => probe !== null && probe.certificate_expires !== null);
  return {
    attempts,
    successRate: successRateOf(attempts.map(({ result }) => result)),
    // How long a change took whose run did not live to record it is not known: recovery records 0.
    latencies: spreadOf(attempts.map(({ latencyMs }) => latencyMs).filter((latencyMs) => latencyMs > 0)),
    probe: lastProbe(trail),
    certificateExpires: certified?.probe?.certificate_expires ?? null,
  };
}

function attemptOf({ run, time, result, latency_ms }: ChangeRecord): Attempt[] {
  return result === "skipped" ? [] : [{ run, time, result, latencyMs: latency_ms }];
}

function lastProbe(trail: readonly ChangeRecord[]): LastProbe | null {
  const last = trail.findLast(({ probe }) => probe !== null);
  return last === undefined || last.probe === null ? null : { time: last.time, seen: last.probe };
}
