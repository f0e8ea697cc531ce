import type { ShownValue, Snapshot } from "../model/change.ts";
import { keyOf, type NameAndVersion, type WebhookKey } from "../model/key.ts";
import type { Intent, JournalEntry, JournalRecord } from "../model/record.ts";
import { protectedKeys, remember } from "./recall.ts";

/** A webhook as it was before a run wrote to it. */
export interface BeforeImage extends NameAndVersion {
  /** null where the run registered it. */
  readonly was: Snapshot | null;
  readonly protect: boolean;
  /** Whether a later run wrote to it too. */
  readonly writtenSince: boolean;
  /** Whether the run took it over or let go of it. */
  readonly changedHands: boolean;
}

/**
 * What a run found where its writes were committed, in the order of its first writes; undefined for a run unknown.
 * `since` holds the outcomes that were found out only now, among others.
 */
export function imagesBefore(
  records: readonly JournalRecord[],
  since: readonly JournalEntry[],
  run: string,
): readonly BeforeImage[] | undefined {
  const first = records.findIndex((record) => record.run === run);
  if (first === -1) return undefined;
  const earlier = remember(records.slice(0, first));
  const protectedThen = protectedKeys(records.slice(0, first));
  const committed = new Set(
    [...records, ...since].flatMap((record) =>
      record.phase === "outcome" && record.result === "succeeded" ? [record.request_id] : [],
    ),
  );
  const images = new Map<WebhookKey, BeforeImage>();
  for (const record of records) {
    if (record.phase !== "intent" || !committed.has(record.request_id)) continue;
    const subject = { name: record.webhook_name, version: record.version };
    const key = keyOf(subject);
    const known = images.get(key);
    if (record.run !== run) {
      if (known !== undefined) images.set(key, { ...known, writtenSince: true });
    } else if (known === undefined) {
      const memory = earlier.get(key);
      const was = record.before === null ? null : withWhatWasWritten(record.before, memory?.after);
      const protect = protectedThen.has(key);
      images.set(key, { ...subject, was, protect, writtenSince: false, changedHands: changesHands(record) });
    }
  }
  return [...images.values()];
}

function changesHands({ action }: Intent): boolean {
  return action === "adopt" || action === "unadopt";
}

/**
 * What was read from the tenant hides its values; what we had written there names the secrets. It also stands for what
 * the tenant does not show. Of a value that it showed the intent tells what may be told.
 */
function withWhatWasWritten(before: Snapshot, written: Snapshot | undefined): Snapshot {
  const ours = new Map(
    Object.entries(written?.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const headers = Object.entries(before.headers).map(([name, value]): [string, ShownValue] => {
    const known = ours.get(name.toLowerCase());
    const isNamed = known?.kind === "secret" && value.kind !== "plain";
    return [name, isNamed || (known?.kind === "plain" && value.kind === "masked") ? known : value];
  });
  return { ...before, headers: Object.fromEntries(headers) };
}
