import type { Change, Snapshot } from "../model/change.ts";
import { imageOfLive } from "../model/likeness.ts";
import type { LiveWebhook } from "../model/live.ts";
import type { FinalStatus } from "../model/outcome.ts";
import type { Status, Webhook } from "../model/webhook.ts";
import type { ApplyContext } from "./context.ts";
import { PRIORITY } from "./priority-limiter.ts";
import { servesAs } from "./serving.ts";
import { performWrite } from "./write.ts";

/** What went live as it should not have, and what was written. */
export interface WronglyActive {
  readonly change: Change;
  readonly webhook: Webhook;
  readonly after: Snapshot;
  readonly now: LiveWebhook;
}

/** Gives a webhook the status that it had before it was activated, and says so; gives the status it has then. */
export async function restoreStatus(
  context: ApplyContext,
  { change, webhook, after, now }: WronglyActive,
  status: Status,
): Promise<FinalStatus> {
  if (now.status === status) return status;
  const { name, version, sunset, protect } = webhook;
  const images = { before: { ...after, status: now.status }, after: { ...after, status } };
  const write = { change, name, version, sunset, protect, integrationId: now.id, ...images };
  const wanted = { ...imageOfLive(now), status };
  const written = await performWrite(
    context,
    { ...write, wanted, holdsTo: "status", step: "roll-back", priority: PRIORITY.finish },
    (operation) =>
      context.tenant.setStatus(now, { status, labelled: null, serves: servesAs(status, now) }, operation),
  );
  const message = written.ok ? `it was put back to ${status}` : `it could not be put back to ${status}`;
  context.onEvent({ kind: "warning", key: change.key, message });
  return written.ok ? status : "unknown";
}
