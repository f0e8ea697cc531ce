import type { Locate, Location } from "../fleet/diagnostic.ts";
import type { Environment } from "../fleet/environment.ts";
import { type Named, parseKey, type WebhookKey } from "../fleet/key.ts";
import type { LastWritten } from "../fleet/last-written.ts";
import type { LiveListing, LiveWebhook } from "../fleet/live.ts";
import type { Webhook } from "../fleet/webhook.ts";
import {
  type Action,
  type BlockCode,
  type BlockedChange,
  type Change,
  isRemoval,
  type Unchanged,
} from "./change.ts";
import type { Allowances, BlockReason } from "./plan.ts";

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

/** What each webhook needs to be as declared, before anything guards it. */
export interface ProposedChanges {
  readonly entries: readonly Entry[];
  readonly ours: readonly LiveWebhook[];
  /** How many live webhooks are ours, under whatever name. */
  readonly managed: number;
  /** Live, not ours and not declared either. */
  readonly unmanaged: readonly LiveWebhook[];
}

/** Compares what is declared with what is live. */
export type Propose = (input: PlanInput, renames: Renames) => ProposedChanges;

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

/** By a name that is given up, the name that takes its place. */
export type Renames = ReadonlyMap<string, string>;

/** The name under which a webhook goes on: its own, or the one that takes its place. */
export function goesOnAs(name: string, renames: Renames): string {
  return renames.get(name) ?? name;
}

/** Where a manifest begins. */
export function documentLocation({ source: { file, line, column } }: Webhook): Location {
  return { file, line, column };
}

/** `webhooks.d/orders.yaml:7` */
export function placeOf({ source }: Webhook, key: string, { locate }: Pick<PlanInput, "locate">): string {
  const { file, line } = locate(source, [key]).location;
  return `${file}:${line}`;
}

/** What manifests say with `replaces`. A name that is still declared active is given up by nobody. */
export function renamesOf(desired: readonly Webhook[]): Renames {
  const replacing = desired.filter(({ replaces, unadopt }) => replaces.length > 0 && !unadopt);
  if (replacing.length === 0) return new Map();
  const active = new Set(desired.filter(isInService).map(({ name }) => name));
  const renames = new Map<string, string>();
  for (const { name, replaces } of replacing) {
    for (const old of replaces) {
      if (old !== name && !active.has(old) && !renames.has(old)) renames.set(old, name);
    }
  }
  return renames;
}

/** Declared active, and not only to be let go of. */
function isInService({ status, unadopt }: Pick<Webhook, "status" | "unadopt">): boolean {
  return status === "active" && !unadopt;
}

/** What is asked for by name or key, and what takes the place of that. */
export function withNewNames(targets: readonly string[], renames: Renames): readonly string[] {
  const taking = targets.flatMap((target) => renames.get(parseKey(target)?.name ?? target) ?? []);
  return [...targets, ...taking];
}
