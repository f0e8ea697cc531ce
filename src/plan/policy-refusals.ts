import type { WebhookKey } from "../model/key.ts";
import type { BlockReason } from "../model/plan-request.ts";
import type { PolicyDiagnostic } from "../model/policy.ts";

/** What policy refuses, by webhook; warnings refuse nothing. */
export function refusalsOf(findings: readonly PolicyDiagnostic[]): Map<WebhookKey, BlockReason[]> {
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
