import { isSameUrl } from "../../base/http.ts";
import { keyOf, type NameAndVersion, named, type WebhookKey } from "../../model/fleet/key.ts";
import { type LiveWebhook, needsHiddenValues, showsNoHeaders } from "../../model/fleet/live.ts";
import type { PolicyDiagnostic } from "../../model/fleet/policy.ts";
import { type Block, blockChange, blockedEntry } from "../../model/plan/block.ts";
import {
  type Change,
  type Entry,
  hasRemovals,
  isRemoval,
  keyOfEntry,
  registersNew,
  type Unadopt,
} from "../../model/plan/change.ts";
import type { Allowances, BlockReason, PlanInput, ProposedChanges } from "../../model/plan/plan.ts";
import { isTargeted } from "../order.ts";
import type { AllMisplaced } from "../placement.ts";
import { isAllowed, mostOf } from "./removals.ts";

/** Blocks what policy refuses. Taking a webhook out of service is never refused. */
export function guardPolicy(entries: readonly Entry[], { refusals }: PlanInput): Entry[] {
  return entries.map((entry) => {
    if (entry.kind !== "change" || isRemoval(entry.change)) return entry;
    const found = refusals.get(entry.change.key) ?? [];
    return found.length === 0 ? entry : blockChange(entry.change, refusedBy("policy", found));
  });
}

/**
 * Blocks whatever was worked out from a declaration that is not whole, or refers to what is not there, that it needs
 * nothing included. What is deprecated, and needs nothing, may refer to what is gone.
 */
export function guardDeclarations(
  entries: readonly Entry[],
  { incomplete, misplaced, desired }: PlanInput & { readonly misplaced: AllMisplaced },
): Entry[] {
  if (incomplete.size + misplaced.size === 0) return [...entries];
  const declared = new Map(desired.map((webhook) => [keyOf(webhook), webhook]));
  return entries.map((entry) => {
    const key = keyOfEntry(entry);
    const lack = incomplete.get(key);
    const fault =
      lack === undefined ? misplaced.get(key) : { block: refusedBy(lack.code, [lack]), location: null };
    if (fault === undefined || entry.kind === "blocked") return entry;
    const { block, location } = fault;
    if (entry.kind === "change")
      return blockChange({ ...entry.change, location: location ?? entry.change.location }, block);
    const webhook = declared.get(key) ?? null;
    const subject = webhook ?? entry.live;
    if (subject === null || (lack === undefined && webhook?.status === "deprecated")) return entry;
    const planned = { ...named(subject), action: "update", desired: webhook, live: entry.live } as const;
    return blockedEntry({ ...planned, location }, block);
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
      remedy: `${remedyFor(change, masked)}, or set \`capabilities.partialUpdate\` if the tenant has PATCH`,
      because: [],
    });
  });
}

function remedyFor({ action, name }: Change, masked: LiveWebhook): string {
  const key = keyOf(masked);
  if (action === "unadopt") return `declare these headers in the manifest of ${key}`;
  const first = masked.name === name ? "" : "take `replaces` out and ";
  return `${first}declare ${key} with \`status: deprecated\` and its headers`;
}

/** The live object without the headers whose values the manifest has. */
function undeclaredPart({ desired, live }: Unadopt): LiveWebhook {
  const declared = new Set(desired.headers.map(({ name }) => name.toLowerCase()));
  const headers = live.headers.filter(({ name }) => !declared.has(name.toLowerCase()));
  return { ...live, headers: showsNoHeaders(live) && declared.size > 0 ? [] : headers };
}

/**
 * Blocks taking away what the record knows nothing of: with the record lost, or an older one in its place, nobody knows
 * any more what the last manifest protected. What a new version takes over from may go, as where it is protected; so may
 * what is out of service, once the sunset is over that its own manifest declares: neither was only in the record.
 */
export function guardUnrecorded(entries: readonly Entry[], input: PlanInput): Entry[] {
  if (!hasRemovals(entries)) return [...entries];
  const dated = new Set(input.desired.filter(({ sunset }) => sunset !== null).map(keyOf));
  return entries.map((entry) => {
    if (entry.kind !== "change" || !isRemoval(entry.change)) return entry;
    const { key, reason } = entry.change;
    // A sunset that a label alone tells may have been moved since: a move causes no write.
    const isDue = reason.kind === "sunset-passed" && (dated.has(key) || input.lastWritten.has(key));
    const isRecorded = reason.kind !== "sunset-passed" && input.recorded.has(key);
    const isKnown = isDue || isRecorded || reason.kind === "superseded" || isAllowed(entry.change, input);
    return isKnown ? entry : blockChange(entry.change, unrecorded(entry.change));
  });
}

const STRANGERS = "another environment or repository";

