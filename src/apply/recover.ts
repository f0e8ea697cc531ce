import type { Snapshot } from "../model/change.ts";
import { keyOf } from "../model/key.ts";
import type { LiveListing, LiveWebhook } from "../model/live.ts";
import type { Intent, JournalEntry } from "../model/record.ts";
import { isShownAs } from "../model/shown-url.ts";

/** What became of a write whose run did not live to record it. */
export interface Resolution {
  readonly intent: Intent;
  /** unclear: the tenant has neither what was there before nor what was to be. */
  readonly verdict: "committed" | "not-committed" | "unclear";
  /** The integration as it is now; null where there is none. */
  readonly live: LiveWebhook | null;
}

/** Finds out from what the tenant has now. The listing must be younger than the writes by the tenant's settle time. */
export function resolveIntents(intents: readonly Intent[], listing: LiveListing): Resolution[] {
  return intents.map((intent) => resolve(intent, listing.webhooks));
}

/** The record that closes an intent. */
export function closingRecord({ intent, verdict, live }: Resolution): JournalEntry {
  const { action, step, webhook_name, version, request_id, integration_id, after, sunset, protect } = intent;
  const committed = verdict === "committed";
  return {
    phase: "outcome",
    action,
    step,
    webhook_name,
    version,
    request_id,
    integration_id: live?.id ?? integration_id,
    result: committed ? "succeeded" : verdict === "unclear" ? "unknown" : "failed",
    status: live?.status ?? (step === "delete" ? "deleted" : "absent"),
    latency_ms: 0,
    details: `interrupted run ${intent.run}: ${DETAILS[verdict]}`,
    after: committed ? after : null,
    sunset,
    protect,
  };
}

/** One sentence without a final period for people. */
export function describeResolution({ intent, verdict }: Resolution): string {
  return `interrupted run ${intent.run}: ${intent.step} ${keyOf({ name: intent.webhook_name, version: intent.version })} ${DETAILS[verdict]}`;
}

const DETAILS = {
  committed: "had been committed",
  "not-committed": "had not been committed",
  unclear: "cannot be told from what the tenant has now; it is planned anew",
} as const;

function resolve(intent: Intent, webhooks: readonly LiveWebhook[]): Resolution {
  const live = webhooks.find((webhook) => isSubject(intent, webhook)) ?? null;
  const verdict = verdictOn(intent, live);
  return { intent, verdict, live };
}

/** Before it exists, an integration is known by its key only. */
function isSubject({ integration_id, webhook_name, version }: Intent, live: LiveWebhook): boolean {
  if (integration_id !== null) return live.id === integration_id;
  return live.name === webhook_name && live.version === version;
}

function verdictOn({ step, before, after }: Intent, live: LiveWebhook | null): Resolution["verdict"] {
  if (step === "create") return live === null ? "not-committed" : "committed";
  if (step === "delete") return live === null ? "committed" : "not-committed";
  if (live === null || before === null || after === null) return "unclear";
  const [isBefore, isAfter] = [looksLike(before, live), looksLike(after, live)];
  if (isBefore === isAfter) return "unclear";
  return isAfter ? "committed" : "not-committed";
}

/** As far as a snapshot tells: hidden values count as equal. */
function looksLike(snapshot: Snapshot, live: LiveWebhook): boolean {
  const { url, method, payloadFormat, status, headers } = snapshot;
  const sameText =
    isShownAs(live.url, url) &&
    method === live.method &&
    payloadFormat === live.payloadFormat &&
    status === live.status;
  const names = Object.keys(headers)
    .map((name) => name.toLowerCase())
    .toSorted();
  const liveNames = live.headers.map(({ name }) => name.toLowerCase()).toSorted();
  if (!sameText || names.join() !== liveNames.join()) return false;
  return Object.entries(headers).every(([name, shown]) => {
    const header = live.headers.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    return shown.kind !== "plain" || header?.kind !== "readable" || header.value.expose() === shown.text;
  });
}
