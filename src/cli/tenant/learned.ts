import type { Environment } from "../../model/environment.ts";
import { lacksDeprecatedStatus } from "../../model/learned.ts";
import type { JournalEntry } from "../../model/record.ts";

/** An environment with what earlier applies learned of its tenant; what operators say themselves goes before that. */
export function withLearned(environment: Environment, records: readonly JournalEntry[]): Environment {
  if (environment.saysDeprecatedStatus === true || !lacksDeprecatedStatus(records)) return environment;
  return { ...environment, capabilities: { ...environment.capabilities, deprecatedStatus: false } };
}
