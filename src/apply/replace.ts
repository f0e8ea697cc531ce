import type { Replace } from "../model/change.ts";
import type { LiveWebhook } from "../model/live.ts";
import type { FinalStatus } from "../model/outcome.ts";
import { announceDeprecation, withdrawDeprecation } from "./announce.ts";
import type { ApplyContext } from "./context.ts";
import { applied, type Ending, trouble } from "./ending.ts";
import { PRIORITY } from "./lane.ts";
import { bringToStandby, overwrite, type Standby } from "./make-live.ts";
import { retire } from "./retire.ts";
import { performWrite, type Trouble } from "./write.ts";

/**
 * Make before break: the new version to standby → announce the deprecation → activate → read back → deprecate the old.
 * Until the new version has been read back as active, the old one is not touched.
 */
export async function applyReplace(context: ApplyContext, change: Replace): Promise<Ending> {
  const { desired } = change;
  const standby = await bringToStandby(context, change, desired, change.live);
  if (!standby.ok) return standby.error;
  const { probe } = standby.value;
  for (const old of change.superseded) {
    await announceDeprecation(context, { old: old.key, successor: change.key, sunset: old.sunset });
  }
  const failed = await activate(context, change, standby.value);
  if (failed !== undefined) {
    for (const old of change.superseded) {
      await withdrawDeprecation(context, { old: old.key, successor: change.key, sunset: old.sunset });
    }
    return trouble(failed.status, failed.cause, probe);
  }
  for (const old of change.superseded) {
    const retired = await retire(context, change, { ...old, declared: null });
    if (!retired.ok) return trouble("active", retired.error, probe);
  }
  return applied("active", probe);
}

/** Why the new version does not count as active, and what it is instead. */
interface NotActive {
  readonly status: FinalStatus;
  readonly cause: Trouble;
}

/** Activates the new version and reads it back; undefined when it is active. */
async function activate(
  context: ApplyContext,
  change: Replace,
  { live }: Standby,
): Promise<NotActive | undefined> {
  const { desired, after } = change;
  const before = { ...after, status: live.status };
  const how = { step: "activate", before, after, sunset: desired.sunset } as const;
  const activated = await overwrite(context, change, desired, live, how);
  if (!activated.ok) return { status: live.status, cause: activated.error };
  const readBack = await context.api.run(PRIORITY.finish, () => {
    context.onEvent({ kind: "step", key: change.key, step: "read back" });
    return context.tenant.get(activated.value.id);
  });
  if (!readBack.ok) return { status: "unknown", cause: { kind: "tenant", failure: readBack.error } };
  if (readBack.value.status === "active") return undefined;
  await putBack(context, change, readBack.value);
  const message = `${change.key} was activated and reads back as ${readBack.value.status}`;
  const hint = "look at it on the tenant, then apply again";
  const failure = { kind: "malformed", message, hint, status: null, traceId: null } as const;
  return { status: "inactive", cause: { kind: "tenant", failure } };
}

/** Leaves the new version switched off, so that what the tenant shows and what it does agree. */
async function putBack(context: ApplyContext, change: Replace, live: LiveWebhook): Promise<void> {
  const { name, version, sunset, protect } = change.desired;
  const after = { ...change.after, status: "inactive" } as const;
  const subject = {
    change,
    name,
    version,
    sunset,
    protect,
    integrationId: live.id,
    before: change.after,
    after,
  };
  await performWrite(context, { ...subject, step: "roll-back", priority: PRIORITY.finish }, (operation) =>
    context.tenant.setStatus(live, "inactive", operation),
  );
}
