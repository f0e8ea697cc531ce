import { compareLocations, type Diagnostic, type Locate } from "../model/diagnostic.ts";
import type { Environment } from "../model/environment.ts";
import { keyOf } from "../model/key.ts";
import type { PolicyDiagnostic } from "../model/policy.ts";
import { isQuotable, printable } from "../model/token-shapes.ts";
import type { Webhook } from "../model/webhook.ts";
import type { DeclarationRule, Violation } from "./rule.ts";
import { RULES, severityOf } from "./rules.ts";

/** Checks what is declared against the environment's policy. Sorted by place, then in the order of the rules. */
export function checkPolicy(
  webhooks: readonly Webhook[],
  environment: Environment,
  locate: Locate,
): readonly PolicyDiagnostic[] {
  return check(DECLARATION_RULES, webhooks, environment, locate);
}

/** The same for what was live before and is to be so again: no manifest declares it, so how to declare is no question. */
export function checkDeliveries(
  webhooks: readonly Webhook[],
  environment: Environment,
  locate: Locate,
): readonly PolicyDiagnostic[] {
  const rules = DECLARATION_RULES.filter(({ judges }) => judges === "delivery");
  return check(rules, webhooks, environment, locate);
}

const DECLARATION_RULES = RULES.flatMap((rule) => (rule.kind === "connection" ? [] : [rule]));

function check(
  rules: readonly DeclarationRule[],
  webhooks: readonly Webhook[],
  environment: Environment,
  locate: Locate,
): readonly PolicyDiagnostic[] {
  // What is let go of is no business of this repository any more. Its values are: a tenant that hides them is sent them
  // once more, and until then its receiver is probed.
  const kept = webhooks.filter(({ unadopt }) => !unadopt);
  const judges = rules.flatMap((rule) => {
    const severity = severityOf(rule.name, environment);
    if (severity === "off") return [];
    const found: PolicyDiagnostic[] = [];
    const judged = rule.judges === "upkeep" ? kept : webhooks;
    return { rule, severity, judge: rule.check(environment, judged), found };
  });
  // Webhook by webhook: a fleet is larger than a processor's cache.
  for (const webhook of webhooks) {
    const url = new URL(webhook.url);
    for (const { rule, severity, judge, found } of judges) {
      if (webhook.unadopt && rule.judges === "upkeep") continue;
      for (const violation of judge(webhook, url)) {
        const diagnostic = diagnose(rule, severity, violation, locate);
        found.push({ rule: rule.name, severity, key: keyOf(webhook), diagnostic });
      }
    }
  }
  return judges
    .flatMap(({ found }) => found)
    .sort((a, b) => compareLocations(a.diagnostic.location, b.diagnostic.location));
}

function diagnose(
  rule: DeclarationRule,
  severity: PolicyDiagnostic["severity"],
  { webhook, path, message, remedy }: Violation,
  locate: Locate,
): Diagnostic {
  const { location, sourceLine } = locate(webhook.source, path);
  return {
    code: rule.name,
    severity: severity === "error" ? "error" : "warning",
    message: printable(message),
    hint: printable(remedy),
    location,
    sourceLine: rule.sourceLine === "shown" && isQuotable(sourceLine) ? sourceLine : null,
  };
}
