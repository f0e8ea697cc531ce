import { grouped } from "../base/text.ts";
import { compareKeys, keyOf, parseKey } from "../model/fleet/key.ts";
import { isIdentified, type LiveListing, type LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { PlanInput } from "../model/plan/plan.ts";

/**
 * A live object without our marker has no version and a name for people. One that has the display name of a declared
 * webhook, in its project, is what a manifest may take over: it gets the webhook's name and version here.
 */
export function namedAsDeclared(
  live: LiveListing,
  desired: readonly Webhook[],
  lastWritten: PlanInput["lastWritten"],
): LiveListing {
  const marked = live.webhooks.filter(isIdentified);
  const isClaiming = claiming(marked);
  const claims = grouped(desired.filter(isClaiming).flatMap(claimsOf));
  const versionOf = lostFrom(marked, lastWritten);
  const webhooks = live.webhooks.map((one) => {
    const claim = isIdentified(one) ? undefined : claimOn(one, claims);
    return claim === undefined ? one : { ...one, name: claim.name, version: versionOf(claim, one) };
  });
  return { ...live, webhooks };
}

/**
 * What has its own Endpoint claims no other one: that is somebody's who only likes the name. Nor does a new version of it,
 * which takes over from its own, or one that is to be out of service, unless the manifest asks for another one. What was
 * let go of is known by its manifest as long as that is there.
 */
function claiming(marked: readonly LiveWebhook[]): (webhook: Webhook) => boolean {
  const keys = new Set(marked.map(keyOf));
  const names = new Set(marked.filter(({ status }) => status !== "deprecated").map(({ name }) => name));
  const isNewHere = ({ status, name, replaces }: Webhook) =>
    status !== "deprecated" && ![name, ...replaces].some((one) => names.has(one));
  return (webhook) => !keys.has(keyOf(webhook)) && (webhook.adopt || webhook.unadopt || isNewHere(webhook));
}

/** The claimed version, or the one below that it was last written as, where somebody took the marker off since. */
function lostFrom(
  marked: readonly LiveWebhook[],
  lastWritten: PlanInput["lastWritten"],
): (claim: Webhook, live: LiveWebhook) => number {
  const there = new Set(marked.map(keyOf));
  const lost = [...lastWritten].flatMap(([key, { after }]) => {
    const named = there.has(key) || after.status !== "active" ? undefined : parseKey(key);
    return named === undefined ? [] : [[named.name, { ...named, url: after.url }] as const];
  });
  const byName = grouped(lost.toSorted(([, a], [, b]) => compareKeys(a, b)));
  return ({ name, version, unadopt }, { url }) => {
    const recorded = byName.get(name)?.findLast((one) => one.version <= version && one.url === url);
    return unadopt ? version : (recorded?.version ?? version);
  };
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

/** Whoever asks for it, or let go of it; else the highest version, which is told that somebody else has its name. */
function claimOn(
  { endpoint }: LiveWebhook,
  claims: ReadonlyMap<string, readonly Webhook[]>,
): Webhook | undefined {
  if (endpoint === null) return undefined;
  const all = claims.get(placeOf(endpoint.project.id, endpoint.displayName)) ?? [];
  const highest = all.toSorted((a, b) => b.version - a.version)[0];
  return all.find(({ adopt }) => adopt) ?? all.find(({ unadopt }) => unadopt) ?? highest;
}

function placeOf(project: string, displayName: string): string {
  return JSON.stringify([project, displayName]);
}
