import type { Change, Snapshot } from "../model/change.ts";
import { imageOfLive } from "../model/likeness.ts";
import type { LiveWebhook } from "../model/live.ts";
import { NO_DEPRECATED_STATUS } from "../model/record.ts";
import type { Result } from "../model/result.ts";
import type { Webhook } from "../model/webhook.ts";
import type { ApplyContext } from "./context.ts";
import { PRIORITY } from "./priority-limiter.ts";
import { servesAs } from "./serving.ts";
import { overwrite } from "./stage-webhook.ts";
import { performWrite, type WriteFailure } from "./write.ts";

/** What is taken out of service. */
export interface Retirement {
  readonly live: LiveWebhook;
  /** The manifest, where more than the status is to be written; null where the status alone is. */
  readonly declared: Webhook | null;
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly sunset: string | null;
}

type Written = Result<LiveWebhook, WriteFailure>;

/** Takes a live version out of service; where the tenant refuses the deprecated status, inactive stands for it. */
export async function retire(
  context: ApplyContext,
  change: Change,
  retirement: Retirement,
): Promise<Written> {
  const { live, after } = retirement;
  const answer = await write(context, change, retirement, "deprecate");
  const isRefused =
    !answer.ok && answer.error.kind === "tenant" && answer.error.failure.refusesValue === true;
  if (!isRefused || after.status !== "deprecated" || !mayLearn(context)) return answer;
  const inactive = { ...retirement, after: { ...after, status: "inactive" as const } };
  const written = await write(context, change, inactive, "deactivate");
  if (written.ok) await learnNoDeprecatedStatus(context, change, live);
  return written;
}

/** Operators know their tenant, and what it took once it has. */
function mayLearn({ environment, recorded }: ApplyContext): boolean {
  return environment.saysDeprecatedStatus !== true && !recorded.learned.hasDeprecated;
}

async function write(
  context: ApplyContext,
  change: Change,
  { live, declared, before, after, sunset }: Retirement,
  step: "deprecate" | "deactivate",
): Promise<Written> {
  if (declared !== null)
    return await overwrite(context, change, declared, live, { step, before, after, sunset });
  const { name, version, id } = live;
  const subject = { change, name, version, integrationId: id, before, after, sunset, protect: false };
  const secrets = live.labelled?.secrets ?? new Map<string, string>();
  const serves = servesAs(after.status, live);
  const wanted = { status: after.status, labelled: { sunset, protect: false, secrets }, serves };
  const held = { wanted: { ...imageOfLive(live), status: after.status }, holdsTo: "status" } as const;
  return await performWrite(
    context,
    { ...subject, ...held, step, priority: PRIORITY.ordinary },
    (operation) => context.tenant.setStatus(live, wanted, operation),
  );
}

/** Told and kept, so that later plans take inactive for what it stands for. */
async function learnNoDeprecatedStatus(
  context: ApplyContext,
  { key }: Change,
  { name, version }: LiveWebhook,
): Promise<void> {
  const details =
    "the tenant refuses the deprecated status; inactive stands for it (capabilities.deprecatedStatus: false)";
  context.onEvent({ kind: "warning", key, message: details });
  const notice = { code: NO_DEPRECATED_STATUS, webhook_name: name, version, details };
  await context.journal.append({ phase: "notice", ...notice });
}
