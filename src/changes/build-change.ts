import { keyOf, type NameAndVersion, named } from "../model/fleet/key.ts";
import type { LastWritten } from "../model/fleet/last-written.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import { documentLocation, placeOf, type Webhook } from "../model/fleet/webhook.ts";
import {
  type Create,
  changeEntry,
  type Entry,
  type Reason,
  type ReplaceBeside,
  type RiskNote,
  raised,
  type Update,
  unchangedEntry,
} from "../model/plan/change.ts";
import { describeDeviations } from "../model/plan/deviation.ts";
import type { PlanInput } from "../model/plan/plan.ts";
import { snapshotOf, snapshotOfLive, wireStatus } from "../model/plan/redacted-snapshot.ts";
import { blockKept } from "./blocks.ts";
import { goingOn, sunsetOf } from "./build-removal.ts";
import {
  changesWire,
  compareFields,
  type Difference,
  declaredPart,
  fingerprintOf,
  NOTHING,
  probePart,
  UNORDERED,
} from "./fields.ts";
import { withCallersOf } from "./former-name.ts";
import { asNew, movedFields } from "./place.ts";
import { deletedOf, plainHeadersOf } from "./recorded-facts.ts";
import { createRisk, replaceRisk, rerouted, sunsetConcerns, switchedOnConcerns, updateRisk } from "./risk.ts";
import { callerNotes, goneNotes, leftBehindNotes, overlapNotes, renamedNotes } from "./risk-notes.ts";

/** What callers have had of a name that is made anew. */
interface Former {
  /** What the tenant has no more. */
  readonly gone: readonly LastWritten[];
  /** What its own manifest takes out of service once the new one is there. */
  readonly beside: readonly LiveWebhook[];
}

export function createChange(declared: Webhook, { gone, beside }: Former, input: PlanInput): Create {
  const desired = asNew(declared, beside.at(-1), input);
  const own = deletedOf(desired, input);
  const gated = desired.status === "active";
  const probe = probePart(desired, gated, input.environment);
  const said = [...goneNotes(declared, gone, own), ...leftBehindNotes(declared, beside)];
  return {
    action: "create",
    ...UNORDERED,
    ...named(desired),
    reason: { kind: own !== null ? "recreated" : "declared-new" },
    risk: raised(createRisk(probe), withCallersOf(desired, said, input)),
    unverified: [],
    location: documentLocation(desired),
    fields: [],
    fingerprint: "absent",
    after: snapshotOf(desired, wireStatus(desired.status, input.environment)),
    declared: declaredPart(desired),
    probe,
    gated,
    desired,
  };
}

function updateChange(desired: Webhook, live: LiveWebhook, difference: Difference, input: PlanInput): Update {
  const gated = isGated(desired, live, difference);
  const probe = probePart(desired, gated, input.environment);
  const risk = updateRisk(live, difference.fields, probe, () => isLastActive(live, input));
  const causes = [...new Set(difference.fields.map(({ cause }) => cause))].toSorted();
  return {
    action: "update",
    ...declaredOn(desired, live, difference, input),
    reason: { kind: "differs", causes },
    risk: live.status === "active" ? raised(risk, rerouted(difference.fields)) : risk,
    probe,
    gated,
  };
}

export function isLastActive(one: LiveWebhook, { live, heirs }: PlanInput): boolean {
  const { name, id } = one;
  if (heirs.has(keyOf(one))) return false;
  return !live.webhooks.some((one) => one.name === name && one.status === "active" && one.id !== id);
}

/** What becomes of what is ours and declared. */
export function updateOrUnchanged(desired: Webhook, live: LiveWebhook, input: PlanInput): Entry {
  const difference = compareFields(desired, live, input);
  const { fields, kept } = difference;
  if (fields.length > 0 && kept.length > 0) return blockKept(desired, live, kept);
  if (fields.length > 0) return changeEntry(updateChange(desired, live, difference, input));
  const told = describeDeviations(kept);
  const notes = [
    ...(kept.length > 0 ? [`${told.phrase}; ${told.remedy}`] : []),
    ...(desired.adopt
      ? [`adopted; \`adopt: true\` can be removed (${placeOf(desired, "adopt", input)})`]
      : []),
  ];
  const entry = unchangedEntry(keyOf(desired), live, notes, difference.unverified);
  return kept.length === 0 ? entry : { ...entry, unchanged: { ...entry.unchanged, keptOtherwise: true } };
}

