import { keyOf } from "../model/key.ts";
import { isOurs, type LiveWebhook } from "../model/live.ts";
import type { Webhook } from "../model/webhook.ts";
import { replacesForeign, succeedsKeyless, succeedsRenamed, succeedsTwins } from "./blocks.ts";
import { inPlacePredecessor } from "./build-in-place.ts";
import { isRetired } from "./build-removal.ts";
import { lostFrom, placeOf } from "./classify-found.ts";
import type { Entry, PlanInput } from "./entry.ts";
import type { NameGroup } from "./fleet.ts";

/** What it is to take over from and cannot: that would stay in service beside it. */
export function takeoverObstacle(
  { desired, isLead }: { readonly desired: Webhook; readonly isLead: boolean },
  live: LiveWebhook | null,
  group: NameGroup,
  input: PlanInput,
): Entry | null {
  if (!isLead) return foreignObstacle(desired, live, group, input);
  const lost = lostFrom(group, input);
  if (lost.length > 0)
    return succeedsRenamed(
      desired,
      live,
      lost.map(({ key }) => key),
    );
  if (group.keyless.length > 0) return succeedsKeyless(desired, live, group.keyless);
  return twinObstacle(desired, live, group, input) ?? foreignObstacle(desired, live, group, input);
}

/** What is there twice under one key: nobody knows which of the two is called, and which one somebody copied. */
export function twinObstacle(
  desired: Webhook,
  live: LiveWebhook | null,
  group: NameGroup,
  input: PlanInput,
): Entry | null {
  const predecessor = inPlacePredecessor(desired, group, input);
  const inService = group.undeclared.filter((old) => !isRetired(old, input));
  const twins = [...(predecessor === null ? [] : [predecessor]), ...inService]
    .map((old) => (group.live.get(keyOf(old)) ?? []).filter((one) => isOurs(one, input.environment)))
    .find((found) => found.length > 1);
  return twins === undefined ? null : succeedsTwins(desired, live, twins);
}

/** Somebody else's webhook, whose name is to be replaced: no version may begin to serve beside it, the lead or another. */
function foreignObstacle(
  desired: Webhook,
  live: LiveWebhook | null,
  group: NameGroup,
  input: PlanInput,
): Entry | null {
  const [stranger] = group.foreign;
  if (stranger === undefined || isInService(group)) return null;
  const place = placeOf(sayingOf(stranger.name, desired, group), "replaces", input);
  return replacesForeign(desired, live, group.foreign, place);
}

/** Whether anything of the name, or of one that it replaces, is active and ours: then it takes over from that. */
function isInService({ desired, undeclared, live }: NameGroup): boolean {
  const declared = desired.flatMap((one) => live.get(keyOf(one)) ?? []);
  return [...declared, ...undeclared].some(({ status }) => status === "active");
}

/** The manifest of the name that says whose place it takes. */
export function sayingOf(old: string, fallback: Webhook, { desired }: NameGroup): Webhook {
  return desired.find(({ replaces }) => replaces.includes(old)) ?? fallback;
}
