import { enumerate, grouped } from "../base/text.ts";
import { comparableName, pairedByUrl } from "../model/fleet/endpoint.ts";
import { compareKeys, keyOf, type NameAndVersion, parseKey, type WebhookKey } from "../model/fleet/key.ts";
import { isIdentified, type LiveListing, type LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { Block } from "../model/plan/block.ts";
import type { PlanInput } from "../model/plan/plan.ts";

/** What is live under declared names, and what could not be told apart. */
interface NamedAsDeclared {
  readonly live: LiveListing;
  /** Of several that may mean the same Endpoints, why none of them gets one. */
  readonly disputed: ReadonlyMap<WebhookKey, Block>;
}

/**
 * A live object without our marker has no version and a name for people. One that has the display name of a declared
 * webhook, in its project, is what a manifest may take over: it gets the webhook's name and version here.
 */
export function namedAsDeclared(
  live: LiveListing,
  desired: readonly Webhook[],
  lastWritten: PlanInput["lastWritten"],
): NamedAsDeclared {
  const marked = live.webhooks.filter(isIdentified);
  const claiming = desired.filter(mayClaim(marked));
  const claims = grouped(claiming.flatMap(claimsOf));
  const marks = new Set(claiming.flatMap(marksOf));
  const byKey = new Map(claiming.map((one) => [keyOf(one), one]));
  const versionOf = lostFrom(marked, lastWritten);
  const claimants = new Map<LiveWebhook, Webhook>();
  const disputed = new Map<WebhookKey, Block>();
  for (const [place, found] of grouped(live.webhooks.flatMap(placedByName))) {
    const settled = settle(claims.get(place) ?? [], found);
    for (const [claim, one] of settled.pairs) claimants.set(one, claim);
    for (const { claiming: rivals, over } of settled.disputes)
      for (const one of rivals) disputed.set(keyOf(one), disputeOf(one, rivals, over));
  }
  const webhooks = live.webhooks.map((one) => {
    if (isIdentified(one)) return one;
    const mark = markIn(one, marks);
    const claim = claimants.get(one);
    if (mark !== null && !goesBefore(claim, byKey.get(keyOf(mark)))) return { ...one, ...mark };
    return claim === undefined ? one : { ...one, name: claim.name, version: versionOf(claim, one) };
  });
  return { live: { ...live, webhooks }, disputed };
}

function placedByName(live: LiveWebhook): (readonly [string, LiveWebhook])[] {
  const { endpoint } = live;
  if (endpoint === null || isIdentified(live)) return [];
  return [[placeOf(endpoint.project.id, endpoint.displayName), live]];
}

interface Dispute {
  readonly claiming: readonly Webhook[];
  readonly over: readonly LiveWebhook[];
}

/** Who gets what has one display name. */
interface Settled {
  readonly pairs: readonly (readonly [Webhook, LiveWebhook])[];
  readonly disputes: readonly Dispute[];
}

/** Whoever asks for one, or let go of it; of the rest the highest versions, which are told that somebody else has their name. */
function settle(all: readonly Webhook[], found: readonly LiveWebhook[]): Settled {
  const asking = settleAmong(all.filter(isAsking), found);
  const others = grouped(all.filter((one) => !isAsking(one)).map((one) => [one.name, one] as const));
  const highest = [...others.values()].flatMap((versions) => versions.toSorted(compareKeys).at(-1) ?? []);
  const telling = settleAmong(highest, asking.left);
  return {
    pairs: [...asking.pairs, ...telling.pairs],
    disputes: [...asking.disputes, ...telling.disputes],
  };
}

function isAsking({ adopt, unadopt }: Webhook): boolean {
  return adopt || unadopt;
}

/** People may choose a name that looks like a mark: whose manifest has that display name goes before whom the mark means. */
function goesBefore(claim: Webhook | undefined, meant: Webhook | undefined): boolean {
  if (claim === undefined) return false;
  return meant === undefined || (isAsking(claim) && !isAsking(meant));
}

/** By url. The only webhook that is left then gets what is left, whatever its url: what differs is for the next plan. */
function settleAmong(
  claiming: readonly Webhook[],
  found: readonly LiveWebhook[],
): Settled & { readonly left: readonly LiveWebhook[] } {
  const { pairs, declared, live } = pairedByUrl(claiming, found);
  const only = declared.find(({ adopt }) => adopt) ?? declared[0];
  if (only === undefined || live.length === 0) return { pairs, disputes: [], left: live };
  if (declared.some(({ name }) => name !== only.name))
    return { pairs, disputes: [{ claiming: declared, over: live }], left: live };
  return { pairs: [...pairs, ...live.map((one) => [only, one] as const)], disputes: [], left: [] };
}

function disputeOf(webhook: Webhook, rivals: readonly Webhook[], over: readonly LiveWebhook[]): Block {
  const others = rivals.filter((one) => one !== webhook).map(keyOf);
  const ids = over.map(({ id }) => id);
  return {
    code: "ambiguous",
    message: `the tenant has its display name on ${enumerate(ids, "and")}, and ${enumerate(others, "and")} may mean the same`,
    remedy:
      "write into each manifest the url that its Endpoint has; or rename them on the tenant, and write these names as `cognigy.name`",
    because: [],
  };
}

/**
 * What has its own Endpoint claims no other one: that is somebody's who only likes the name. Nor does a new version of it,
 * which takes over from its own, or one that is to be out of service, unless the manifest asks for another one. What was
 * let go of is known by its manifest as long as that is there.
 */
function mayClaim(marked: readonly LiveWebhook[]): (webhook: Webhook) => boolean {
  const keys = new Set(marked.map(keyOf));
  const names = new Set(marked.filter(({ status }) => status !== "deprecated").map(({ name }) => name));
  const isNewHere = ({ status, name, replaces }: Webhook) =>
    status !== "deprecated" && ![name, ...replaces].some((one) => names.has(one));
  return (webhook) => !keys.has(keyOf(webhook)) && (isAsking(webhook) || isNewHere(webhook));
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

/** By project, the names that a mark in a display name may have. */
function marksOf({ name, replaces, endpoint }: Webhook): string[] {
  const project = endpoint?.project.found?.id;
  return project === undefined ? [] : [name, ...replaces].map((one) => placeOf(project, one));
}

/**
 * The name and version in a display name that is our mark where a tenant keeps no other one: another user of ours may have
 * written it, or a run whose record is lost.
 */
function markIn({ endpoint }: LiveWebhook, marks: ReadonlySet<string>): NameAndVersion | null {
  const mark = endpoint === null ? undefined : parseKey(endpoint.displayName);
  if (endpoint === null || mark === undefined) return null;
  return marks.has(placeOf(endpoint.project.id, mark.name)) ? mark : null;
}

function placeOf(project: string, displayName: string): string {
  return JSON.stringify([project, comparableName(displayName)]);
}
