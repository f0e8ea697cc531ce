import { failure, type Result, success } from "../base/result.ts";
import {
  type Action,
  type BlockCode,
  type BlockedChange,
  type Change,
  isRemoval,
  type Unchanged,
} from "../model/change.ts";
import type { Locate, Location } from "../model/diagnostic.ts";
import type { Environment } from "../model/environment.ts";
import { EXIT } from "../model/exit-code.ts";
import { isDeclarableName, keyOf, type Named, parseKey, type WebhookKey } from "../model/key.ts";
import { clockSkew, type LiveListing, type LiveWebhook } from "../model/live.ts";
import type { Allowances, BlockReason, PlanRequest } from "../model/plan.ts";
import { type Problem, problem } from "../model/problem.ts";
import type { LastWritten } from "../model/record.ts";
import type { Webhook } from "../model/webhook.ts";

/** All that a plan depends on. */
export interface PlanInput {
  readonly environment: Environment;
  /** The tenant's host. */
  readonly tenant: string;
  readonly desired: readonly Webhook[];
  readonly live: LiveListing;
  readonly lastWritten: ReadonlyMap<WebhookKey, LastWritten>;
  /** What the record, or a label, tells of at all. */
  readonly recorded: ReadonlySet<WebhookKey>;
  /** What the record says that manifests protected. */
  readonly protectedKeys: ReadonlySet<WebhookKey>;
  /** By policy, which never keeps anything in service. */
  readonly refusals: ReadonlyMap<WebhookKey, readonly BlockReason[]>;
  /** What is declared without a value that nobody can name; a rollback has such. */
  readonly incomplete: ReadonlyMap<WebhookKey, BlockReason>;
  readonly locate: Locate;
  readonly allow: Allowances;
  /** Names or keys; empty for everything. */
  readonly targets: readonly string[];
  readonly now: Date;
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
  return entries.some((entry) => entry.kind === "change" && isRemoval(entry.change));
}

export interface Block {
  readonly code: BlockCode;
  readonly message: string;
  readonly remedy: string;
  readonly because: readonly WebhookKey[];
}

export interface BlockSubject extends Named {
  readonly action: Action;
  readonly desired: Webhook | null;
  readonly live: LiveWebhook | null;
  readonly location: Location | null;
}

export function changeEntry(change: Change): Entry {
  return { kind: "change", change };
}

export function blockedEntry(subject: BlockSubject, block: Block): Entry {
  const { desired, live } = subject;
  return { kind: "blocked", blocked: blockedChange(subject, block), desired, live };
}

/** Turns a planned change into one that is not made. */
export function blockChange(change: Change, block: Block): Entry {
  const desired = change.action === "delete" ? null : change.desired;
  const live = change.action === "create" ? null : change.live;
  return { kind: "blocked", blocked: blockedChange(change, block), desired, live };
}

/** The same for what stands in a plan. */
export function blockedChange(
  { key, name, version, action, location }: Omit<BlockSubject, "desired" | "live">,
  { code, message, remedy, because }: Block,
): BlockedChange {
  return { key, name, version, action, code, message, remedy, because: [...because], location };
}

export function unchangedEntry(
  key: WebhookKey,
  live: LiveWebhook | null,
  notes: readonly string[] = [],
  unverified: readonly string[] = [],
): Extract<Entry, { kind: "unchanged" }> {
  return { kind: "unchanged", unchanged: { key, notes: [...notes], unverified: [...unverified] }, live };
}

/** What is said of two clocks that do not agree, without a period; null where they do. */
export function describeSkew(live: Pick<LiveListing, "clockAheadMs">): string | null {
  const aheadMs = clockSkew(live);
  if (aheadMs === null) return null;
  return `this machine's clock is ${roughly(Math.abs(aheadMs))} ${aheadMs > 0 ? "behind" : "ahead of"} the tenant's`;
}

/** The later of both clocks: counted from it, no period ends too early. */
export function laterNow({ now, live }: Pick<PlanInput, "now" | "live">): Date {
  return new Date(now.getTime() + Math.max(0, clockSkew(live) ?? 0));
}

export function skewNotes({ live }: PlanInput): string[] {
  const skew = describeSkew(live);
  return skew === null ? [] : [`${skew}; nothing is deleted until they agree`];
}

function roughly(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}

/** The options that plan and apply share, as commander reads them. */
export interface RawPlanRequest {
  readonly target?: readonly string[];
  readonly allowDelete?: readonly string[];
  readonly allowDeprecate?: readonly string[];
  readonly allowDowngrade?: readonly string[];
}

export function readPlanRequest(raw: RawPlanRequest): Result<PlanRequest, Problem> {
  const keys = [...(raw.allowDelete ?? []), ...(raw.allowDeprecate ?? [])];
  const wrong = keys.find((text) => parseKey(text) === undefined);
  if (wrong !== undefined) {
    const message = `'${wrong}' is not a webhook key`;
    return failure(problem(EXIT.usage, "usage", message, "write name@version, for example orders@1"));
  }
  const odd = raw.target?.find((text) => !isDeclarableName(text) && parseKey(text) === undefined);
  if (odd !== undefined) {
    const hint =
      "--target takes all that follows it: write a saved plan before it, and names as orders or orders@1";
    return failure(problem(EXIT.usage, "usage", `--target ${odd} is not the name or key of a webhook`, hint));
  }
  return success({
    targets: raw.target ?? [],
    incomplete: new Map(),
    allow: {
      delete: keysOf(raw.allowDelete),
      deprecate: keysOf(raw.allowDeprecate),
      downgrade: new Set(raw.allowDowngrade ?? []),
    },
  });
}

function keysOf(texts: readonly string[] = []): Set<WebhookKey> {
  return new Set(texts.flatMap((text) => parseKey(text) ?? []).map(keyOf));
}
