import { keyOf } from "../model/fleet/key.ts";
import { isOurs, type LiveWebhook } from "../model/fleet/live.ts";
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
