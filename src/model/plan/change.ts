import type { NameAndVersion, WebhookKey } from "../fleet/key.ts";
import type { LiveWebhook } from "../fleet/live.ts";
import type { Webhook } from "../fleet/webhook.ts";
import type * as document from "../generated/plan.ts";
import type { Action, Risk, Unchanged } from "../generated/plan.ts";

export type {
  Action,
  Blocked,
  Declared,
  FieldChange,
  Probe,
  Reason,
  Risk,
  ShownValue,
  Snapshot,
  Unchanged,
} from "../generated/plan.ts";

/** What adds comes first. */
export const ACTIONS = [
  "create",
  "update",
  "replace",
  "adopt",
  "unadopt",
  "deprecate",
  "delete",
] as const satisfies readonly document.Action[];

export type Cause = document.FieldChange["cause"];
export type BlockCode = document.Blocked["code"];
export type RiskLevel = document.Risk["level"];

const LEVELS: readonly RiskLevel[] = ["low", "medium", "high"];

/** Something that a reviewer should think of. */
export interface RiskNote {
  readonly level: RiskLevel;
  readonly why: string;
}

/** As high as the highest of the concerns. */
export function riskOf(notes: readonly RiskNote[]): Risk {
  const highest = Math.max(0, ...notes.map(({ level }) => LEVELS.indexOf(level)));
  return { level: LEVELS[highest] ?? "high", why: notes.map(({ why }) => why) };
}

/** A risk with further concerns. */
export function raised({ level, why }: Risk, notes: readonly RiskNote[]): Risk {
  return riskOf([...why.map((one) => ({ level, why: one })), ...notes]);
}

/** Registers a webhook. */
export type Create = document.Create & NameAndVersion & { readonly desired: Webhook };

/** Changes a webhook in place. */
export type Update = document.Update &
  NameAndVersion & { readonly desired: Webhook; readonly live: LiveWebhook };

/** What a replacement takes over from, with the live object behind it. */
export type Superseded = document.Replace["superseded"][number] & { readonly live: LiveWebhook };

type Replacing = Omit<document.Replace, "inPlaceOf" | "superseded"> &
  NameAndVersion & { readonly desired: Webhook };

/** Makes the new version of the live object of the old one, by one write. */
export type ReplaceInPlace = Replacing & {
  readonly inPlaceOf: WebhookKey;
  readonly before: document.Snapshot;
  readonly live: LiveWebhook;
  readonly superseded: readonly [];
};

/** Makes the new version live before the old ones are deprecated. */
export type ReplaceBeside = Replacing & {
  readonly inPlaceOf?: never;
  /** The new version as it is live; null where it is not yet. */
  readonly live: LiveWebhook | null;
  readonly superseded: readonly Superseded[];
};

export type Replace = ReplaceInPlace | ReplaceBeside;

/** Takes over a live integration that is not ours. */
export type Adopt = document.Adopt &
  NameAndVersion & { readonly desired: Webhook; readonly live: LiveWebhook };

/** Lets go of a live integration. It stays as it is. */
export type Unadopt = document.Unadopt &
  NameAndVersion & { readonly desired: Webhook; readonly live: LiveWebhook };

/** Takes a version out of service. */
export type Deprecate = document.Deprecate &
  NameAndVersion & {
    /** The manifest that says deprecated; null where there is no manifest. */
    readonly desired: Webhook | null;
    readonly live: LiveWebhook;
  };

/** Permanently deletes a deprecated version. */
export type Delete = document.Delete & NameAndVersion & { readonly live: LiveWebhook };

/** A change that is not made, and why. */
export type BlockedChange = document.Blocked & NameAndVersion;

/** One planned change: the plan document's, and the objects that it is about. */
export type Change = Create | Update | Replace | Adopt | Unadopt | Deprecate | Delete;

/** What goes on as the new version: the one whose live object becomes it, or those that it is made beside. */
export function replacedBy(change: Replace): readonly LiveWebhook[] {
  return change.inPlaceOf === undefined ? change.superseded.map(({ live }) => live) : [change.live];
}

