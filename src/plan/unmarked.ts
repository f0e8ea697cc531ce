import { grouped } from "../base/text.ts";
import type { LiveListing, LiveWebhook } from "../model/live.ts";
import type { Webhook } from "../model/webhook.ts";

/**
 * A live object without our marker has no version and a name for people. One that has the display name of a declared
 * webhook, in its project, is what a manifest may take over: it gets the webhook's name and version here.
 */
export function namedAsDeclared(live: LiveListing, desired: readonly Webhook[]): LiveListing {
  if (live.directory === null) return live;
  const claims = grouped(desired.flatMap(claimsOf));
  const webhooks = live.webhooks.map((one) => {
    const claim = isMarked(one) ? undefined : claimOn(one, claims);
    return claim === undefined ? one : { ...one, name: claim.name, version: claim.version };
  });
  return { ...live, webhooks };
}

function isMarked({ version, endpoint }: LiveWebhook): boolean {
  return endpoint === null || version !== 0;
}

function claimsOf(webhook: Webhook): (readonly [string, Webhook])[] {
  const { endpoint, version } = webhook;
  const project = endpoint?.project.found?.id;
  if (endpoint === null || project === undefined) return [];
  // In parallel a version stands behind the name, and what people clicked has none.
  const plain = endpoint.displayName.replace(new RegExp(` v${version}$`), "");
  return [...new Set([endpoint.displayName, plain])].map(
    (name) => [placeOf(project, name), webhook] as const,
  );
}

/** Whoever asks for it; else the highest version, which is told that somebody else has its name. */
function claimOn(
  { endpoint }: LiveWebhook,
  claims: ReadonlyMap<string, readonly Webhook[]>,
): Webhook | undefined {
  if (endpoint === null) return undefined;
  const all = claims.get(placeOf(endpoint.project.id, endpoint.displayName)) ?? [];
  return all.find(({ adopt }) => adopt) ?? all.toSorted((a, b) => b.version - a.version)[0];
}

function placeOf(project: string, displayName: string): string {
  return JSON.stringify([project, displayName]);
}
