import type { DeprecationEvent } from "../model/event.ts";
import { keyOf } from "../model/key.ts";
import { ANNOUNCED, WITHDRAWN } from "../model/withdrawal.ts";
import type { Deprecation } from "./announcement-rounds.ts";
import type { ApplyContext } from "./context.ts";

/** Tells the hook that a version is about to be deprecated. It never stops the change. */
export async function announceDeprecation(context: ApplyContext, deprecation: Deprecation): Promise<void> {
  await announce(context, "webhook_deprecated", deprecation);
}

/** Takes an announcement back, after it and in order. */
export async function withdrawDeprecation(context: ApplyContext, deprecation: Deprecation): Promise<void> {
  await announce(context, "webhook_deprecation_withdrawn", deprecation);
}

async function announce(
  context: ApplyContext,
  event: "webhook_deprecated" | "webhook_deprecation_withdrawn",
  { name, version, newVersion, sunset }: Deprecation,
): Promise<void> {
  if (context.environment.deprecation.hook === null) return;
  const old = keyOf({ name, version });
  context.onEvent({ kind: "step", key: old, step: "announce" });
  const told: DeprecationEvent = {
    event,
    name,
    old_version: version,
    new_version: newVersion,
    sunset,
    timestamp: context.clock.now().getTime() / 1000,
  };
  const isWithdrawal = event === "webhook_deprecation_withdrawn";
  const round = context.rounds.of(old);
  // On record before it is told: an announcement whose run is killed can be taken back, and one that is made anew never
  // passes for a repetition of what was withdrawn.
  await context.journal.append({
    phase: "notice",
    code: isWithdrawal ? WITHDRAWN : ANNOUNCED,
    webhook_name: name,
    version,
    new_version: newVersion,
    sunset,
    details: "queued",
  });
  if (isWithdrawal) context.rounds.withdraw(old);
  const delivered = await context.whileIdle(() => context.announcer.announce(told, round));
  if (!delivered) {
    context.onEvent({
      kind: "warning",
      key: old,
      message: "the deprecation hook did not answer; the event is queued",
    });
  }
}
