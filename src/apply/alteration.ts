import type { Environment } from "../model/fleet/environment.ts";
import { idempotencyKeyOf, type NameAndVersion } from "../model/fleet/key.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import { type TenantFailure, tenantFailure } from "../model/fleet/tenant.ts";
import { differencesBetween, type Image, type ImageField, imageOfLive } from "../model/plan/likeness.ts";
import { type Deviation, describeDeviations, deviationOf } from "../model/plan/snapshot.ts";
import type { FinalStatus } from "../model/record/outcome.ts";
import type { OutcomeRecord } from "../model/record/record.ts";

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

/** What a tenant that took a write has otherwise than it was to be; null when it kept it. */
export function alterationOf(write: Intended, live: LiveWebhook, owner: Owner): Altered | null {
  const deviations = [...deviationsOf(write, live), ...claimDeviations(write, live, owner)];
  if (deviations.length === 0) return null;
  const { phrase: message, remedy: hint } = describeDeviations(deviations);
  const { id, status } = live;
  const common = { kind: "altered", live, status } as const;
  return {
    ...common,
    failure: { ...tenantFailure("altered", message, hint), found: { id, status } },
  };
}

function deviationsOf({ wanted, holdsTo }: Intended, live: LiveWebhook): Deviation[] {
  if (wanted === null) return [];
  // What is inactive is out of service, which is what a deprecation is for.
  const isRetired = wanted.status === "deprecated" && live.status === "inactive";
  const counts = (field: ImageField) => (field === "status" ? !isRetired : holdsTo === "image");
  return differencesBetween(wanted, imageOfLive(live))
    .filter(counts)
    .map((field) => deviationOf(field, wanted, live, "its manifest"));
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
