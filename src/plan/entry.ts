import {
  type Action,
  type BlockCode,
  type BlockedChange,
  type Change,
  isRemoval,
  type Unchanged,
} from "../model/change.ts";
import type { Location } from "../model/diagnostic.ts";
import type { Named, WebhookKey } from "../model/key.ts";
import type { LiveWebhook } from "../model/live.ts";
import type { Webhook } from "../model/webhook.ts";

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
): Entry {
  return { kind: "unchanged", unchanged: { key, notes: [...notes], unverified: [...unverified] }, live };
}
