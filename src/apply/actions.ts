import type { Adopt, Create, Unadopt, Update } from "../model/change.ts";
import { isFit } from "../model/health.ts";
import { idempotencyKeyOf } from "../model/key.ts";
import { imageOfLive } from "../model/likeness.ts";
import { type LiveWebhook, needsHiddenValues } from "../model/live.ts";
import type { Result } from "../model/result.ts";
import { headersOf } from "./body.ts";
import type { ApplyContext } from "./context.ts";
import { probeWhole } from "./gate.ts";
import { imageBefore } from "./retire.ts";
import { PRIORITY } from "./schedule.ts";
import { overwrite, registerWebhook, stageWebhook } from "./stage-webhook.ts";
import { applied, type ChangeResult, held, notWritten, performWrite, type WriteFailure } from "./write.ts";

/** preflight → create inactive → probe → activate. What is declared inactive is only created. */
export async function applyCreate(context: ApplyContext, change: Create): Promise<ChangeResult> {
  const { desired, after } = change;
  if (desired.status !== "active") {
    const registered = await registerWebhook(context, change, desired, "inactive");
    return registered.ok
      ? applied(registered.value.status, null)
      : notWritten("absent", registered.error, null);
  }
  const staged = await stageWebhook(context, change, desired, null);
  if (!staged.ok) return staged.error;
  const { live, probe } = staged.value;
  const before = { ...after, status: live.status };
  const how = { step: "activate", before, after, sunset: desired.sunset } as const;
  const activated = await overwrite(context, change, desired, live, how);
  return activated.ok
    ? applied(activated.value.status, probe)
    : notWritten("inactive", activated.error, probe);
}

/** probe the new url and headers → write. A receiver that is not fit changes nothing. */
export async function applyUpdate(context: ApplyContext, change: Update | Adopt): Promise<ChangeResult> {
  const { desired, live, after } = change;
  const probe = change.gated ? await probeWhole(context, desired, change.key) : null;
  if (probe !== null && !isFit(probe.verdict)) return held(live.status, probe);
  const how = { step: change.action, before: imageBefore(change), after, sunset: desired.sunset };
  const onlyKey = change.action === "adopt" && change.fields.length === 0;
  const written = onlyKey
    ? await writeKey(context, change, idempotencyKeyOf(live))
    : await overwrite(context, change, desired, live, how);
  return written.ok ? applied(written.value.status, probe) : notWritten(live.status, written.error, probe);
}

/** Takes our key off. Gated only where values have to be written that nobody can compare with the live ones. */
export async function applyUnadopt(context: ApplyContext, change: Unadopt): Promise<ChangeResult> {
  const { desired, key, live } = change;
  const probe = change.gated ? await probeWhole(context, desired, key) : null;
  if (probe !== null && !isFit(probe.verdict)) return held(live.status, probe);
  const written = await writeKey(context, change, null);
  return written.ok ? applied(written.value.status, probe) : notWritten(live.status, written.error, probe);
}

/** Writes our key, or takes it off, and nothing else. Secrets are needed only where the tenant hides values that a PUT must carry. */
async function writeKey(
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
