import type { Share } from "../../model/fleet/environment.ts";
import { keyOf, partsOf, type WebhookKey } from "../../model/fleet/key.ts";
import type { LiveWebhook } from "../../model/fleet/live.ts";
import { type Block, blockChange } from "../../model/plan/block.ts";
import {
  type Change,
  type Delete,
  type Entry,
  hasRemovals,
  isLit,
  replacedBy,
  retires,
  unchangedEntry,
} from "../../model/plan/change.ts";
import type { PlanInput } from "../../model/plan/plan.ts";
import { protectedBy } from "../../model/plan/protection.ts";
import { keepTargets, linkChanges } from "../order.ts";
import { EMPTY, shortListing } from "./blocks.ts";
import type { Graph } from "./dependencies.ts";

interface WithGraph extends PlanInput {
  readonly graph: Graph;
}

interface Removing extends WithGraph {
  /** How many webhooks of ours are not out of service already. */
  readonly inUse: number;
}

/**
 * Blocks removals that look like an accident: all of them, or too many of what would be carried out. Deletions of what is
 * out of service are no accident, its sunset has passed: where too many are due at once, each run makes some.
 */
export function guardRemovals(entries: readonly Entry[], input: Removing): Entry[] {
  if (!hasRemovals(entries)) return [...entries];
  const { graph, targets } = input;
  const carriedOut = targets.length === 0 ? entries : keepTargets(linkChanges(entries, graph), targets);
  const inUse = input.inUse + carriedOut.filter(adoptsLit).length;
  const limited = carriedOut.flatMap((entry) =>
    entry.kind === "change" && countsTowardsLimit(entry.change) && !isAllowed(entry.change, input)
      ? [entry.change]
      : [],
  );
  const deprecations = limited.filter(({ action }) => action !== "delete").length;
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
    retires(entry.change) &&
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

function countsTowardsLimit(change: Change): boolean {
  return retires(change) && change.reason.kind !== "superseded";
}

/** What is in use, and ours with this very run. */
function adoptsLit(entry: Entry): boolean {
  return entry.kind === "change" && entry.change.action === "adopt" && isLit(entry.change.live);
}

/** Somebody named it on the command line. */
export function isAllowed({ action, key }: Pick<Change, "action" | "key">, { allow }: PlanInput): boolean {
  return action === "delete" ? allow.delete.has(key) : allow.deprecate.has(key);
}

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
export function guardProtected(entries: readonly Entry[], input: WithGraph): Entry[] {
  if (!hasRemovals(entries)) return [...entries];
  const staying = activeNames(entries);
  return entries.map((entry) => {
    if (entry.kind !== "change" || !takesLastActive(entry.change, staying, input.graph)) return entry;
    const { change } = entry;
    const isDeclared = "desired" in change && change.desired?.protect === true;
    const by = isDeclared ? "`protect: true`" : protectedBy(change, input);
    if (by === null || input.allow.deprecate.has(change.key)) return entry;
    const stay = change.action === "adopt" ? "take `status: deprecated` out of" : "restore or keep";
    return blockChange(change, {
      code: "protected",
      message: `it is the last active version and protected by ${by}`,
      remedy: `${stay} its manifest, remove the protection in a reviewed change, or pass --allow-deprecate ${change.key}`,
      because: [],
    });
  });
}

/** A successor that is declared active counts as active: the removal waits for it. */
function takesLastActive(change: Change, staying: ReadonlySet<string>, graph: Graph): boolean {
  if (!retires(change) || change.live.status !== "active" || heirOf(change, graph) !== null) return false;
  return !staying.has(change.live.name);
}

/** What is to take over from what is taken out of service. */
function heirOf(change: Change, { leads }: Graph): WebhookKey | null {
  if (change.action === "deprecate") return change.successor;
  return change.action === "adopt" && retires(change) ? (leads.get(change.name) ?? null) : null;
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
    case "adopt":
      return retires(change);
    case "update":
    case "unadopt":
      return false;
  }
}

/**
 * Blocks giving up a name that is protected, or of which nobody knows whether it is: whoever goes by the name loses it,
 * though something else takes over. A new version of the same name may always take over.
 */
export function guardTakeovers(entries: readonly Entry[], input: WithGraph): Entry[] {
  return entries.map((entry) => {
    if (entry.kind !== "change") return entry;
    const given = givenUp(entry.change, input.graph).filter(
      (live) => !input.allow.deprecate.has(keyOf(live)),
    );
    const [block] = given.flatMap((live) => takeoverObstacle(entry.change, live, input) ?? []);
    return block === undefined ? entry : blockChange(entry.change, block);
  });
}

/** What stands under another name until then, and is in service. */
function givenUp(change: Change, graph: Graph): readonly LiveWebhook[] {
  switch (change.action) {
    case "replace":
      return replacedBy(change).filter(({ name, status }) => name !== change.name && status === "active");
    case "deprecate":
    case "adopt": {
      const heir = heirOf(change, graph);
      const isRenamed = heir !== null && partsOf(heir).name !== change.name;
      return isRenamed && change.live.status === "active" ? [change.live] : [];
    }
    case "create":
    case "update":
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
  // No record knows what is adopted: its manifest says that it is taken over.
  if (change.action === "adopt" || input.recorded.has(key)) return null;
  return {
    code: "unrecorded",
    message: `${whose} has no record in the audit log: whether it is protected is unknown, and another environment or repository may manage it`,
    remedy: `bring the record of its last apply back (--state-dir), or pass --allow-deprecate ${key}`,
    because: [],
  };
}
