import { failure, type Result, success } from "../base/result.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { keyOf, type WebhookKey } from "../model/fleet/key.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { Change } from "../model/plan/change.ts";
import { isOutOfService } from "../model/plan/redacted-snapshot.ts";
import type { DeprecationEvent } from "../model/record/outbox.ts";
import type { Outcome } from "../model/record/outcome.ts";
import { ANNOUNCED, WITHDRAWN } from "../model/record/projection.ts";
import { type ApplyContext, type Deprecation, successorOf, type Withdrawal } from "./context.ts";
import type { JournalFailure } from "./ports.ts";
import { PRIORITY } from "./schedule.ts";
import { unrecorded, type WriteFailure } from "./write.ts";

/** Whether it is on record, and queued at least; nobody hears of what is not recorded. */
type Announced = Result<null, WriteFailure>;

/**
 * Tells the hook that a version is about to be deprecated. A hook that does not answer never stops the change; where this
 * fails, the change must not be made: the hook has to hear of it before.
 */
export async function announceDeprecation(
  context: ApplyContext,
  deprecation: Deprecation,
): Promise<Announced> {
  return await announce(context, "webhook_deprecated", deprecation);
}

/** Takes an announcement back, after it and in order. Where this fails, the next run does it. */
export async function withdrawDeprecation(
  context: ApplyContext,
  deprecation: Deprecation,
): Promise<Announced> {
  return await announce(context, "webhook_deprecation_withdrawn", deprecation);
}

/** Takes back what was announced of a version that is in service still. At the end of the run it is looked at once more. */
export async function takeBack(context: ApplyContext, withdrawal: Withdrawal): Promise<void> {
  const withdrawn = await withdrawDeprecation(context, withdrawal.told);
  if (withdrawn.ok) context.withdrawals.push(withdrawal);
}

/**
 * Takes back what was announced of a version that this change put into service again, so that the hook's last word is what
 * is, and its next deprecation no repetition. Where the run is killed before, the next one corrects it.
 */
export async function takeBackRestored(
  context: ApplyContext,
  change: Change,
  { key, result, status }: Outcome,
): Promise<void> {
  if (result !== "applied" || status !== "active" || context.environment.deprecation.hook === null) return;
  const told = context.recorded.webhooks.get(key)?.lastWord ?? null;
  const isSaid = context.corrections.some((correction) => keyOf(correction) === key);
  if (told === null || told.isWithdrawn || isSaid) return;
  const live = change.action === "create" ? null : change.live;
  if (live === null) await withdrawDeprecation(context, told);
  else await takeBack(context, { told, id: live.id });
}

/**
 * Another run may have made the same deprecation right after this one took it back. This run's record alone knows that
 * the hook's last word is not so, and the next run may not have that record.
 */
export async function checkWithdrawals(context: ApplyContext): Promise<void> {
  const { withdrawals, api, tenant, environment } = context;
  const looks = withdrawals.map(async (withdrawal) => {
    const now = await api.run(PRIORITY.finish, () => tenant.get(withdrawal.id));
    if (now.ok && isMade(withdrawal, now.value, environment))
      await announceDeprecation(context, withdrawal.told);
  });
  await Promise.all(looks);
}

/** A version that was replaced in place is there under the key of what took over. */
function isMade({ told }: Withdrawal, now: LiveWebhook, environment: Environment): boolean {
  const key = keyOf(now);
  if (key === successorOf(told)) return now.status === "active";
  return key === keyOf(told) && isOutOfService(now.status, environment);
}

async function announce(
  context: ApplyContext,
  event: "webhook_deprecated" | "webhook_deprecation_withdrawn",
  { name, version, newVersion, newName, sunset }: Deprecation,
): Promise<Announced> {
  if (context.environment.deprecation.hook === null) return success(null);
  const key = keyOf({ name, version });
  const renamed = newName === undefined ? {} : { new_name: newName };
  const told: DeprecationEvent = {
    event,
    name,
    old_version: version,
    new_version: newVersion,
    ...renamed,
    sunset,
    timestamp: context.clock.now().getTime() / 1000,
  };
  const step = { key, step: "announce" };
  const announced = await context.events.during(
    { kind: "step", ...step },
    () => tellHook(context, key, told),
    (done) => ({ kind: "step-finished", ...step, failure: done.ok ? done.value : done.error.message }),
  );
  return announced.ok ? success(null) : unrecorded(announced.error);
}

const QUEUED = "the deprecation hook did not answer; the event is queued";

/** Gives why the hook has not taken it yet; null where it has. */
async function tellHook(
  context: ApplyContext,
  key: WebhookKey,
  told: DeprecationEvent,
): Promise<Result<string | null, JournalFailure>> {
  const isWithdrawal = told.event === "webhook_deprecation_withdrawn";
  const round = context.rounds.of(key);
  // On record before it is told, or not told: an announcement whose run is killed can be taken back, and one that is made
  // anew never passes for a repetition of what was withdrawn.
  const recorded = await context.journal.append({
    phase: "notice",
    code: isWithdrawal ? WITHDRAWN : ANNOUNCED,
    webhook_name: told.name,
    version: told.old_version,
    new_version: told.new_version,
    ...(told.new_name === undefined ? {} : { new_name: told.new_name }),
    sunset: told.sunset,
    details: "queued",
  });
  if (!recorded.ok) return failure(recorded.error);
  if (isWithdrawal) context.rounds.withdraw(key);
  const delivered = await context.whileIdle(() => context.announcer.announce(told, round));
  if (delivered) return success(null);
  context.events.emit({ kind: "warning", key, message: QUEUED });
  return success(QUEUED);
}
