import type { Environment } from "./environment.ts";
import { matchesAny } from "./glob.ts";
import { idempotencyKeyOf, isDeclarableName } from "./key.ts";
import type { LiveWebhook, UnreadIntegration } from "./live.ts";

/**
 * A live integration is ours when it is in scope and, where the tenant echoes keys, carries ours. What no manifest can
 * declare never was.
 */
export function isOurs(live: LiveWebhook, environment: Environment): boolean {
  if (!isDeclarableName(live.name) || !matchesAny(live.name, environment.scope)) return false;
  return environment.ownership === "scope" || live.idempotencyKey === idempotencyKeyOf(live);
}

/**
 * Whether an integration that cannot be read may be ours: it carries a key like ours, or, where tenants do not echo keys,
 * a name in scope. What it is now is not known, so nothing can be planned beside it.
 */
export function mayBeOurs({ name, idempotencyKey }: UnreadIntegration, environment: Environment): boolean {
  const inKey = /^(.+):[1-9]\d*$/.exec(idempotencyKey ?? "")?.[1];
  const names = environment.ownership === "scope" ? [name, inKey] : [inKey];
  return names.some((one) => one && isDeclarableName(one) && matchesAny(one, environment.scope));
}
