import { lacksDeprecatedStatus } from "../../journal/recall.ts";
import type { Environment } from "../../model/environment.ts";
import type { JournalEntry } from "../../model/record.ts";

/** An environment with what earlier applies learned of its tenant. */
export function withLearned(environment: Environment, records: readonly JournalEntry[]): Environment {
  if (!lacksDeprecatedStatus(records)) return environment;
  return { ...environment, capabilities: { ...environment.capabilities, deprecatedStatus: false } };
}
