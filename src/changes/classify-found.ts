import { keyOf, named } from "../model/fleet/key.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import {
  blockedEntry,
  changeEntry,
  documentLocation,
  type Entry,
  type PlanInput,
  placeOf,
  unchangedEntry,
} from "../model/plan/plan-entry.ts";
import { describeDeviations } from "../model/plan/snapshot.ts";
import { blockKept, occupied } from "./blocks.ts";
import { adoptChange, updateChange } from "./build-change.ts";
import { isRetired } from "./build-removal.ts";
import { compareFields } from "./fields.ts";
import type { NameGroup, Renamed } from "./fleet.ts";

/** What is ours and declared. */
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

/** What can be done in place of an adoption. */
const OTHER = {
  recorded: {
    integration: "set `ownership: scope` where doctor says that the tenant keeps no keys",
    endpoint: "delete it on the platform if nobody needs it",
  },
  strange: {
    integration: "choose another version",
    endpoint: "give it another name with `cognigy.name`",
  },
} as const;

/** What is declared, and is there without being ours. */
export function notOurs(desired: Webhook, live: LiveWebhook, input: PlanInput): Entry {
  const key = keyOf(desired);
  const occupiedBy = live.endpoint?.occupiedBy ?? null;
  if (occupiedBy !== null) return occupied(desired, live, occupiedBy);
  if (desired.adopt) return changeEntry(adoptChange(desired, live, input));
  const adoption = `add \`adopt: true\` to the manifest of ${key} in a reviewed change`;
  // Then it may be our own, without the key: somebody took it off, or the tenant keeps none.
  const isRecorded = input.lastWritten.has(key);
  const whose = isRecorded
    ? "without our key, although the audit log records it"
    : "that webhook-sync did not create";
  const other = isRecorded ? OTHER.recorded : OTHER.strange;
  return blockedEntry(
    { ...named(desired), action: "adopt", desired, live, location: documentLocation(desired) },
    {
      code: "not-ours",
      message: `the tenant has one already (id ${live.id}) ${whose}`,
      remedy: `${adoption}, or ${live.endpoint === null ? other.integration : other.endpoint}`,
      because: [],
    },
  );
}

/** What stands under a name that somebody gave it by hand, is in no manifest, and is not retired. */
export function lostFrom({ desired, renamed }: NameGroup, input: PlanInput): Renamed[] {
  return renamed.filter(
    ({ key, found }) =>
      !desired.some((webhook) => keyOf(webhook) === key) && found.some((live) => !isRetired(live, input)),
  );
}
