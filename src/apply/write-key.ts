import type { Adopt, Unadopt } from "../model/change.ts";
import { imageOfLive } from "../model/likeness.ts";
import { type LiveWebhook, needsHiddenValues } from "../model/live.ts";
import type { Result } from "../model/result.ts";
import { headersOf } from "./body.ts";
import type { ApplyContext } from "./context.ts";
import { PRIORITY } from "./priority-limiter.ts";
import { performWrite, type WriteFailure } from "./write.ts";

/** Writes our key, or takes it off, and nothing else. Secrets are needed only where the tenant hides values that a PUT must carry. */
export async function writeKey(
  context: ApplyContext,
  change: Adopt | Unadopt,
  key: string | null,
): Promise<Result<LiveWebhook, WriteFailure>> {
  const { action: step, desired, live, before, after } = change;
  const { name, version, sunset, protect } = desired;
  const hidden = needsHiddenValues(live, context.environment.capabilities) ? headersOf(desired) : [];
  const write = { change, step, name, version, sunset, protect, before, after, integrationId: live.id };
  const held = { wanted: imageOfLive(live), holdsTo: "image" } as const;
  return await performWrite(context, { ...write, ...held, priority: PRIORITY.ordinary }, (operation) =>
    context.tenant.setKey(live, key, hidden, operation),
  );
}
