import type { Change, Snapshot } from "../model/change.ts";
import type { LiveWebhook } from "../model/live.ts";
import type { Result } from "../model/result.ts";
import type { ApplyContext } from "./context.ts";
import { PRIORITY } from "./lane.ts";
import { performWrite, type Trouble } from "./write.ts";

interface Retirement {
  readonly live: LiveWebhook;
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly sunset: string | null;
}

/** Takes a live version out of service; where the tenant refuses the deprecated status, inactive stands for it. */
export async function retire(
  context: ApplyContext,
  change: Change,
  retirement: Retirement,
): Promise<Result<LiveWebhook, Trouble>> {
  const { status } = retirement.after;
  const answer = await writeStatus(context, change, retirement, "deprecate");
  const refused = !answer.ok && answer.error.kind === "tenant" && answer.error.failure.kind === "rejected";
  if (!refused || status !== "deprecated") return answer;
  const details =
    "the tenant refuses the deprecated status; inactive stands for it (capabilities.deprecatedStatus: false)";
  context.onEvent({ kind: "warning", key: change.key, message: details });
  const { name, version } = retirement.live;
  await context.journal.append({
    phase: "notice",
    code: "no-deprecated-status",
    webhook_name: name,
    version,
    details,
  });
  const inactive = { ...retirement, after: { ...retirement.after, status: "inactive" as const } };
  return await writeStatus(context, change, inactive, "deactivate");
}

async function writeStatus(
  context: ApplyContext,
  change: Change,
  { live, before, after, sunset }: Retirement,
  step: "deprecate" | "deactivate",
): Promise<Result<LiveWebhook, Trouble>> {
  const { name, version, id } = live;
  const subject = { change, name, version, integrationId: id, before, after, sunset, protect: false };
  return await performWrite(context, { ...subject, step, priority: PRIORITY.ordinary }, (operation) =>
    context.tenant.setStatus(live, after.status, operation),
  );
}