/** Whether a change takes a version out of service, or away: of a plan, or of its document. */
export function isRemoval<C extends { readonly action: document.Action }>(
  change: C,
): change is Extract<C, { readonly action: "deprecate" | "delete" }> {
  return change.action === "deprecate" || change.action === "delete";
}

/** Whether a change registers something that the tenant does not have yet. */
export function registersNew(change: Change): boolean {
  return change.action === "create" || (change.action === "replace" && change.live === null);
}

/** Whether a webhook that is not active now is active after the change. */
export function makesActive(change: Change): boolean {
  switch (change.action) {
    case "create":
    case "update":
    case "replace":
    case "adopt":
      return change.after.status === "active" && liveOf(change)?.status !== "active";
    case "unadopt":
    case "deprecate":
    case "delete":
      return false;
  }
}

/** Whether what is not called now is called after the change: an Endpoint that serves is, whatever its version is marked as. */
export function putsInService(change: Change): boolean {
  const live = liveOf(change);
  return makesActive(change) && !(live !== null && isLit(live));
}

/** What is called is light, whatever it is declared to be: a version that goes on until its sunset is. */
export function isLit({ status, endpoint }: LiveWebhook): boolean {
  return endpoint?.serves ?? status === "active";
}

/** Whether a change ends what is called without marking it as deprecated. */
export function switchesOff(change: Change): boolean {
  const isWritten = change.action === "update" || change.action === "adopt";
  return isWritten && isLit(change.live) && change.after.status !== "active";
}

export function liveOf(change: Change): LiveWebhook | null {
  return change.action === "create" ? null : change.live;
}

/** An adoption whose manifest deprecates what is in service. */
type AdoptToGo = Adopt & { readonly desired: { readonly status: "deprecated" } };

/** Whether a change takes a version out of service for good, or away, whether it is ours yet or not. */
export function retires(change: Change): change is Deprecate | Delete | AdoptToGo {
  const isLeaving = change.action === "adopt" && change.desired.status === "deprecated";
  return isRemoval(change) || (isLeaving && switchesOff(change));
}

/** What the planner decided about one webhook. */
export type Entry =
  | { readonly kind: "change"; readonly change: Change }
  | {
      readonly kind: "blocked";
      readonly blocked: BlockedChange;
      /** What would have been declared and what is live, for the rules that look at other webhooks. */
      readonly desired: Webhook | null;
      readonly live: LiveWebhook | null;
    }
  | { readonly kind: "unchanged"; readonly unchanged: Unchanged; readonly live: LiveWebhook | null };

export function keyOfEntry(entry: Entry): WebhookKey {
  switch (entry.kind) {
    case "change":
      return entry.change.key;
    case "blocked":
      return entry.blocked.key;
    case "unchanged":
      return entry.unchanged.key;
  }
}

/** Whether anything is to be taken away: what only removals need to know of a fleet is worked out for them alone. */
export function hasRemovals(entries: readonly Entry[]): boolean {
  return entries.some((entry) => entry.kind === "change" && retires(entry.change));
}

export function changeEntry(change: Change): Entry {
  return { kind: "change", change };
}

export function unchangedEntry(
  key: WebhookKey,
  live: LiveWebhook | null,
  notes: readonly string[] = [],
  unverified: readonly string[] = [],
): Extract<Entry, { kind: "unchanged" }> {
  return { kind: "unchanged", unchanged: { key, notes: [...notes], unverified: [...unverified] }, live };
}

/** Why the key alone does not tell which one it is; an adoption is to write it anew. */
const UNSURE: ReadonlySet<string> = new Set<BlockCode | Action>([
  "renamed",
  "occupied",
  "not-ours",
  "ambiguous",
  "adopt",
]);

export function isUnsure(why: BlockCode | Action): boolean {
  return UNSURE.has(why);
}
