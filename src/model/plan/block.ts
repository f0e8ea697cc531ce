import type { Location } from "../fleet/diagnostic.ts";
import type { Named, WebhookKey } from "../fleet/key.ts";
import type { LiveWebhook } from "../fleet/live.ts";
import type { Webhook } from "../fleet/webhook.ts";
import {
  type Action,
  type BlockCode,
  type BlockedChange,
  type Change,
  type Entry,
  liveOf,
} from "./change.ts";

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
  return { kind: "blocked", blocked: blockedChange(change, block), desired, live: liveOf(change) };
}

/** The same for what stands in a plan. */
export function blockedChange(
  { key, name, version, action, location }: Omit<BlockSubject, "desired" | "live">,
  { code, message, remedy, because }: Block,
): BlockedChange {
  return { key, name, version, action, code, message, remedy, because: [...because], location };
}
