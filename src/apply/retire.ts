import type { Result } from "../base/result.ts";
import { partsOf, type WebhookKey } from "../model/fleet/key.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { Change, Delete, Deprecate, Snapshot } from "../model/plan/change.ts";
import { imageOfLive } from "../model/plan/likeness.ts";
import { isOutOfService } from "../model/plan/redacted-snapshot.ts";
import { writtenOf } from "../model/plan/written-part.ts";
import { NO_DEPRECATED_STATUS } from "../model/record/record.ts";
import { overwrite, servesAs } from "./actions.ts";
import { announceDeprecation, takeBack } from "./announcements.ts";
import { imageBefore } from "./body.ts";
import { type ApplyContext, deprecationOf } from "./context.ts";
import { namedAsWritten } from "./kept.ts";
import { PRIORITY } from "./schedule.ts";
import { applied, type ChangeResult, notWritten, performWrite, type WriteFailure } from "./write.ts";

/** announce → deprecate. Never gated. */
export async function applyDeprecate(context: ApplyContext, change: Deprecate): Promise<ChangeResult> {
  const { successor, desired, live, after, sunset } = change;
  const before = imageBefore(change);
  const taking = successor === null ? null : partsOf(successor);
  const announcement = deprecationOf(change, taking, sunset);
  // Of what only went on until its sunset everybody has heard.
  const isNews = live.status !== "deprecated";
  if (isNews) {
    const announced = await announceDeprecation(context, announcement);
    if (!announced.ok) return notWritten(live.status, announced.error, null);
  }
  const declared = writtenOf(change, context.environment.capabilities) === "whole" ? desired : null;
  const written = await retire(context, change, {
    ...{ live, declared, before, after, sunset },
    ...(change.goesOn === undefined ? {} : { goesOn: change.goesOn }),
  });
  if (written.ok) return applied(written.value.status, null);
  const state = await retirementStateOf(context, live, written.error);
  const isOff = isNews || (state.kind === "retired" && state.live.endpoint?.serves === false);
  if (state.kind === "retired" && isOff) return retiredAlready(context, change.key, state.live);
  if (state.kind === "in-service" && isNews) await takeBack(context, { told: announcement, id: live.id });
  return notWritten(live.status, written.error, null);
}

/** Another run was there at the same time: what both announced has happened. */
function retiredAlready({ events }: ApplyContext, key: WebhookKey, { status }: LiveWebhook): ChangeResult {
  events.emit({ kind: "warning", key, message: `another run has made it ${status} already` });
  return applied(status, null);
}

/** Deletes a version past its sunset for good. */
export async function applyDelete(context: ApplyContext, change: Delete): Promise<ChangeResult> {
  const { live, before, sunset } = change;
  const { name, version, id } = live;
  const was = namedAsWritten(before, live, context.recorded);
  const subject = {
    change,
    name,
    version,
    integrationId: id,
    before: was,
    after: null,
    sunset,
    protect: false,
  };
  const deleted = await performWrite(
    context,
    { ...subject, step: "delete", wanted: null, holdsTo: "image", priority: PRIORITY.ordinary },
    (operation) => context.tenant.delete(live, operation),
  );
  return deleted.ok ? applied("deleted", null) : notWritten(live.status, deleted.error, null);
}

/** What is taken out of service. */
export interface Retirement {
  readonly live: LiveWebhook;
  /** The manifest, where more than the status is to be written; null where the status alone is. */
  readonly declared: Webhook | null;
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly sunset: string | null;
  /** It stays switched on until its sunset. */
  readonly goesOn?: true;
}

type Written = Result<LiveWebhook, WriteFailure>;

/** Takes a live version out of service; where the tenant refuses the deprecated status, inactive stands for it. */
export async function retire(
  context: ApplyContext,
  change: Change,
  retirement: Retirement,
): Promise<Written> {
  const { live, after } = retirement;
  const answer = await write(context, change, retirement, "deprecate");
  const isRefused =
    !answer.ok && answer.error.kind === "tenant" && answer.error.failure.refusesValue === true;
  if (!isRefused || after.status !== "deprecated" || !mayLearn(context)) return answer;
  const inactive = { ...retirement, after: { ...after, status: "inactive" as const } };
  const written = await write(context, change, inactive, "deactivate");
  if (written.ok) await learnNoDeprecatedStatus(context, change, live);
  return written;
}

/** Operators know their tenant, and what it took once it has. */
function mayLearn({ environment, recorded }: ApplyContext): boolean {
  return environment.saysDeprecatedStatus !== true && !recorded.learned.hasDeprecated;
}

async function write(
  context: ApplyContext,
  change: Change,
  { live, declared, before, after, sunset, goesOn }: Retirement,
  step: "deprecate" | "deactivate",
): Promise<Written> {
  if (declared !== null)
    return await overwrite(context, { change, webhook: declared, live }, { step, before, after, sunset });
  const { name, version, id } = live;
  const images = {
    before: namedAsWritten(before, live, context.recorded),
    after: namedAsWritten(after, live, context.recorded),
  };
  const subject = { change, name, version, integrationId: id, ...images, sunset, protect: false };
  const secrets = live.labelled?.secrets ?? new Map<string, string>();
  const serves = servesAs(goesOn === true ? "active" : after.status, live);
  const wanted = { status: after.status, labelled: { sunset, protect: false, secrets }, serves };
  const held = { wanted: { ...imageOfLive(live), status: after.status }, holdsTo: "status" } as const;
  const written = await performWrite(
    context,
    {
      ...subject,
      ...held,
      ...(serves === null ? {} : { said: { serves } }),
      step,
      priority: PRIORITY.ordinary,
    },
    (operation) => context.tenant.setStatus(live, wanted, operation),
  );
  if (written.ok) context.labelled.note(written.value, { sunset, protect: false });
  return written;
}

/** Told and kept, so that later plans take inactive for what it stands for. */
async function learnNoDeprecatedStatus(
  context: ApplyContext,
  { key }: Change,
  { name, version }: LiveWebhook,
): Promise<void> {
  const details =
    "the tenant refuses the deprecated status; inactive is used instead (capabilities.deprecatedStatus: false)";
  context.events.emit({ kind: "warning", key, message: details });
  const notice = { code: NO_DEPRECATED_STATUS, webhook_name: name, version, details };
  await context.journal.append({ phase: "notice", ...notice });
}

/** How a version stands that could not be taken out of service: somebody else may have done it. */
export type RetirementState =
  | { readonly kind: "retired"; readonly live: LiveWebhook }
  | { readonly kind: "in-service" }
  /** It cannot be read, or what was sent may still take effect. */
  | { readonly kind: "unsure" };

/** Reads it. */
export async function retirementStateOf(
  context: ApplyContext,
  { id }: Pick<LiveWebhook, "id">,
  cause: WriteFailure,
): Promise<RetirementState> {
  const now = await context.api.run(PRIORITY.finish, () => context.tenant.get(id));
  if (!now.ok) return { kind: "unsure" };
  const { status } = now.value;
  if (isOutOfService(status, context.environment)) return { kind: "retired", live: now.value };
  const isOpen = cause.kind === "tenant" && cause.failure.kind === "unknown";
  return isOpen ? { kind: "unsure" } : { kind: "in-service" };
}
