import type { Environment } from "./environment.ts";
import { type JournalEntry, NO_DEPRECATED_STATUS } from "./record.ts";

/** The code of the notice that what was learned of a tenant counts no more. */
export const UNLEARNED = "unlearned";

/**
 * Whether an apply found out that the tenant has no deprecated status, and nobody has taken that back. It never counts
 * against a success on record: a tenant that took the status once has it.
 */
export function lacksDeprecatedStatus(records: readonly JournalEntry[]): boolean {
  const told = records.findLast(
    (record) =>
      record.phase === "notice" && (record.code === NO_DEPRECATED_STATUS || record.code === UNLEARNED),
  );
  const isLearned = told?.phase === "notice" && told.code === NO_DEPRECATED_STATUS;
  return isLearned && !hasDeprecated(records);
}

/** An environment with what earlier applies learned of its tenant; what operators say themselves goes before that. */
export function withLearned(environment: Environment, records: readonly JournalEntry[]): Environment {
  if (environment.saysDeprecatedStatus === true || !lacksDeprecatedStatus(records)) return environment;
  return { ...environment, capabilities: { ...environment.capabilities, deprecatedStatus: false } };
}

/** Whether the tenant is on record as having taken the deprecated status. */
export function hasDeprecated(records: readonly JournalEntry[]): boolean {
  return records.some(
    (record) => record.phase === "outcome" && record.result === "succeeded" && record.status === "deprecated",
  );
}
