import type { Share } from "../../model/fleet/environment.ts";
import { keyOf, partsOf, type WebhookKey } from "../../model/fleet/key.ts";
import type { LiveWebhook } from "../../model/fleet/live.ts";
import {
  type Block,
  blockChange,
  type Change,
  type Delete,
  type Deprecate,
  type Entry,
  hasRemovals,
  isRemoval,
  replacedBy,
  unchangedEntry,
} from "../../model/plan/change.ts";
import type { PlanInput } from "../../model/plan/plan.ts";
import { protectedBy } from "../../model/plan/protection.ts";
import { keepTargets, linkChanges } from "../order.ts";
import type { Graph } from "./dependencies.ts";

interface Removing extends PlanInput {
  readonly graph: Graph;
  /** How many webhooks of ours are not out of service already. */
  readonly inUse: number;
}

/**
 * Blocks removals that look like an accident: all of them, or too many of what would be carried out. Deletions of what is
 * out of service are no accident, its sunset has passed: where too many are due at once, each run makes some.
 */
export function guardRemovals(entries: readonly Entry[], input: Removing): Entry[] {
  if (!hasRemovals(entries)) return [...entries];
  const { graph, inUse, targets } = input;
  const carriedOut = targets.length === 0 ? entries : keepTargets(linkChanges(entries, graph), targets);
  const limited = carriedOut.flatMap((entry) =>
    entry.kind === "change" && countsTowardsLimit(entry.change) && !isAllowed(entry.change, input)
      ? [entry.change]
      : [],
  );
  const deprecations = limited.filter(({ action }) => action === "deprecate").length;
  const block = removalBlock(deprecations, inUse, input);
  if (block !== undefined) return blockRemovals(entries, block, input);
  const due = limited.filter(({ action }) => action === "delete");
  const most = mostOf(input.environment.limits.maxDeprecations, inUse);
  const later = new Set(due.slice(Math.max(0, most - deprecations)).map(({ key }) => key));
  return entries.map((entry) =>
    entry.kind === "change" && entry.change.action === "delete" && later.has(entry.change.key)
      ? deletedLater(entry.change, most)
      : entry,
  );
}

function blockRemovals(entries: readonly Entry[], block: Block, input: PlanInput): Entry[] {
  return entries.map((entry) =>
    entry.kind === "change" &&
    isRemoval(entry.change) &&
    !(block.code === "limit" && isAllowed(entry.change, input))
      ? blockChange(entry.change, withKey(block, entry.change))
      : entry,
  );
}

function removalBlock(deprecations: number, inUse: number, input: PlanInput): Block | undefined {
  if (input.desired.length === 0) return EMPTY;
  const limit = input.environment.limits.maxDeprecations;
  const allowed = mostOf(limit, inUse);
  return deprecations > allowed ? overLimit({ deprecations, allowed, inUse }, limit) : undefined;
}

/** How many of so many a limit allows. */
export function mostOf({ percent, atLeast }: Share, of: number): number {
  // As floating-point numbers 0.57 % of 10,000 are a little less than 57.
  return Math.max(atLeast, Math.floor(Number(((percent * of) / 100).toPrecision(14))));
}

function deletedLater({ key, live, sunset }: Delete, most: number): Entry {
  const note = `sunset ${sunset} has passed; more are due than one run deletes (at most ${most}, \`limits.maxDeprecations\`)`;
  return unchangedEntry(key, live, [note]);
}

function countsTowardsLimit(change: Change): change is Deprecate | Delete {
  return isRemoval(change) && change.reason.kind !== "superseded";
}

/** Somebody named it on the command line. */
export function isAllowed({ action, key }: Pick<Change, "action" | "key">, { allow }: PlanInput): boolean {
  return action === "delete" ? allow.delete.has(key) : allow.deprecate.has(key);
}

const EMPTY: Block = {
  code: "empty",
  message: "no manifest declares anything, which would take everything away",
  remedy: "check the manifests folder",
  because: [],
};

function overLimit(
  { deprecations, allowed, inUse }: { readonly [count in "deprecations" | "allowed" | "inUse"]: number },
  { percent, atLeast }: Share,
): Block {
  return {
    code: "limit",
    message: `${deprecations} deprecations of ${inUse} webhooks in use; at most ${allowed} in one run (${percent} %, at least ${atLeast})`,
    remedy:
      "remove fewer at a time (--target takes some), raise `limits.maxDeprecations` in a reviewed change",
    because: [],
  };
}

/** Each block names its own object. */
function withKey(block: Block, { action, key }: Change): Block {
  const option = action === "delete" ? "--allow-delete" : "--allow-deprecate";
  const own =
    block.code === "limit"
      ? `pass ${option} ${key}`
      : `restore the manifest of ${key}, with \`status: deprecated\` to take it out of service or \`unadopt: true\` to release it`;
  return { ...block, remedy: `${block.remedy}, or ${own}` };
}

