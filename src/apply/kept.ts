import { HIDDEN, isPartlyShown } from "../base/credentials.ts";
import { firstOf } from "../base/text.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { idempotencyKeyOf, keyOf, type NameAndVersion, type WebhookKey } from "../model/fleet/key.ts";
import { type LiveWebhook, showsNoHeaders } from "../model/fleet/live.ts";
import { type TenantFailure, tenantFailure } from "../model/fleet/tenant.ts";
import type { ShownValue, Snapshot } from "../model/plan/change.ts";
import { type Deviation, describeDeviations, deviationOf } from "../model/plan/deviation.ts";
import { snapshotOfLiveEndpoint } from "../model/plan/endpoint-snapshot.ts";
import { differencesBetween, type Image, type ImageField, imageOfLive } from "../model/plan/likeness.ts";
import { showLive, shownTextOf } from "../model/plan/redacted-snapshot.ts";
import type { FinalStatus } from "../model/record/outcome.ts";
import type { Projection } from "../model/record/projection.ts";
import type { OutcomeRecord } from "../model/record/record.ts";
import type { ApplyContext } from "./context.ts";

/**
 * What a tenant keeps of a write, as it may be recorded: as the tenant shows it. Where it shows again what was written, or
 * nothing at all, the record names it as `after` does; `fields` are those in which it shows something else.
 */
export function keptSnapshot(
  after: Snapshot,
  fields: readonly ImageField[],
  live: LiveWebhook,
  plainHeaders: readonly string[],
): Snapshot {
  const differing = new Set<string>(fields);
  const { status } = live;
  // What the plan hid of what it keeps stays hidden.
  const textOf = (field: "method" | "payloadFormat") =>
    after[field] === HIDDEN ? HIDDEN : shownTextOf(live, field);
  const [method, payloadFormat] = [textOf("method"), textOf("payloadFormat")];
  // What the plan shows whole need not be looked through again.
  const isAsPlanned = live.shown?.url === undefined && live.url === after.url;
  const seen = isAsPlanned ? after.url : shownTextOf(live, "url");
  const isTold = !isPartlyShown(seen) && !isPartlyShown(after.url);
  const url = differing.has("url") || isTold ? seen : after.url;
  if (showsNoHeaders(live)) {
    return { url, method, payloadFormat, status, headers: after.headers };
  }
  const named = new Map(Object.entries(after.headers).map((entry) => [entry[0].toLowerCase(), entry]));
  const declared = (live.addedHeaders ?? []).filter(({ name }) => named.has(name.toLowerCase()));
  const headers = [...live.headers, ...declared].map((header): readonly [string, ShownValue] => {
    const key = header.name.toLowerCase();
    const written = differing.has(`headers.${key}`) ? undefined : named.get(key);
    return written ?? [header.name, showLive(header, plainHeaders)];
  });
  const endpoint = keptEndpoint(after, differing, live);
  return { url, method, payloadFormat, status, headers: Object.fromEntries(headers), ...endpoint };
}

/**
 * A live webhook as it is shown, with hidden values named as they were last written. A write that leaves them as they are
 * records them so: else the record would forget what they are.
 */
export function namedAsWritten(
  shown: Snapshot,
  live: LiveWebhook,
  { webhooks }: Pick<Projection, "webhooks">,
): Snapshot {
  const written = webhooks.get(keyOf(live))?.lastWritten?.after;
  if (written === undefined) return shown;
  if (showsNoHeaders(live)) return { ...shown, headers: written.headers };
  const values = imageOfLive(live).headers;
  const known = new Map(Object.entries(written.headers).map(([name, was]) => [name.toLowerCase(), was]));
  const headers = Object.entries(shown.headers).map(([name, now]): readonly [string, ShownValue] => {
    const key = name.toLowerCase();
    return [name, withName(now, known.get(key), values?.get(key) ?? null)];
  });
  const { endpoint } = shown;
  const password = endpoint?.password ?? null;
  const was = written.endpoint?.password ?? undefined;
  return {
    ...{ ...shown, headers: Object.fromEntries(headers) },
    ...(endpoint === undefined || password === null
      ? {}
      : { endpoint: { ...endpoint, password: withName(password, was, null) } }),
  };
}

/** A value that was plain in Git is so while it is the same, or nobody can tell. */
function withName(now: ShownValue, was: ShownValue | undefined, value: string | null): ShownValue {
  const isHidden = now.kind === "sensitive" || now.kind === "masked";
  if (!isHidden || was === undefined) return now;
  const isStill = was.kind === "plain" && (value === null ? now.kind === "masked" : value === was.text);
  return was.kind === "secret" || isStill ? was : now;
}

/** What the tenant has of what was written; what was written where it does not show that. */
export function keptOf(
  { after, wanted }: Pick<Intended, "wanted"> & { readonly after: Snapshot | null },
  live: LiveWebhook | null,
  differing: readonly ImageField[],
  plainHeaders: readonly string[],
): Snapshot | null {
  const isKept = after !== null && wanted !== null && live !== null;
  return isKept ? keptSnapshot(after, differing, live, plainHeaders) : after;
}

