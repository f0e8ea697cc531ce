import type { DeprecationEvent } from "../model/event.ts";
import { type NameAndVersion, parseKey, type WebhookKey } from "../model/key.ts";
import type { ApplyContext } from "./context.ts";
import { ANNOUNCED, WITHDRAWN } from "./rounds.ts";

interface Deprecation {
  readonly old: WebhookKey;
  readonly successor: WebhookKey | null;
  readonly sunset: string | null;
}

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
  { old, successor, sunset }: Deprecation,
): Promise<void> {
  if (context.environment.deprecation.hook === null) return;
  const subject = parseKey(old);
  if (subject === undefined) return;
  context.onEvent({ kind: "step", key: old, step: "announce" });
  const told: DeprecationEvent = {
    event,
    name: subject.name,
    old_version: subject.version,
    new_version: successor === null ? null : (parseKey(successor)?.version ?? null),
    sunset,
    timestamp: context.clock.now().getTime() / 1000,
  };
  const isWithdrawal = event === "webhook_deprecation_withdrawn";
  const round = context.rounds.of(old);
  // On record before it is told: announced anew, it must never pass for a repetition of what was withdrawn.
  if (isWithdrawal) await recordNotice(context, WITHDRAWN, subject, "queued");
  if (isWithdrawal) context.rounds.withdraw(old);
  const delivered = await context.aside(() => context.announcer.announce(told, round));
  if (!delivered) {
    context.onEvent({
      kind: "warning",
      key: old,
      message: "the deprecation hook did not answer; the event is queued",
    });
  }
  if (!isWithdrawal) await recordNotice(context, ANNOUNCED, subject, delivered ? "delivered" : "queued");
}

async function recordNotice(
  { journal }: ApplyContext,
  code: string,
  { name, version }: NameAndVersion,
  details: string,
): Promise<void> {
  await journal.append({ phase: "notice", code, webhook_name: name, version, details });
}
