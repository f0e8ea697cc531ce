import { compareKeys, isToServe, keyOf, partsOf } from "../model/fleet/key.ts";
import { isOurs, isSameAs, type LiveWebhook } from "../model/fleet/live.ts";
import { documentLocation, type Webhook } from "../model/fleet/webhook.ts";
import type { Entry } from "../model/plan/change.ts";
import { idsBorneBy, type PlanInput } from "../model/plan/plan.ts";
import { blockedDocument } from "./blocks.ts";
import { isRetired } from "./build-removal.ts";

/**
 * What the record knows to have had this name, until it got another one in place, of which Git says nothing any more: as
 * after the revert of a commit that renamed it. null where there is none.
 */
export function bearerOf(name: string, input: PlanInput): LiveWebhook | null {
  const ids = idsBorneBy(name, input);
  if (ids.size === 0) return null;
  const said = new Set(input.desired.flatMap((one) => [one.name, ...one.replaces]));
  const bearers = input.live.webhooks.filter(
    (one) => ids.has(one.id) && one.name !== name && !said.has(one.name),
  );
  return bearers.find((one) => isOurs(one, input.environment) && !isRetired(one, input)) ?? null;
}

/** Made anew, it would have another address, and the one that callers use would be switched off. */
export function nameGivenBack(desired: Webhook, input: PlanInput): Entry | null {
  const bearer = bearerOf(desired.name, input);
  if (bearer === null || input.allow.deprecate.has(keyOf(bearer))) return null;
  const [key, old] = [keyOf(desired), keyOf(bearer)];
  const { file, line } = documentLocation(desired);
  return blockedDocument("replace", desired, null, {
    code: "downgrade",
    message: `${old} (id ${bearer.id}) is the Endpoint that was ${desired.name} before, and has no manifest: ${key} would be another one, with another address`,
    remedy: `write \`replaces: ${bearer.name}\` in the manifest of ${key} (${file}:${line}) to give that one its name back, by one write; or restore the manifest of ${old}; or pass --allow-deprecate ${old}: then callers have to move`,
    because: [old],
  });
}

/**
 * What is declared active under the name that this one had before, or whose place it took: after the revert of a commit that
 * renamed it, that takes over. What delivers under that name already goes on beside it. Of several names that became one it is
 * the one whose own object this is, or the first. null where there is none.
 */
export function formerNameBack(one: LiveWebhook, input: PlanInput): Webhook | null {
  const former = [...input.lastWritten].filter(([, known]) => isSameAs(one, known));
  if (former.length === 0) return null;
  const own = former.filter(([, { formerId }]) => formerId === one.id);
  const names = [...own, ...former].map(([key]) => partsOf(key).name).filter((name) => name !== one.name);
  const lit = new Set(input.live.webhooks.flatMap(({ name, status }) => (status === "active" ? [name] : [])));
  const coming = input.desired.filter((two) => isToServe(two) && !lit.has(two.name)).toSorted(compareKeys);
  return names.flatMap((name) => coming.findLast((two) => two.name === name) ?? []).at(0) ?? null;
}
