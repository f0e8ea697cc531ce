import { compareKeys, keyOf, type WebhookKey } from "../model/fleet/key.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { Plan } from "../model/plan/plan.ts";

/** Something whose receiver matters: it is to be active, is active on the tenant, or both. */
export type HealthSubject =
  | { readonly kind: "declared"; readonly webhook: Webhook }
  /** Live, and not (or not any more) what is declared. */
  | { readonly kind: "live"; readonly webhook: LiveWebhook }
  /** Live as it is declared. */
  | { readonly kind: "both"; readonly webhook: Webhook };

/**
 * What to probe: every webhook that is declared active, and every one of ours that is active on the tenant. Where the
 * two differ there are two receivers: the one that gets deliveries now, and the one that would after an apply. What is
 * let go of is no business of ours.
 */
export function subjectsOf(
  plan: Plan,
  desired: readonly Webhook[],
  live: readonly LiveWebhook[],
): readonly HealthSubject[] {
  const letGo = desired.filter(({ unadopt }) => unadopt);
  const notOurs = new Set([...plan.unmanaged, ...letGo].map(keyOf));
  const activeLive = live.filter((webhook) => webhook.status === "active" && !notOurs.has(keyOf(webhook)));
  const activeDesired = desired.filter(({ status, unadopt }) => status === "active" && !unadopt);
  const liveKeys = new Set(activeLive.map(keyOf));
  const unchanged = new Set(plan.unchanged.map(({ key }) => key));
  const isLiveAsDeclared = (key: WebhookKey) => liveKeys.has(key) && unchanged.has(key);
  const declared = activeDesired.map((webhook): HealthSubject => {
    return { kind: isLiveAsDeclared(keyOf(webhook)) ? "both" : "declared", webhook };
  });
  const told = new Set(declared.flatMap(({ kind, webhook }) => (kind === "both" ? [keyOf(webhook)] : [])));
  const liveOnly = activeLive
    .filter((webhook) => !told.has(keyOf(webhook)))
    .map((webhook): HealthSubject => ({ kind: "live", webhook }));
  return [...liveOnly, ...declared].toSorted((a, b) => compareKeys(a.webhook, b.webhook));
}