function unrecorded({ action, key }: { readonly action: string; readonly key: string }): Block {
  const option = action === "delete" ? "--allow-delete" : "--allow-deprecate";
  return {
    code: "unrecorded",
    message: `the audit log has no record of it: whether it is protected is unknown, and ${STRANGERS} may manage it`,
    remedy: `bring the record of its last apply back (--state-dir), or pass ${option} ${key}`,
    because: [],
  };
}

/** What every plan says while that is so. What a label protects is known to be protected. */
export function lostRecordNotes({ ours, managed }: ProposedChanges, input: PlanInput): string[] {
  const known = new Set([...input.recorded, ...input.protectedKeys]);
  const unknown = ours.filter((live) => !known.has(keyOf(live))).length;
  if (unknown === 0) return [];
  const lost = `protection and sunsets that were only in the audit log are lost, or ${STRANGERS} manages them`;
  const what =
    unknown === managed
      ? `the audit log has no records, and managed webhooks are live (${managed})`
      : `the audit log has no record of ${unknown} of ${managed} managed webhooks`;
  return [`${what}: ${lost}; what has no record is removed only when it is allowed by name`];
}

/**
 * Blocks making anew what the record knows, where the tenant lists too little of it: all that we knew being gone is more
 * likely a list that is wrong. What else would be made under such a name rests on the same list.
 */
export function guardVanished(entries: readonly Entry[], input: PlanInput): Entry[] {
  if (!entries.some((entry) => entry.kind === "change" && registersNew(entry.change))) return [...entries];
  const gone = vanished(input);
  const block = recreationObstacle(gone, input);
  if (block === null) return [...entries];
  const names = new Set(gone.map(({ name }) => name));
  return entries.map((entry) =>
    entry.kind === "change" && registersNew(entry.change) && names.has(entry.change.name)
      ? blockChange(entry.change, block)
      : entry,
  );
}

/** What is declared to be there, the record knows to have been there, and the list does not show. */
function vanished({ desired, live, lastWritten, targets }: PlanInput) {
  const listed = new Set<WebhookKey>(live.webhooks.map(keyOf));
  return desired.filter((webhook) => {
    const key = keyOf(webhook);
    const isWanted =
      webhook.status !== "deprecated" && !webhook.unadopt && isTargeted({ key, name: webhook.name }, targets);
    return isWanted && lastWritten.has(key) && !listed.has(key);
  });
}

function recreationObstacle(
  gone: readonly unknown[],
  { desired, lastWritten, environment }: PlanInput,
): Block | null {
  const { percent, atLeast } = environment.limits.maxRecreations;
  const known = desired.filter((webhook) => !webhook.unadopt && lastWritten.has(keyOf(webhook))).length;
  const share = mostOf({ percent, atLeast }, known);
  // Never all of several: what remains shows that the list is one of this tenant at all.
  const most = percent < 100 && known > 1 ? Math.min(share, known - 1) : share;
  if (gone.length <= most) return null;
  return {
    code: "limit",
    message: `${gone.length} of ${known} recorded webhooks are not in the tenant's list; at most ${most} are registered again in one run (${percent} %, at least ${atLeast}, never all)`,
    remedy:
      "look at the tenant: if they really are gone, register them a few at a time with --target, or raise `limits.maxRecreations` in a reviewed change",
    because: [],
  };
}

/** What policy refuses, by webhook; warnings refuse nothing. */
export function refusalsOf(findings: readonly PolicyDiagnostic[]): Map<WebhookKey, BlockReason[]> {
  const refusals = new Map<WebhookKey, BlockReason[]>();
  for (const { key, severity, rule, diagnostic } of findings) {
    if (severity !== "error") continue;
    const refusal = {
      message: `${rule}: ${diagnostic.message}`,
      remedy: diagnostic.hint ?? `see the rule ${rule}`,
    };
    refusals.set(key, [...(refusals.get(key) ?? []), refusal]);
  }
  return refusals;
}

/** Notes on what was allowed and is not there. Not refused: where it was deleted by the run before, the same command is right once more. */
export function unmatchedAllowances(
  { delete: deletes, deprecate, downgrade }: Allowances,
  known: readonly NameAndVersion[],
): string[] {
  if (deletes.size + deprecate.size + downgrade.size === 0) return [];
  const keys = new Set<string>(known.map(keyOf));
  const names = new Set(known.map(({ name }) => name));
  return [
    ...[...deletes].filter((key) => !keys.has(key)).map((key) => `--allow-delete ${key}`),
    ...[...deprecate].filter((key) => !keys.has(key)).map((key) => `--allow-deprecate ${key}`),
    ...[...downgrade].filter((name) => !names.has(name)).map((name) => `--allow-downgrade ${name}`),
  ].map((option) => `${option} allows nothing: no such webhook is declared or live`);
}
