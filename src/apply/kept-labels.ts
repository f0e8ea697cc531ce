import type { WebhookKey } from "../model/fleet/key.ts";
import type { ApplyContext } from "./context.ts";

/** Labels stand in for a lost record: whoever relies on them should know where they are not kept. */
export function warnOfLabels({ events, labelled }: ApplyContext, keys: readonly WebhookKey[]): void {
  const [first, ...others] = keys;
  if (first === undefined || labelled.isTold) return;
  labelled.isTold = true;
  const names = others.length === 0 ? first : `${first} and ${others.length} more`;
  const cause = `the tenant's list shows none of the labels that were sent for ${names}`;
  const message = `${cause}: without the audit log, sunsets and protection are unknown; where the tenant keeps no labels, set \`capabilities.labels: false\``;
  events.emit({ kind: "warning", key: null, message });
}

/**
 * Reads one of what was changed with labels. A tenant that drops them drops all; one that does not show the change itself
 * yet, or cannot be read, tells nothing.
 */
export async function checkKeptLabels(context: ApplyContext): Promise<void> {
  const { labelled, environment, tenant, signal } = context;
  const last = labelled.all.at(-1);
  if (last === undefined || !environment.capabilities.labels || labelled.isTold || signal.aborted) return;
  const read = await tenant.get(last.id);
  if (!read.ok || read.value.status !== last.status || read.value.labelled !== null) return;
  warnOfLabels(
    context,
    [last, ...labelled.all.slice(0, -1)].map(({ key }) => key),
  );
}
