import type { Delete, Deprecate } from "../model/change.ts";
import type { WebhookKey } from "../model/key.ts";
import { type LiveWebhook, needsHiddenValues } from "../model/live.ts";
import { announceDeprecation, withdrawDeprecation } from "./announce.ts";
import { applied, type ChangeResult, notWritten } from "./change-result.ts";
import type { ApplyContext } from "./context.ts";
import { imageBefore } from "./image-before.ts";
import { PRIORITY } from "./priority-limiter.ts";
import { retire } from "./retire.ts";
import { retirementStateOf } from "./retirement-state.ts";
import { performWrite } from "./write.ts";

/** announce → deprecate. Never gated. */
export async function applyDeprecate(context: ApplyContext, change: Deprecate): Promise<ChangeResult> {
  const { name, version, successorVersion, desired, live, after, sunset } = change;
  const before = imageBefore(change);
  const announcement = { name, version, newVersion: successorVersion, sunset };
  await announceDeprecation(context, announcement);
  const onlyStatus = change.fields.every(({ path }) => path === "status");
  // A PUT of the status alone has to bring along the values that the tenant hides.
  const isEnough = onlyStatus && !needsHiddenValues(live, context.environment.capabilities);
  const declared = isEnough ? null : desired;
  const written = await retire(context, change, { live, declared, before, after, sunset });
  if (written.ok) return applied(written.value.status, null);
  const state = await retirementStateOf(context, live, after.status, written.error);
  if (state.kind === "retired") return retiredAlready(context, change.key, state.live);
  if (state.kind === "in-service") await withdrawDeprecation(context, announcement);
  return notWritten(live.status, written.error, null);
}

/** Another run was there at the same time: what both announced has happened. */
function retiredAlready({ onEvent }: ApplyContext, key: WebhookKey, { status }: LiveWebhook): ChangeResult {
  onEvent({ kind: "warning", key, message: `another run has made it ${status} already` });
  return applied(status, null);
}

/** Deletes a version past its sunset for good. */
export async function applyDelete(context: ApplyContext, change: Delete): Promise<ChangeResult> {
  const { live, before, sunset } = change;
  const { name, version, id } = live;
  const subject = { change, name, version, integrationId: id, before, after: null, sunset, protect: false };
  const deleted = await performWrite(
    context,
    { ...subject, step: "delete", wanted: null, holdsTo: "image", priority: PRIORITY.ordinary },
    (operation) => context.tenant.delete(live, operation),
  );
  return deleted.ok ? applied("deleted", null) : notWritten(live.status, deleted.error, null);
}
