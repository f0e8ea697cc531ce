import { matchesAny } from "../../base/glob.ts";
import { keyOf, type NameAndVersion } from "../fleet/key.ts";
import type { PlanInput } from "./plan.ts";

/** What protects a webhook, by operators or by its last manifest; null where nothing does. */
export function protectedBy(
  webhook: NameAndVersion,
  { environment, protectedKeys }: Pick<PlanInput, "environment" | "protectedKeys">,
): string | null {
  if (matchesAny(webhook.name, environment.policy.protected)) return "policy.protected";
  return protectedKeys.has(keyOf(webhook)) ? "`protect: true` of its last manifest" : null;
}
