import type { Environment } from "./environment.ts";
import type { Learned } from "./projection.ts";

/** The code of the notice that what was learned of a tenant counts no more. */
export const UNLEARNED = "unlearned";

/**
 * Whether an apply found out that the tenant has no deprecated status, and nobody has taken that back. It never counts
 * against a success on record: a tenant that took the status once has it.
 */
export function lacksDeprecatedStatus({ lacksDeprecated, hasDeprecated }: Learned): boolean {
  return lacksDeprecated && !hasDeprecated;
}

/** An environment with what earlier applies learned of its tenant; what operators say themselves goes before that. */
export function withLearned(environment: Environment, learned: Learned): Environment {
  if (environment.saysDeprecatedStatus === true || !lacksDeprecatedStatus(learned)) return environment;
  return { ...environment, capabilities: { ...environment.capabilities, deprecatedStatus: false } };
}

/** The codes of the notices that the hook was told of a deprecation, and of its withdrawal. */
export const ANNOUNCED = "deprecation-announced";
export const WITHDRAWN = "deprecation-withdrawn";
