import type { Result } from "../base/result.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import { type TenantFailure, tenantFailure } from "../model/fleet/tenant.ts";
import type { ReplaceBeside, Superseded } from "../model/plan/change.ts";
import { differencesBetween, imageOfLive, imageOfWrite } from "../model/plan/likeness.ts";
import type { FinalStatus } from "../model/record/outcome.ts";
import { overwrite, restoreStatus, type StagedWebhook, stageWebhook } from "./actions.ts";
import { announceDeprecation, takeBack } from "./announcements.ts";
import { bodyOf, imageBefore } from "./body.ts";
import { type ApplyContext, type Deprecation, deprecationOf } from "./context.ts";
import { retire, retirementStateOf } from "./retire.ts";
import { PRIORITY } from "./schedule.ts";
import { applied, type ChangeResult, notWritten, type WriteFailure } from "./write.ts";

/**
 * Make before break: make the new version ready → announce the deprecation → activate → read back → deprecate the old.
 * Until the new version has been read back as active, the old one is not touched.
 */
export async function applyReplace(context: ApplyContext, change: ReplaceBeside): Promise<ChangeResult> {
  const { desired } = change;
  const staged = await stageWebhook(context, change, desired, change.live);
  if (!staged.ok) return staged.error;
  const { live, probe } = staged.value;
  for (const old of change.superseded) {
    const announced = await announceDeprecation(context, announcementOf(old, change));
    if (!announced.ok) return notWritten(live.status, announced.error, probe);
  }
  const failed = await activate(context, change, staged.value);
  if (failed !== undefined) {
    for (const old of change.superseded) {
      const state = await retirementStateOf(context, old.live, failed.cause);
      if (state.kind !== "in-service") continue;
      await takeBack(context, { told: announcementOf(old, change), id: old.live.id });
    }
    return notWritten(failed.status, failed.cause, probe);
  }
  for (const old of change.superseded) {
    const retired = await retire(context, change, { ...old, declared: null });
    if (retired.ok) continue;
    const state = await retirementStateOf(context, old.live, retired.error);
    // What the trouble tells is about the old one.
    if (state.kind !== "retired")
      return { result: "not-written", status: "active", writeFailure: retired.error, probe };
  }
  return applied("active", probe);
}

/** Why the new version does not count as active, and what it is instead. */
interface NotActive {
  readonly status: FinalStatus;
  readonly cause: WriteFailure;
}

/** Activates the new version and reads it back; undefined when it is active. */
async function activate(
  context: ApplyContext,
  change: ReplaceBeside,
  { live }: StagedWebhook,
): Promise<NotActive | undefined> {
  const { desired, after, before } = change;
  // What this run created has the new values already; what was there before the run still has its own.
  const was = before === null ? { ...after, status: live.status } : imageBefore({ ...change, before });
  const how = { step: "activate", before: was, after, sunset: desired.sunset } as const;
  const activated = await overwrite(context, { change, webhook: desired, live }, how);
  if (!activated.ok) {
    const isThere = await isActiveAlready(context, change, live, activated.error);
    return isThere ? undefined : { status: live.status, cause: activated.error };
  }
  const readBack = await readBackOf(context, change, live, activated.value.id);
  // Two active versions are safe and are taken up by the next run. Switching the new one off unseen is not: another
  // operator may have deprecated the old one meanwhile, and the name would go dark.
  if (!readBack.ok) return { status: "unknown", cause: { kind: "tenant", failure: readBack.error } };
  const now = readBack.value;
  if (now.status === "active") return undefined;
  const cause: WriteFailure = { kind: "tenant", failure: contradiction(change, now) };
  // The tenant says both, and nobody has seen anything else than before: there is nothing to put back.
  if (now.status === live.status) return { status: "unknown", cause };
  const status = await restoreStatus(context, { change, webhook: desired, after, now }, live.status);
  return { status, cause };
}

/** Single reads may be as late as lists: one that shows what was there before, or nothing, is asked for until `settle` is over. */
async function readBackOf(
  context: ApplyContext,
  { key }: ReplaceBeside,
  { status }: LiveWebhook,
  id: string,
): Promise<Result<LiveWebhook, TenantFailure>> {
  const { api, clock, events, settleMs, signal, tenant } = context;
  const read = () => api.run(PRIORITY.finish, () => tenant.get(id));
  const isLate = (now: Result<LiveWebhook, TenantFailure>) =>
    now.ok ? now.value.status === status && status !== "active" : now.error.kind === "not-found";
  const step = { key, step: "read back" };
  return await events.during(
    { kind: "step", ...step },
    async () => {
      let now = await read();
      for (const waitMs of [settleMs / 2, settleMs / 2]) {
        if (waitMs === 0 || signal.aborted || !isLate(now)) break;
        await clock.sleep(waitMs, signal);
        now = await read();
      }
      return now;
    },
    (now) => ({ kind: "step-finished", ...step, failure: now.ok ? null : now.error.message }),
  );
}

/** Another run may have made the very same of it meanwhile: then the old versions are next, and nothing is taken back. */
async function isActiveAlready(
  context: ApplyContext,
  { desired, key }: ReplaceBeside,
  { id }: LiveWebhook,
  cause: WriteFailure,
): Promise<boolean> {
  const { kind } = cause.kind === "tenant" ? cause.failure : cause;
  if (kind !== "conflict" && kind !== "unknown") return false;
  const now = await context.api.run(PRIORITY.finish, () => context.tenant.get(id));
  const wanted = imageOfWrite(bodyOf(desired, "active", desired.sunset));
  if (!now.ok || differencesBetween(wanted, imageOfLive(now.value)).length > 0) return false;
  context.events.emit({ kind: "warning", key, message: "it is active already, as it was to be" });
  return true;
}

function announcementOf({ live, sunset }: Superseded, change: ReplaceBeside): Deprecation {
  return deprecationOf(live, change, sunset);
}

function contradiction({ key }: ReplaceBeside, { status }: LiveWebhook): TenantFailure {
  const message = `${key} was activated and reads back as ${status}`;
  const hint = "look at it on the tenant, then run the same command again";
  return tenantFailure("malformed", message, hint);
}
