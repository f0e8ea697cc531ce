import { closingRecord, describeResolution, resolveIntents } from "../../apply/recover.ts";
import { openIntents } from "../../journal/recall.ts";
import type { LiveListing } from "../../model/live.ts";
import type { JournalEntry, JournalRecord } from "../../model/record.ts";

/** What a plan makes of interrupted runs: the records as if they were closed now, and a note for each write. */
export function foreseeRecovery(
  records: readonly JournalRecord[],
  listing: LiveListing,
): { readonly records: readonly JournalEntry[]; readonly notes: readonly string[] } {
  const intents = openIntents(records);
  const resolutions = resolveIntents(intents, listing);
  return {
    records: [...records, ...resolutions.map(closingRecord)],
    notes: resolutions.map((resolution) => `${describeResolution(resolution)}; the next apply records it`),
  };
}
