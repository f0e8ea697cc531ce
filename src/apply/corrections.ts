import { keyOf, type WebhookKey } from "../model/key.ts";
import type { LiveWebhook } from "../model/live.ts";
import type { Plan } from "../model/plan.ts";
import type { JournalEntry } from "../model/record.ts";
import { ANNOUNCED, type Deprecation, WITHDRAWN } from "./announcement-rounds.ts";

/** What the hook was told last of a version, and has to hear otherwise. */
export interface Correction extends Deprecation {
  readonly says: "stays" | "deprecated";
}

/**
 * Where the hook's last word is not what is. A run announced a deprecation and did not live to make it, and nobody wants
 * it any more: the version is in service, and the plan leaves it there. Or a run took its announcement back, and another
 * one made the same deprecation at that moment: the version is out of service, and the plan leaves it there.
 */
export function correctionsFor(
  { changes, unchanged }: Plan,
  live: readonly LiveWebhook[],
  records: readonly JournalEntry[],
): readonly Correction[] {
  const statuses = new Map(live.map((one) => [keyOf(one), one.status]));
  const staysActive = changes.filter(
    (change) => change.action === "update" && change.after.status === "active",
  );
  const staying = new Set([...unchanged, ...staysActive].map(({ key }) => key));
  const changing = new Set(changes.map(({ key }) => key));
  return lastWords(records).flatMap(({ isWithdrawn, ...told }): Correction[] => {
    const key = keyOf(told);
    const status = statuses.get(key);
    if (!isWithdrawn && status === "active" && staying.has(key)) return [{ ...told, says: "stays" }];
    const isOut = isWithdrawn && status === "deprecated" && !changing.has(key);
    return isOut ? [{ ...told, says: "deprecated" }] : [];
  });
}

interface LastWord extends Deprecation {
  readonly isWithdrawn: boolean;
}

/** What the hook was told last of each version, but for announcements that were followed by what they announce. */
function lastWords(records: readonly JournalEntry[]): readonly LastWord[] {
  const told = new Map<WebhookKey, LastWord>();
  for (const record of records) {
    if (record.phase === "outcome" && record.result === "succeeded" && record.after?.status !== "active") {
      told.delete(keyOf({ name: record.webhook_name, version: record.version }));
    }
    if (record.phase !== "notice" || record.webhook_name === null || record.version === null) continue;
    const { webhook_name: name, version, code, new_version: newVersion, sunset } = record;
    if (code !== WITHDRAWN && code !== ANNOUNCED) continue;
    const old = keyOf({ name, version });
    told.delete(old);
    // A record of an older version of this program does not say what was told.
    if (newVersion === undefined || sunset === undefined) continue;
    told.set(old, { name, version, newVersion, sunset, isWithdrawn: code === WITHDRAWN });
  }
  return [...told.values()];
}
