import { keyOf, partsOf, type WebhookKey } from "../../model/fleet/key.ts";
import type { WebhookFacts } from "../../model/record/projection.ts";
import type { Intent } from "../../model/record/record.ts";

/** Of what goes, or went, for another name, after a write that was made, or may have been. */
export function afterTakeOver(facts: WebhookFacts, written: Intent, isNamed: boolean): WebhookFacts {
  const { lastWritten } = facts;
  if (lastWritten === null) return facts;
  const by = keyOf({ name: written.webhook_name, version: written.version });
  const { takenOverBy, ...known } = lastWritten;
  if (isNamed) return takenOverBy === by ? facts : { ...facts, lastWritten: { ...known, takenOverBy: by } };
  if (takenOverBy === undefined || !isSince(takenOverBy, written)) return facts;
  return { ...facts, lastWritten: known };
}

/** Older versions of the name go as that one comes: their writes say nothing of what it takes over. */
function isSince(takenOverBy: WebhookKey, { webhook_name: name, version }: Intent): boolean {
  const coming = partsOf(takenOverBy);
  return coming.name === name && version >= coming.version;
}
