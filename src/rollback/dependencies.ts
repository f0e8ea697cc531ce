import { isNamed, keyOf, type NameAndVersion, type WebhookKey } from "../model/fleet/key.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import { isLit } from "../model/plan/change.ts";
import type { IncompleteReason } from "../model/plan/plan.ts";
import type { BeforeImage } from "./before-run.ts";
import type { Restored } from "./recorded-webhook.ts";

/** What is live and no part of what is restored, under whatever name: a rollback leaves it as it is. */
export function stayingBeside(
  restored: readonly NameAndVersion[],
  images: readonly Pick<BeforeImage, "id">[],
  live: readonly LiveWebhook[],
): readonly LiveWebhook[] {
  const keys = new Set(restored.map(keyOf));
  const ids = new Set(images.map(({ id }) => id));
  return live.filter((one) => !keys.has(keyOf(one)) && !ids.has(one.id));
}

/** Whether a rollback makes it active that is not called now. What is called already goes on, whatever it needs. */
export function goesIntoService({ status }: Pick<Webhook, "status">, live: LiveWebhook | undefined): boolean {
  return status === "active" && !(live !== undefined && (live.status === "active" || isLit(live)));
}

/**
 * What goes back into service waits for what it needs and the rollback makes active too, and is incomplete where anything
 * that it needs would not be active after that. `dependsOn` of the others is for the order of what goes.
 */
export function withDependencies(
  restored: readonly Restored[],
  staying: readonly LiveWebhook[],
): readonly Restored[] {
  const webhooks = restored.map(({ webhook }) => webhook);
  return restored.map((one) => {
    const { webhook, lacks } = one;
    if (webhook.status !== "active" || webhook.dependsOn.length === 0) return one;
    const found = webhook.dependsOn.map((needed) => lookUp(needed, webhooks, staying));
    const dependsOn = [...new Set(found.flatMap(({ restoredAs }) => restoredAs ?? []))];
    const unmet = found.find(({ isActive }) => !isActive);
    return {
      ...one,
      webhook: { ...webhook, dependsOn },
      lacks: lacks ?? (unmet === undefined ? null : notActive(keyOf(webhook), unmet)),
    };
  });
}

/** What a name or key in `dependsOn` is after the rollback. */
interface Needed {
  readonly needed: string;
  readonly isActive: boolean;
  /** Where the rollback makes it active or keeps it so. */
  readonly restoredAs: WebhookKey | null;
  readonly status: string;
}

function lookUp(needed: string, restored: readonly Webhook[], staying: readonly LiveWebhook[]): Needed {
  // A name that the run gave is given back: it means the one that it was taken from.
  const meant = restored.filter((one) => isNamed(one, needed) || one.replaces.includes(needed));
  const others = staying.filter((one) => isNamed(one, needed));
  const active = meant.find(({ status }) => status === "active");
  if (active !== undefined) return { needed, isActive: true, restoredAs: keyOf(active), status: "active" };
  const isActive = others.some(({ status }) => status === "active");
  const [first] = [...meant, ...others];
  return { needed, isActive, restoredAs: null, status: first?.status ?? "not on the tenant" };
}

function notActive(key: WebhookKey, { needed, status }: Needed): IncompleteReason {
  return {
    code: "dependency",
    message: `it depends on ${needed}, which is ${status} and not made active by this rollback`,
    remedy: `make ${needed} active first, or take it out of \`dependsOn\` of ${key}`,
  };
}
