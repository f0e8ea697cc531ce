import { keyOf, type NameAndVersion, type WebhookKey } from "../model/key.ts";
import type { Allowances, BlockReason } from "../model/plan.ts";
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

/** Notes on what was allowed and is not there. Not refused: where it was deleted by the run before, the same command is right once more. */
export function unmatchedAllowances(
  { delete: deletes, deprecate, downgrade }: Allowances,
  known: readonly NameAndVersion[],
): string[] {
  if (deletes.size + deprecate.size + downgrade.size === 0) return [];
  const keys = new Set<string>(known.map(keyOf));
  const names = new Set(known.map(({ name }) => name));
  return [
    ...[...deletes].filter((key) => !keys.has(key)).map((key) => `--allow-delete ${key}`),
    ...[...deprecate].filter((key) => !keys.has(key)).map((key) => `--allow-deprecate ${key}`),
    ...[...downgrade].filter((name) => !names.has(name)).map((name) => `--allow-downgrade ${name}`),
  ].map((option) => `${option} allows nothing: no such webhook is declared or live`);
}
