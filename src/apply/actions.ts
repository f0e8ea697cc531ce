import { failure, type Result, success } from "../base/result.ts";
import { isFit, type ProbeReport } from "../model/fleet/health.ts";
import { idempotencyKeyOf, named, type WebhookKey } from "../model/fleet/key.ts";
import type { Labelled, LiveWebhook } from "../model/fleet/live.ts";
import type { Status, Webhook } from "../model/fleet/webhook.ts";
import type { Adopt, Change, Create, Snapshot, Unadopt, Update } from "../model/plan/change.ts";
import { imageOfLive, imageOfWrite } from "../model/plan/likeness.ts";
import { snapshotOf } from "../model/plan/redacted-snapshot.ts";
import { writtenOf } from "../model/plan/written-part.ts";
import type { FinalStatus } from "../model/record/outcome.ts";
import { bodyOf, deliver, headersOf, imageBefore, preflight, probeWhole } from "./body.ts";
import type { ApplyContext } from "./context.ts";
import { PRIORITY } from "./schedule.ts";
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
  const activated = await overwrite(context, { change, webhook: desired, live }, how);
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
  const { capabilities } = context.environment;
  const written =
    change.action === "adopt" && writtenOf(change, capabilities) !== "whole"
      ? await writeKey(context, change, idempotencyKeyOf(live))
      : await overwrite(context, { change, webhook: desired, live }, how);
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
  const carries = writtenOf(change, context.environment.capabilities) === "hidden-values";
  const hidden = carries ? headersOf(desired) : [];
  const write = { change, step, name, version, sunset, protect, before, after, integrationId: live.id };
  const says =
    step === "adopt" && live.endpoint !== null ? { said: { declared_status: desired.status } } : {};
  const held = { wanted: imageOfLive(live), holdsTo: "image" } as const;
  return await performWrite(
    context,
    { ...write, ...says, ...held, priority: PRIORITY.ordinary },
    (operation) => context.tenant.setKey(live, key, hidden, operation),
  );
}

/** A webhook that is on the tenant, not active, and whose receiver is fit. */
export interface StagedWebhook {
  readonly live: LiveWebhook;
  readonly probe: ProbeReport;
}

/** Registers a webhook with the given status; nothing is delivered to an inactive one. */
async function registerWebhook(
  context: ApplyContext,
  change: Change,
  webhook: Webhook,
  status: "inactive" | "deprecated",
): Promise<Result<LiveWebhook, WriteFailure>> {
  const { name, version, sunset, protect } = webhook;
  const after = snapshotOf(webhook, status);
  const write = {
    change,
    name,
    version,
    sunset,
    protect,
    step: "create",
    integrationId: null,
    before: null,
    after,
    holdsTo: "image",
    priority: PRIORITY.begin,
    said: { declared_status: webhook.status },
  } as const;
  const body = bodyOf(webhook, status, sunset);
  const { labels } = context.environment.capabilities;
  return await performWrite(context, { ...write, wanted: imageOfWrite(body) }, async (operation) => {
    const made = await context.tenant.create(body, operation);
    const answeredAt = context.clock.now().getTime();
    const id = made.ok ? made.value.id : (made.error.found?.id ?? null);
    const isLabelled = labels && body.labelled !== null && saysSomething(body.labelled);
    context.registrations.answered({ ...named(change), answeredAt, id, isLabelled });
    return made;
  });
}

function saysSomething({ sunset, protect, secrets }: Labelled): boolean {
  return sunset !== null || protect || secrets.size > 0;
}

/**
 * Makes a webhook ready to go live: preflight, created inactive where it is not there yet, then the synthetic delivery on
 * the connection that was checked. A receiver that fails the preflight gets nothing created for it.
 */
export async function stageWebhook(
  context: ApplyContext,
  change: Change,
  webhook: Webhook,
  live: LiveWebhook | null,
): Promise<Result<StagedWebhook, ChangeResult>> {
  const key: WebhookKey = change.key;
  const checked = await preflight(context, webhook, key);
  try {
    if (!isFit(checked.report.verdict)) return failure(held(live?.status ?? "absent", checked.report));
    const registered =
      live === null ? await registerWebhook(context, change, webhook, "inactive") : success(live);
    if (!registered.ok) return failure(notWritten("absent", registered.error, checked.report));
    const probe = await deliver(context, checked, key);
    if (!isFit(probe.verdict)) return failure(held(registered.value.status, probe));
    return success({ live: registered.value, probe });
  } finally {
    checked.close();
  }
}

/** What is written over what. */
interface Overwriting {
  readonly change: Change;
  readonly webhook: Webhook;
  readonly live: LiveWebhook;
}

/**
 * Writes the whole declared webhook over the live one. What went live by that and is not kept as it was probed is put
 * back to the status that it had.
 */
export async function overwrite(
  context: ApplyContext,
  { change, webhook, live }: Overwriting,
  how: {
    readonly step: "activate" | "update" | "replace" | "adopt" | "deprecate" | "deactivate";
    readonly before: Snapshot | null;
    readonly after: Snapshot;
    readonly sunset: string | null;
    readonly replaces?: WebhookKey;
  },
): Promise<Result<LiveWebhook, WriteFailure>> {
  const { name, version, protect } = webhook;
  const body = bodyOf(webhook, how.after.status, how.sunset);
  const priority = how.step === "activate" ? PRIORITY.finish : PRIORITY.ordinary;
  const written = await performWrite(
    context,
    {
      ...{ change, name, version, protect, priority, integrationId: live.id, ...how },
      ...{ wanted: imageOfWrite(body), holdsTo: "image" },
    },
    (operation) => context.tenant.replace(live, body, operation),
  );
  if (written.ok) context.labelled.note(written.value, { sunset: how.sunset, protect });
  if (written.ok || written.error.kind !== "altered") return written;
  const { live: now } = written.error;
  if (live.status === "active" || now.status !== "active") return written;
  const status = await restoreStatus(context, { change, webhook, after: how.after, now }, live.status);
  return failure({ ...written.error, status });
}

/** What went live as it should not have, and what was written. */
export interface WronglyActive {
  readonly change: Change;
  readonly webhook: Webhook;
  readonly after: Snapshot;
  readonly now: LiveWebhook;
}

/** Gives a webhook the status that it had before it was activated, and says so; gives the status it has then. */
export async function restoreStatus(
  context: ApplyContext,
  { change, webhook, after, now }: WronglyActive,
  status: Status,
): Promise<FinalStatus> {
  if (now.status === status) return status;
  const { name, version, sunset, protect } = webhook;
  const images = { before: { ...after, status: now.status }, after: { ...after, status } };
  const write = { change, name, version, sunset, protect, integrationId: now.id, ...images };
  const wanted = { ...imageOfLive(now), status };
  const written = await performWrite(
    context,
    { ...write, wanted, holdsTo: "status", step: "roll-back", priority: PRIORITY.finish },
    (operation) =>
      context.tenant.setStatus(now, { status, labelled: null, serves: servesAs(status, now) }, operation),
  );
  const message = written.ok ? `it was put back to ${status}` : `it could not be put back to ${status}`;
  context.events.emit({ kind: "warning", key: change.key, message });
  return written.ok ? status : "unknown";
}

/** Whether a live webhook of this status is switched on; null where the status says all of it. */
export function servesAs(status: Status, { endpoint }: Pick<LiveWebhook, "endpoint">): boolean | null {
  return endpoint === null ? null : status === "active";
}
