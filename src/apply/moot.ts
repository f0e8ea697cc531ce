import { keyOf, type WebhookKey } from "../model/key.ts";
import type { LiveWebhook } from "../model/live.ts";
import type { Plan } from "../model/plan.ts";
import type { JournalEntry } from "../model/record.ts";
import { ANNOUNCED, type Deprecation, WITHDRAWN } from "./rounds.ts";

/**
 * Deprecations that a run announced and did not live to make, and that nobody wants any more: the version is in service,
 * and the plan leaves it there. Whoever was told has to hear that it stays.
 */
export function mootAnnouncements(
  { changes, unchanged }: Plan,
  live: readonly LiveWebhook[],
  records: readonly JournalEntry[],
): readonly Deprecation[] {
  const active = new Set(live.filter(({ status }) => status === "active").map(keyOf));
  const staysActive = changes.filter(
    (change) => change.action === "update" && change.after.status === "active",
  );
  const staying = new Set([...unchanged, ...staysActive].map(({ key }) => key));
  return standing(records).filter((announced) => {
    const key = keyOf(announced);
    return active.has(key) && staying.has(key);
  });
}

/** The announcements that were neither taken back nor followed by what they announce. */
function standing(records: readonly JournalEntry[]): readonly Deprecation[] {
  const told = new Map<WebhookKey, Deprecation>();
  for (const record of records) {
    if (record.phase === "outcome" && record.result === "succeeded" && record.after?.status !== "active") {
      told.delete(keyOf({ name: record.webhook_name, version: record.version }));
    }
    if (record.phase !== "notice" || record.webhook_name === null || record.version === null) continue;
    const { webhook_name: name, version, new_version: newVersion, sunset } = record;
    const old = keyOf({ name, version });
    if (record.code === WITHDRAWN) told.delete(old);
    // A record of an older version of this program does not say what was told.
    if (record.code !== ANNOUNCED || newVersion === undefined || sunset === undefined) continue;
    told.set(old, { name, version, newVersion, sunset });
  }
  return [...told.values()];
}
