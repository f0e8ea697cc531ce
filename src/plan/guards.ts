import { type Change, isRemoval, type Unadopt } from "../model/change.ts";
import { keyOf, named } from "../model/key.ts";
import { type LiveWebhook, needsHiddenValues, UNLISTED_HEADERS } from "../model/live.ts";
import type { BlockReason } from "../model/plan-request.ts";
import { isSameUrl } from "../model/same-url.ts";
import { type Block, blockChange, blockedEntry, type Entry, keyOfEntry } from "./entry.ts";
import type { PlanInput } from "./input.ts";

/** Blocks what policy refuses. Taking a webhook out of service is never refused. */
export function guardPolicy(entries: readonly Entry[], { refusals }: PlanInput): Entry[] {
  return entries.map((entry) => {
    if (entry.kind !== "change" || isRemoval(entry.change)) return entry;
    const found = refusals.get(entry.change.key) ?? [];
    return found.length === 0 ? entry : blockChange(entry.change, refusedBy("policy", found));
  });
}

/** Blocks whatever was worked out from a declaration that is not whole, that it needs nothing included. */
export function guardIncomplete(entries: readonly Entry[], { incomplete, desired }: PlanInput): Entry[] {
  if (incomplete.size === 0) return [...entries];
  const declared = new Map(desired.map((webhook) => [keyOf(webhook), webhook]));
  return entries.map((entry) => {
    const key = keyOfEntry(entry);
    const found = incomplete.get(key);
    if (found === undefined || entry.kind === "blocked") return entry;
    if (entry.kind === "change") return blockChange(entry.change, refusedBy("masked", [found]));
    const webhook = declared.get(key) ?? null;
    const subject = webhook ?? entry.live;
    if (subject === null) return entry;
    const planned = { ...named(subject), action: "update", desired: webhook, live: entry.live } as const;
    return blockedEntry({ ...planned, location: null }, refusedBy("masked", [found]));
  });
}

function refusedBy(code: Block["code"], found: readonly BlockReason[]): Block {
  return {
    code,
    message: found.map(({ message }) => message).join("; "),
    remedy: found.map(({ remedy }) => remedy).join("; "),
    because: [],
  };
}

/**
 * Blocks a letting go that would write declared values to a url that is not the declared one: policy lets them go only to
 * that one.
 */
export function guardUnadopt(entries: readonly Entry[], { environment }: PlanInput): Entry[] {
  return entries.map((entry) => {
    if (entry.kind !== "change" || entry.change.action !== "unadopt") return entry;
    const { change } = entry;
    const { desired, live } = change;
    const isSafe =
      !needsHiddenValues(live, environment.capabilities) ||
      desired.headers.length === 0 ||
      isSameUrl(desired.url, live.url);
    if (isSafe) return entry;
    return blockChange(change, {
      code: "masked",
      message:
        "the tenant hides header values, which would be written again to a url that its manifest does not declare",
      remedy: `declare the url of ${change.key} as it is live, or set \`capabilities.partialUpdate\` if the tenant has PATCH`,
      because: [],
    });
  });
}

/** Blocks a PUT that would write back header values that the tenant does not show. */
export function guardMasked(entries: readonly Entry[], { environment }: PlanInput): Entry[] {
  if (environment.capabilities.partialUpdate) return [...entries];
  return entries.map((entry) => {
    if (entry.kind !== "change") return entry;
    const { change } = entry;
    const undeclared =
      change.action === "replace"
        ? change.superseded.map(({ live }) => live)
        : change.action === "deprecate" && change.desired === null
          ? [change.live]
          : change.action === "unadopt"
            ? [undeclaredPart(change)]
            : [];
    const masked = undeclared.find(({ headers }) => headers.some(({ kind }) => kind === "masked"));
    if (masked === undefined) return entry;
    const name = `${masked.name}@${masked.version}`;
    return blockChange(change, {
      code: "masked",
      message: `the tenant hides header values of ${name}, and no manifest declares them: a full update would destroy them`,
      remedy: `${remedyFor(change, name)}, or set \`capabilities.partialUpdate\` if the tenant has PATCH`,
      because: [],
    });
  });
}

function remedyFor({ action }: Change, name: string): string {
  return action === "unadopt"
    ? `declare these headers in the manifest of ${name}`
    : `declare ${name} with \`status: deprecated\` and its headers`;
}

/** The live object without the headers whose values the manifest has. */
function undeclaredPart({ desired, live }: Unadopt): LiveWebhook {
  const declared = new Set(desired.headers.map(({ name }) => name.toLowerCase()));
  const headers = live.headers.filter(({ name }) => !declared.has(name.toLowerCase()));
  return { ...live, headers: live.headers.includes(UNLISTED_HEADERS) && declared.size > 0 ? [] : headers };
}
