import type { Diagnostic } from "../model/diagnostic.ts";
import type { WebhookKey } from "../model/key.ts";
import type { BlockReason } from "../model/plan-request.ts";

/** A webhook that breaks a rule of the environment's policy. */
export interface BrokenRule {
  readonly rule: string;
  readonly severity: "warn" | "error";
  readonly key: WebhookKey;
  readonly diagnostic: Diagnostic;
}

/** What policy refuses, by webhook; warnings refuse nothing. */
export function refusalsOf(findings: readonly BrokenRule[]): Map<WebhookKey, BlockReason[]> {
  const refusals = new Map<WebhookKey, BlockReason[]>();
  for (const { key, severity, rule, diagnostic } of findings) {
    if (severity !== "error") continue;
    const refusal = {
      message: `${rule}: ${diagnostic.message}`,
      remedy: diagnostic.hint ?? `see the rule ${rule}`,
    };
    refusals.set(key, [...(refusals.get(key) ?? []), refusal]);
  }
  return refusals;
}
