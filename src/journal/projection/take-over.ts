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
  if (takenOverBy === undefined || !isOver(takenOverBy, written)) return facts;
  return { ...facts, lastWritten: known };
}

/**
 * The name that came back goes again, or a later version of it comes. Any other write of it says nothing: what goes for it may
 * have been left out, or blocked.
 */
function isOver(takenOverBy: WebhookKey, { webhook_name: name, version, action }: Intent): boolean {
  const coming = partsOf(takenOverBy);
  if (coming.name !== name) return false;
  const isRemoved = action === "deprecate" || action === "delete";
  return version > coming.version || (isRemoved && version === coming.version);
}