export function replaceChange(
  declared: Webhook,
  live: LiveWebhook | null,
  predecessors: readonly LiveWebhook[],
  input: PlanInput,
): ReplaceBeside {
  const desired = live === null ? asNew(declared, predecessors.at(-1), input) : declared;
  const { plainHeaders } = input.environment.policy;
  const { difference, switchedOn } = replacing(desired, live, predecessors, input);
  const probe = probePart(desired, true, input.environment);
  const superseded = predecessors.map((old) => supersededOn(old, input));
  return {
    action: "replace",
    ...UNORDERED,
    ...named(desired),
    reason: takeoverReason(desired, predecessors, live !== null),
    risk: replaceRisk(probe, overlapNotes(desired, predecessors), difference.fields, [
      ...switchedOn,
      ...renamedNotes(desired, predecessors),
      ...callerNotes(superseded),
      ...(live === null ? leftBehindNotes(declared, predecessors) : []),
      ...superseded.flatMap(({ key, sunset }) => sunsetConcerns(key, sunset, input.now)),
    ]),
    unverified: difference.unverified,
    location: documentLocation(desired),
    fields: difference.fields,
    fingerprint: fingerprintOf([...(live === null ? [] : [live]), ...predecessors], plainHeaders),
    before: live === null ? null : snapshotOfLive(live, plainHeadersOf(live, input)),
    after: snapshotOf(desired),
    superseded,
    declared: declaredPart(desired),
    probe,
    gated: true,
    desired,
    live,
  };
}

/** What is beside another one has a status of its own; but where nothing of the name is active, it is switched on again. */
function replacing(
  desired: Webhook,
  live: LiveWebhook | null,
  predecessors: readonly LiveWebhook[],
  input: PlanInput,
): { readonly difference: Difference; readonly switchedOn: readonly RiskNote[] } {
  if (live !== null) {
    const difference = compareFields(desired, live, input);
    return { difference, switchedOn: switchedOnConcerns(difference.fields) };
  }
  const { fields } = againstPredecessor(desired, predecessors.at(-1), input);
  const isOn = predecessors.some(({ status }) => status === "active");
  return {
    difference: { ...NOTHING, fields: fields.filter(({ path }) => path !== "status") },
    switchedOn: isOn ? [] : switchedOnConcerns(fields),
  };
}

/** Why one takes over from others: of its name, or, where any has another one, as the new name of that. */
export function takeoverReason(
  desired: NameAndVersion,
  predecessors: readonly NameAndVersion[],
  resumed: boolean,
): Reason {
  const supersedes = predecessors.map(keyOf);
  const from = new Set(predecessors.map(({ name }) => name).filter((name) => name !== desired.name));
  return from.size > 0
    ? { kind: "renamed", from: [...from], supersedes, resumed }
    : {
        kind: "new-version",
        supersedes,
        resumed,
        downgrade: predecessors.some(({ version }) => version > desired.version),
      };
}

function supersededOn(old: LiveWebhook, input: PlanInput) {
  const plainHeaders = plainHeadersOf(old, input);
  const { sunset, graceMs } = sunsetOf(old, null, input);
  return {
    key: keyOf(old),
    before: snapshotOfLive(old, plainHeaders),
    after: snapshotOfLive(old, plainHeaders, wireStatus("deprecated", input.environment)),
    sunset,
    ...(graceMs === undefined ? {} : { graceMs }),
    ...goingOn(old, input),
    live: old,
  };
}

/** A version that is not there yet is shown beside the one that it takes over from. */
export function againstPredecessor(
  desired: Webhook,
  old: LiveWebhook | undefined,
  input: PlanInput,
): Difference {
  if (old === undefined) return NOTHING;
  const fields = compareFields(desired, old, input).fields.map((field) =>
    field.path === "status" ? field : { ...field, cause: "declared" as const },
  );
  return { ...NOTHING, fields: [...movedFields(desired, old, input), ...fields] };
}

/** What all changes share that a manifest makes to one live object. */
export function declaredOn(
  desired: Webhook,
  live: LiveWebhook,
  { fields, unverified }: Difference,
  input: PlanInput,
) {
  const { plainHeaders } = input.environment.policy;
  return {
    ...UNORDERED,
    ...named(desired),
    unverified,
    location: documentLocation(desired),
    fields,
    fingerprint: fingerprintOf([live], plainHeaders),
    before: snapshotOfLive(live, plainHeadersOf(live, input)),
    after: snapshotOf(desired, wireStatus(desired.status, input.environment)),
    declared: declaredPart(desired),
    desired,
    live,
  };
}

/** The gate decides when the result is active and it becomes so or its deliveries change. */
export function isGated(desired: Webhook, live: LiveWebhook, { fields }: Difference): boolean {
  return desired.status === "active" && (live.status !== "active" || changesWire(fields));
}
