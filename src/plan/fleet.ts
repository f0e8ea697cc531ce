import { grouped } from "../base/text.ts";
import { compareKeys, keyOf, type WebhookKey } from "../model/key.ts";
import type { LiveWebhook } from "../model/live.ts";
import { isOurs } from "../model/ownership.ts";
import type { Webhook } from "../model/webhook.ts";
import type { PlanInput } from "./input.ts";
import { type Renamed, renamedByHand } from "./renamed-by-hand.ts";

/** Both sides of one webhook name, matched by version. */
export interface NameGroup {
  readonly name: string;
  /** By version, ascending. */
  readonly desired: readonly Webhook[];
  /** Everything live under a declared key, ours or not. */
  readonly live: ReadonlyMap<WebhookKey, readonly LiveWebhook[]>;
  /** Ours and without a manifest, by version, ascending. */
  readonly undeclared: readonly LiveWebhook[];
  /** What carries the key of a version of this name, under another name or version. */
  readonly renamed: ReadonlyMap<WebhookKey, Renamed>;
}

export interface Fleet {
  readonly groups: readonly NameGroup[];
  readonly ours: readonly LiveWebhook[];
  /** How many live webhooks are ours, under whatever name. */
  readonly managed: number;
  /** Live, not ours and not declared either. */
  readonly unmanaged: readonly LiveWebhook[];
}

/** An integration that cannot be read and has the name of a declared webhook: it may be what is to be registered. */
export function unreadNamesake({ desired, live }: Pick<PlanInput, "desired" | "live">) {
  const names = new Set(desired.map(({ name }) => name));
  const found = live.unread.find(({ name }) => name !== null && names.has(name));
  return found ?? null;
}

/** Brings the declared and the live webhooks together by name. */
export function matchFleet(input: PlanInput): Fleet {
  const { desired, live, environment } = input;
  const declared = new Set(desired.map(keyOf));
  const renamed = renamedByHand(input);
  const elsewhere = new Set([...renamed.values()].flatMap(({ found }) => found));
  const isManaged = (webhook: LiveWebhook) => !elsewhere.has(webhook) && isOurs(webhook, environment);
  const ours = live.webhooks.filter(isManaged);
  const renamedByName = grouped([...renamed].map((entry) => [entry[1].name, entry] as const));
  const liveByName = grouped(live.webhooks.map((webhook) => [webhook.name, webhook] as const));
  const desiredByName = grouped(desired.map((webhook) => [webhook.name, webhook] as const));
  const names = new Set([
    ...desiredByName.keys(),
    ...renamedByName.keys(),
    ...ours.map((webhook) => webhook.name),
  ]);
  const groups = [...names].sort().map((name) => {
    const liveOfName = liveByName.get(name) ?? [];
    return {
      name,
      desired: (desiredByName.get(name) ?? []).toSorted(compareKeys),
      live: grouped(liveOfName.map((webhook) => [keyOf(webhook), webhook] as const)),
      undeclared: liveOfName
        .filter((webhook) => isManaged(webhook) && !declared.has(keyOf(webhook)))
        .toSorted(compareKeys),
      renamed: new Map(renamedByName.get(name) ?? []),
    };
  });
  return {
    groups,
    ours,
    managed: ours.length + elsewhere.size,
    unmanaged: live.webhooks
      .filter((webhook) => !isOurs(webhook, environment) && !elsewhere.has(webhook))
      .filter((webhook) => !declared.has(keyOf(webhook)))
      .toSorted(compareKeys),
  };
}
