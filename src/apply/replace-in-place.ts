import { isFit } from "../model/fleet/health.ts";
import { idempotencyKeyOf, keyOf } from "../model/fleet/key.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { ReplaceInPlace } from "../model/plan/change.ts";
import { differencesBetween, imageOfLive, imageOfWrite } from "../model/plan/likeness.ts";
import { overwrite } from "./actions.ts";
import { announceDeprecation, takeBack } from "./announcements.ts";
import { bodyOf, imageBefore, probeWhole } from "./body.ts";
import { type ApplyContext, deprecationOf } from "./context.ts";
import { PRIORITY } from "./schedule.ts";
import { applied, type ChangeResult, held, notWritten, type WriteFailure } from "./write.ts";

/**
 * probe the new url and credentials → announce → one write to the same live object. Url, credentials and version change
 * together, so that the name never goes dark. What is deprecated is the old receiver: it may still get what is under way.
 */
export async function applyInPlace(context: ApplyContext, change: ReplaceInPlace): Promise<ChangeResult> {
  const { desired, after, live: old } = change;
  const probe = change.gated ? await probeWhole(context, desired, change.key) : null;
  if (probe !== null && !isFit(probe.verdict)) return held(old.status, probe);
  const announcement = deprecationOf(old, desired, null);
  if (old.status === "active") {
    const announced = await announceDeprecation(context, announcement);
    if (!announced.ok) return notWritten(old.status, announced.error, probe);
  }
  const how = {
    step: "replace",
    before: imageBefore(change),
    after,
    sunset: desired.sunset,
    replaces: keyOf(old),
  } as const;
  const written = await overwrite(context, { change, webhook: desired, live: old }, how);
  if (written.ok) return applied(written.value.status, probe);
  const now = await context.api.run(PRIORITY.finish, () => context.tenant.get(old.id));
  const state = now.ok ? stateOf(change, now.value, written.error) : "unsure";
  if (state === "replaced") {
    const message = "another run has replaced it already, as it was to be";
    context.events.emit({ kind: "warning", key: change.key, message });
    return applied(after.status, probe);
  }
  if (state === "as-before" && old.status === "active")
    await takeBack(context, { told: announcement, id: old.id });
  return notWritten(old.status, written.error, probe);
}

/** What became of the live object whose write did not come to its end: another run may have made the very same write. */
function stateOf(
  { desired, after, live: old }: ReplaceInPlace,
  now: LiveWebhook,
  cause: WriteFailure,
): "replaced" | "as-before" | "unsure" {
  const kind = cause.kind === "tenant" ? cause.failure.kind : cause.kind;
  const mayBeDone = kind === "conflict" || kind === "unknown";
  const wanted = imageOfWrite(bodyOf(desired, after.status, desired.sunset));
  const isNew =
    now.idempotencyKey === idempotencyKeyOf(desired) &&
    differencesBetween(wanted, imageOfLive(now)).length === 0;
  if (mayBeDone && isNew) return "replaced";
  return keyOf(now) === keyOf(old) && kind !== "unknown" ? "as-before" : "unsure";
}
