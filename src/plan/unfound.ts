import { identityOfUrl } from "../base/http.ts";
import { firstOf } from "../base/text.ts";
import { keyOf } from "../model/fleet/key.ts";
import { isOurs, type LiveWebhook } from "../model/fleet/live.ts";
import { placeOf, type Webhook } from "../model/fleet/webhook.ts";
import type { Entry } from "../model/plan/change.ts";
import { shownDisplayName } from "../model/plan/endpoint-snapshot.ts";
import type { PlanInput } from "../model/plan/plan.ts";

/**
 * What is to be adopted, is not there by its name, and has the url of something that nobody manages: that may be what is
 * meant. Once a record knows the webhook, the line has done its work.
 */
export function unfoundNotes(entries: readonly Entry[], input: PlanInput): string[] {
  const made = entries.flatMap((entry) => createdIn(entry) ?? []);
  const asking = made.filter((desired) => desired.adopt && !input.recorded.has(keyOf(desired)));
  if (asking.length === 0) return [];
  const declared = new Set(input.desired.map(keyOf));
  const free = input.live.webhooks.filter(
    (live) => isUnmarked(live) && !declared.has(keyOf(live)) && !isOurs(live, input.environment),
  );
  return asking.flatMap((desired) => {
    const alike = free.filter((live) => isInPlaceOf(live, desired));
    return alike.length === 0 ? [] : [noteOn(desired, alike, input)];
  });
}

function createdIn(entry: Entry): Webhook | null {
  return entry.kind === "change" && entry.change.action === "create" ? entry.change.desired : null;
}

/** What has somebody else's mark is theirs. */
function isUnmarked({ idempotencyKey, endpoint }: LiveWebhook): boolean {
  return (idempotencyKey ?? "") === "" && (endpoint?.occupiedBy ?? null) === null;
}

function isInPlaceOf({ url, endpoint }: LiveWebhook, desired: Webhook): boolean {
  const isInProject = endpoint?.project.id === desired.endpoint?.project.found?.id;
  return isInProject && identityOfUrl(url) === identityOfUrl(desired.url);
}

const MOST_ALIKE = 5;

function noteOn(desired: Webhook, alike: readonly LiveWebhook[], input: PlanInput): string {
  const { endpoint } = desired;
  const found = firstOf(alike.map(asFound), MOST_ALIKE);
  const [name, how] =
    endpoint === null
      ? [keyOf(desired), "declare its name and version"]
      : [`the display name ${endpoint.displayName}`, "write its display name as `cognigy.name`"];
  const verb = alike.length === 1 ? "has" : "have";
  return `${keyOf(desired)} is created as new, though it says \`adopt: true\` (${placeOf(desired, "adopt", input)}): nothing unmanaged has ${name}; ${found} ${verb} its url: if that is the one, ${how}`;
}

function asFound({ id, endpoint }: LiveWebhook): string {
  return endpoint === null ? `integration ${id}` : `"${shownDisplayName(endpoint)}" (id ${id})`;
}