/** Blocks taking away the last active version of a protected name. */
export function guardProtected(entries: readonly Entry[], input: PlanInput): Entry[] {
  if (!hasRemovals(entries)) return [...entries];
  const staying = activeNames(entries);
  return entries.map((entry) => {
    if (entry.kind !== "change" || !takesLastActive(entry.change, staying)) return entry;
    const { change } = entry;
    const isDeclared = change.action === "deprecate" && change.desired?.protect === true;
    const by = isDeclared ? "`protect: true`" : protectedBy(change, input);
    if (by === null || input.allow.deprecate.has(change.key)) return entry;
    return blockChange(change, {
      code: "protected",
      message: `it is the last active version and protected by ${by}`,
      remedy: `restore or keep its manifest, remove the protection in a reviewed change, or pass --allow-deprecate ${change.key}`,
      because: [],
    });
  });
}

/** A successor that is declared active counts as active: the removal waits for it. */
function takesLastActive(change: Change, staying: ReadonlySet<string>): boolean {
  if (!isRemoval(change)) return false;
  if (change.live.status !== "active" || (change.action === "deprecate" && change.successor !== null))
    return false;
  return !staying.has(change.live.name);
}

/** The names of which a version is active and stays as it is. */
function activeNames(entries: readonly Entry[]): ReadonlySet<string> {
  const unchanged = entries.flatMap((entry) => (entry.kind === "unchanged" ? (entry.live ?? []) : []));
  return new Set(unchanged.filter(({ status }) => status === "active").map(({ name }) => name));
}

/**
 * Blocks whatever rests on what the listing does not show, where it may be short: what seems to be gone would be
 * registered a second time, and what still needs a webhook may be missing.
 */
export function guardShortListing(entries: readonly Entry[], { live }: PlanInput): Entry[] {
  const { shortfall } = live;
  if (shortfall === null) return [...entries];
  return entries.map((entry) =>
    entry.kind === "change" && restsOnAbsence(entry.change)
      ? blockChange(entry.change, shortListing(shortfall, entry.change.key))
      : entry,
  );
}

function restsOnAbsence(change: Change): boolean {
  switch (change.action) {
    case "create":
    case "deprecate":
    case "delete":
      return true;
    case "replace":
      return change.live === null || change.inPlaceOf !== undefined;
    case "update":
    case "adopt":
    case "unadopt":
      return false;
  }
}

function shortListing(shortfall: string, key: WebhookKey): Block {
  return {
    code: "short-listing",
    message: `the tenant's list may be incomplete: ${shortfall}`,
    remedy: `plan again; ${key} is not changed until the list is complete`,
    because: [],
  };
}

/**
 * Blocks giving up a name that is protected, or of which nobody knows whether it is: whoever goes by the name loses it,
 * though something else takes over. A new version of the same name may always take over.
 */
export function guardTakeovers(entries: readonly Entry[], input: PlanInput): Entry[] {
  return entries.map((entry) => {
    if (entry.kind !== "change") return entry;
    const given = givenUp(entry.change).filter((live) => !input.allow.deprecate.has(keyOf(live)));
    const [block] = given.flatMap((live) => takeoverObstacle(entry.change, live, input) ?? []);
    return block === undefined ? entry : blockChange(entry.change, block);
  });
}

/** What stands under another name until then, and is in service. */
function givenUp(change: Change): readonly LiveWebhook[] {
  switch (change.action) {
    case "replace":
      return replacedBy(change).filter(({ name, status }) => name !== change.name && status === "active");
    case "deprecate": {
      const isRenamed = change.successor !== null && partsOf(change.successor).name !== change.name;
      return isRenamed && change.live.status === "active" ? [change.live] : [];
    }
    case "create":
    case "update":
    case "adopt":
    case "unadopt":
    case "delete":
      return [];
  }
}

function takeoverObstacle(change: Change, live: LiveWebhook, input: PlanInput): Block | null {
  const key = keyOf(live);
  const whose = change.key === key ? "it" : `it replaces ${key}, which`;
  const by = protectedBy(live, input);
  if (by !== null)
    return {
      code: "protected",
      message: `${whose} is protected by ${by}, and its name would be given up`,
      remedy: `keep the name ${live.name}, remove the protection in a reviewed change, or pass --allow-deprecate ${key}`,
      because: [],
    };
  if (input.recorded.has(key)) return null;
  return {
    code: "unrecorded",
    message: `${whose} has no record in the audit log: whether it is protected is unknown, and another environment or repository may manage it`,
    remedy: `bring the record of its last apply back (--state-dir), or pass --allow-deprecate ${key}`,
    because: [],
  };
}
