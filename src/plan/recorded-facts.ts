import type { Environment } from "../model/fleet/environment.ts";
import { keyOf, type WebhookKey } from "../model/fleet/key.ts";
import type { LastWritten } from "../model/fleet/last-written.ts";
import type { LiveListing } from "../model/fleet/live.ts";
import type { PlanInput } from "../model/plan/plan-entry.ts";

/** What the records say of each webhook of which they tell. */
export interface RecordedFacts {
  readonly lastWritten: ReadonlyMap<WebhookKey, LastWritten>;
  /** Whether the last manifest protected it. */
  readonly protections: ReadonlyMap<WebhookKey, boolean>;
}

/** What a plan goes by of what was done before: the records, and labels where no record tells. */
export function recordedFacts(
  environment: Pick<Environment, "capabilities">,
  live: LiveListing,
  recorded: RecordedFacts,
): Pick<PlanInput, "lastWritten" | "recorded" | "protectedKeys"> {
  return {
    lastWritten: recorded.lastWritten,
    recorded: recordedNow(environment, live, recorded),
    protectedKeys: protectedNow(environment, live, recorded),
  };
}

/** What a record or a label tells of. */
function recordedNow(
  { capabilities }: Pick<Environment, "capabilities">,
  { webhooks }: LiveListing,
  { lastWritten, protections }: RecordedFacts,
): ReadonlySet<WebhookKey> {
  const labelled = capabilities.labels ? webhooks.filter((live) => live.labelled !== null) : [];
  return new Set([...lastWritten.keys(), ...protections.keys(), ...labelled.map(keyOf)]);
}

/** By the records; where none tells of a webhook, by its labels. */
function protectedNow(
  { capabilities }: Pick<Environment, "capabilities">,
  { webhooks }: LiveListing,
  { protections }: RecordedFacts,
): ReadonlySet<WebhookKey> {
  const recorded = [...protections].flatMap(([key, protect]) => (protect ? [key] : []));
  if (!capabilities.labels) return new Set(recorded);
  const labelled = webhooks.filter(
    (live) => live.labelled?.protect === true && !protections.has(keyOf(live)),
  );
  return new Set([...recorded, ...labelled.map(keyOf)]);
}
