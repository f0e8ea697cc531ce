import type { Diagnostic } from "./diagnostic.ts";
import type { RuleName, RuleSeverity } from "./environment.ts";
import type { WebhookKey } from "./key.ts";

/** A webhook that breaks a rule which is not off. */
export interface PolicyDiagnostic {
  readonly rule: RuleName;
  readonly severity: "warn" | "error";
  readonly key: WebhookKey;
  readonly diagnostic: Diagnostic;
}

/** A rule as it applies to an environment, for `policy list`. */
export interface PolicyRow {
  readonly rule: RuleName;
  readonly severity: RuleSeverity;
  /** Where the severity comes from. */
  readonly source: "default" | "configured";
  readonly summary: string;
  /** What operators have set for it. */
  readonly values: readonly string[];
}
