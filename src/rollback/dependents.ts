import { grouped } from "../base/text.ts";
import { isToServe, keyOf, type WebhookKey } from "../model/fleet/key.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";

/**
 * By what a rollback takes out of service, who needs it and stays as it is: declared and live active, and no part of the
 * run. A name without a version means any version that is active after it, and a name that is given back means the other one.
 */
export function dependentsLeft(
  restored: readonly Webhook[],
  { declared, live }: { readonly declared: readonly Webhook[]; readonly live: readonly LiveWebhook[] },
): ReadonlyMap<WebhookKey, readonly WebhookKey[]> {
  const parts = new Set(restored.map(keyOf));
  const staying = live.filter((one) => one.status === "active" && !parts.has(keyOf(one)));
  const inService = new Set(staying.map(keyOf));
  const active = restored.filter(({ status }) => status === "active");
  const lit = new Set([...staying, ...active].map(({ name }) => name));
  const givenBack = new Set(active.flatMap(({ replaces }) => replaces));
  const leaving = grouped(
    restored
      .filter(({ name, status }) => status !== "active" && !givenBack.has(name))
      .flatMap((one) => {
        const key = keyOf(one);
        return [[key, key] as const, ...(lit.has(one.name) ? [] : [[one.name, key] as const])];
      }),
  );
  const needs = declared.filter((one) => isToServe(one) && inService.has(keyOf(one)));
  return grouped(
    needs.flatMap((one) =>
      one.dependsOn.flatMap((needed) => (leaving.get(needed) ?? []).map((key) => [key, keyOf(one)] as const)),
    ),
  );
}
