import { identityOfUrl } from "../base/url.ts";
import { keyOf } from "../model/key.ts";
import { isOurs, type LiveWebhook } from "../model/live.ts";
import type { Entry, PlanInput } from "../model/plan-entry.ts";
import { placeOf } from "../model/plan-entry.ts";
import type { Webhook } from "../model/webhook.ts";
import { successorsIn } from "./order.ts";

/** What people should know of names that come and go. */
export function renameNotes(entries: readonly Entry[], input: PlanInput): string[] {
  return [...lookalikeNotes(entries), ...replacedNotes(input)];
}

/** A reviewer sees two names, and not that they have one url: the one may be the new name of the other. */
function lookalikeNotes(entries: readonly Entry[]): string[] {
  const leaving = entries.flatMap((entry) => leavingIn(entry) ?? []);
  if (leaving.length === 0) return [];
  const successors = successorsIn(entries);
  return leaving.flatMap(({ live, isPlanned, dependsOn }) => {
    const takers = successors.get(identityOfUrl(live.url)) ?? [];
    const others = takers.filter(({ name }) => name !== live.name);
    const [first] = others;
    if (first === undefined) return [];
    const old = keyOf(live);
    const keys = others.map(({ key }) => key).join(", ");
    const waits = isPlanned && others.every(({ key }) => dependsOn.includes(key));
    const what = waits
      ? `${old} goes only once ${keys}, which has its url, is active`
      : `${keys} has the url of ${old}, which no longer has a manifest`;
    return [
      `${what}; if ${first.name} is its new name, write \`replaces: ${live.name}\` in the manifest of ${first.key}: then both are one change`,
    ];
  });
}

interface Leaving {
  readonly live: LiveWebhook;
  readonly isPlanned: boolean;
  readonly dependsOn: readonly string[];
}

/** What nobody declares any more and is taken out of service, or would be. What Git says of it itself is no rename. */
function leavingIn(entry: Entry): Leaving | null {
  switch (entry.kind) {
    case "change": {
      const { change } = entry;
      const isLeaving = change.action === "deprecate" && change.desired === null && change.successor === null;
      return isLeaving ? { live: change.live, isPlanned: true, dependsOn: change.dependsOn } : null;
    }
    case "blocked": {
      const { blocked, desired, live } = entry;
      const isLeaving = blocked.action === "deprecate" && desired === null && live !== null;
      return isLeaving ? { live, isPlanned: false, dependsOn: [] } : null;
    }
    case "unchanged":
      return null;
  }
}

/** A line that has done its work, or that names nothing that ever was. */
function replacedNotes(input: PlanInput): string[] {
  const replacing = input.desired.filter(({ replaces, unadopt }) => replaces.length > 0 && !unadopt);
  if (replacing.length === 0) return [];
  const live = new Map(input.live.webhooks.map((one) => [keyOf(one), one]));
  return replacing.flatMap((desired) => {
    const isLive = live.get(keyOf(desired))?.status === "active";
    return desired.replaces.flatMap((old) => noteOn(old, desired, isLive, input) ?? []);
  });
}

function noteOn(old: string, desired: Webhook, isLive: boolean, input: PlanInput): string | null {
  const found = input.live.webhooks.filter(({ name, version }) => name === old && version > 0);
  const inService = found.filter((one) => isOurs(one, input.environment) && one.status === "active");
  if (inService.length > 0) return null;
  const place = placeOf(desired, "replaces", input);
  const key = keyOf(desired);
  if (isLive)
    return `${key} has replaced ${old}; \`replaces: ${old}\` can be removed once every environment has it: ${place}`;
  const isKnown = found.length > 0 || [...input.recorded].some((one) => one.startsWith(`${old}@`));
  return isKnown
    ? null
    : `${key} replaces ${old} (${place}), which neither the tenant nor the audit log knows: check the name; ${key} is created as new`;
}
