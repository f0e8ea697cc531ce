import { type Change, isRemoval } from "../model/change.ts";
import { type Block, blockChange, type Entry } from "./entry.ts";
import type { PlanInput } from "./input.ts";

/** Blocks removals that look like an accident: all of them, or too many. */
export function guardRemovals(entries: readonly Entry[], managed: number, input: PlanInput): Entry[] {
  const block = removalBlock(entries, managed, input);
  if (block === undefined) return [...entries];
  return entries.map((entry) =>
    entry.kind === "change" &&
    isRemoval(entry.change) &&
    !(block.code === "limit" && isAllowed(entry.change, input))
      ? blockChange(entry.change, withKey(block, entry.change))
      : entry,
  );
}

function removalBlock(entries: readonly Entry[], managed: number, input: PlanInput): Block | undefined {
  if (input.desired.length === 0) return EMPTY;
  const { percent, atLeast } = input.environment.limits.maxDeprecations;
  const allowed = Math.max(atLeast, Math.floor((percent / 100) * managed));
  const counted = entries.filter(
    (entry) => entry.kind === "change" && countsTowardsLimit(entry.change) && !isAllowed(entry.change, input),
  ).length;
  return counted > allowed ? overLimit(counted, allowed, managed, percent, atLeast) : undefined;
}

function countsTowardsLimit(change: Change): boolean {
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
  counted: number,
  allowed: number,
  managed: number,
  percent: number,
  atLeast: number,
): Block {
  return {
    code: "limit",
    message: `${counted} deprecations and deletions of ${managed} webhooks; at most ${allowed} in one run (${percent} %, at least ${atLeast})`,
    remedy: "remove fewer at a time, raise `limits.maxDeprecations` in a reviewed change",
    because: [],
  };
}

/** Each block names its own object. */
function withKey(block: Block, { action, key }: Change): Block {
  const option = action === "delete" ? "--allow-delete" : "--allow-deprecate";
  const own =
    block.code === "limit"
      ? `pass ${option} ${key}`
      : `restore the manifest of ${key}, with \`status: deprecated\` to take it out of service or \`unadopt: true\` to let go of it`;
  return { ...block, remedy: `${block.remedy}, or ${own}` };
}