/** The password that was written is named as it was, unless the tenant shows another one. */
function keptEndpoint(
  after: Snapshot,
  differing: ReadonlySet<string>,
  { endpoint }: LiveWebhook,
): Pick<Snapshot, "endpoint"> {
  if (endpoint === null) return {};
  const shown = snapshotOfLiveEndpoint(endpoint);
  const written = after.endpoint?.password ?? null;
  const isTold = written !== null && !differing.has("basicAuth.password");
  return { endpoint: { ...shown, password: isTold ? written : shown.password } };
}

/** Labels stand in for a lost record: whoever relies on them should know where they are not kept. */
export function warnOfLabels({ events, labelled }: ApplyContext, keys: readonly WebhookKey[]): void {
  if (keys.length === 0 || labelled.isTold) return;
  labelled.isTold = true;
  const cause = `the tenant's list shows none of the labels that were sent for ${firstOf(keys, 1)}`;
  const message = `${cause}: without the audit log, sunsets and protection are unknown; where the tenant keeps no labels, set \`capabilities.labels: false\``;
  events.emit({ kind: "warning", key: null, message });
}

/**
 * Reads one of what was changed with labels. A tenant that drops them drops all; one that does not show the change itself
 * yet, or cannot be read, tells nothing.
 */
export async function checkKeptLabels(context: ApplyContext): Promise<void> {
  const { labelled, environment, tenant, signal } = context;
  const last = labelled.all.at(-1);
  if (last === undefined || !environment.capabilities.labels || labelled.isTold || signal.aborted) return;
  const read = await tenant.get(last.id);
  // That an Endpoint has lost its marker is told as such.
  if (!read.ok || read.value.status !== last.status || read.value.labelled !== null) return;
  if (read.value.endpoint !== null) return;
  warnOfLabels(
    context,
    [last, ...labelled.all.slice(0, -1)].map(({ key }) => key),
  );
}

/** What a write was to come to. */
export interface Intended extends NameAndVersion {
  readonly step: OutcomeRecord["step"];
  /** What was written, to hold to it what the tenant has then; null for what is deleted. */
  readonly wanted: Image | null;
  /** Whether all of it must be kept, or whether the status is all that the write is about. */
  readonly holdsTo: "image" | "status";
}

/** The tenant took a write and keeps something else. */
export interface Altered {
  readonly kind: "altered";
  readonly failure: TenantFailure;
  readonly live: LiveWebhook;
  /** What it has in the end. */
  readonly status: FinalStatus;
}

/** In which fields a live webhook is not what was written. */
export function differingFrom({ wanted }: Intended, live: LiveWebhook): readonly ImageField[] {
  return wanted === null ? [] : differencesBetween(wanted, imageOfLive(live));
}

/** What a tenant that took a write has otherwise than it was to be, of the fields that differ; null when it kept it. */
export function alterationOf(
  write: Intended,
  live: LiveWebhook,
  differing: readonly ImageField[],
  owner: Owner,
): Altered | null {
  const deviations = [...deviationsOf(write, live, differing), ...claimDeviations(write, live, owner)];
  if (deviations.length === 0) return null;
  const { phrase: message, remedy: hint } = describeDeviations(deviations);
  const { id, status } = live;
  const common = { kind: "altered", live, status } as const;
  return {
    ...common,
    failure: { ...tenantFailure("altered", message, hint), found: { id, status } },
  };
}

function deviationsOf(
  { wanted, holdsTo }: Intended,
  live: LiveWebhook,
  differing: readonly ImageField[],
): Deviation[] {
  if (wanted === null) return [];
  // What is inactive is out of service, which is what a deprecation is for.
  const isRetired = wanted.status === "deprecated" && live.status === "inactive";
  const counts = (field: ImageField) => (field === "status" ? !isRetired : holdsTo === "image");
  return differing.filter(counts).map((field) => deviationOf(field, wanted, live, "its manifest"));
}

type Owner = Pick<Environment, "ownership">;

/** Whether a write makes something ours by its key. What is registered without one could not be told from a stranger's. */
export function isClaim({ step }: Intended, { ownership }: Owner): boolean {
  return step === "adopt" || ((step === "create" || step === "replace") && ownership === "key");
}

const KEYLESS: Deviation = {
  phrase: "does not show our idempotency key",
  remedy: "where the tenant never shows keys, set `ownership: scope`",
};

const UNMARKED: Deviation = {
  phrase: "does not keep our marker in its foreignId",
  remedy: "where the tenant never keeps it, set `marker: name` for the tenant",
};

function claimDeviations(write: Intended, live: LiveWebhook, owner: Owner): Deviation[] {
  const isOurs = live.idempotencyKey === idempotencyKeyOf(write);
  if (isClaim(write, owner) && !isOurs) {
    return [live.endpoint === null ? KEYLESS : UNMARKED];
  }
  if (write.step === "unadopt" && isOurs) {
    return [{ phrase: "still shows our idempotency key", remedy: "take it off on the platform" }];
  }
  return [];
}
