import { isQuotable, printable } from "../base/credentials.ts";
import { parsedUrl } from "../base/http.ts";
import { showDuration } from "../base/time.ts";
import { compareLocations, type Diagnostic, type Locate } from "../model/fleet/diagnostic.ts";
import {
  type Environment,
  RULE_NAMES,
  type RuleName,
  type RuleSeverity,
} from "../model/fleet/environment.ts";
import { keyOf } from "../model/fleet/key.ts";
import type { PolicyDiagnostic, PolicyRow } from "../model/fleet/policy.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import {
  certificateRunway,
  forbiddenHeaders,
  httpsOnly,
  noUrlCredentials,
  ownerRequired,
  quota,
  requiredHeaders,
  sunsetRequired,
  tls12,
} from "./rules/declarations.ts";
import { allowedHosts, allowedPorts, publicAddress } from "./rules/receivers.ts";
import type { DeclarationRule, Rule, Violation } from "./rules/rule.ts";
import { highEntropyHeader, knownTokenShape, secretHosts } from "./rules/secrets.ts";

/**
 * What operators have set for a rule in an environment, a value each: `*.yourcompany.com`, `443`, and for secrets
 * `ORDERS_API_KEY → api.yourcompany.com`. Empty where the rule takes no values, or none are set.
 */
function valuesOf(rule: RuleName, { policy }: Environment): readonly string[] {
  switch (rule) {
    case "allowed-hosts":
      return policy.hosts ?? [];
    case "allowed-ports":
      return policy.ports.map(String);
    case "required-headers":
      return policy.requiredHeaders;
    case "secret-hosts":
      return [...policy.secrets].map(([secret, hosts]) => `${secret} → ${hosts.join(" ")}`);
    case "quota":
      return policy.quota === null ? [] : [`${policy.quota} webhooks`];
    case "certificate-runway":
      return [showDuration(policy.certificateRunwayMs)];
    case "https-only":
    case "tls-1.2":
    case "public-address":
    case "no-url-credentials":
    case "known-token-shape":
    case "forbidden-headers":
    case "high-entropy-header":
    case "sunset-required":
    case "owner-required":
      return [];
  }
}

const BY_NAME: { readonly [Name in RuleName]: Rule & { readonly name: Name } } = {
  "https-only": httpsOnly,
  "tls-1.2": tls12,
  "public-address": publicAddress,
  "no-url-credentials": noUrlCredentials,
  "known-token-shape": knownTokenShape,
  "secret-hosts": secretHosts,
  "forbidden-headers": forbiddenHeaders,
  "allowed-hosts": allowedHosts,
  "allowed-ports": allowedPorts,
  "required-headers": requiredHeaders,
  quota,
  "certificate-runway": certificateRunway,
  "high-entropy-header": highEntropyHeader,
  "sunset-required": sunsetRequired,
  "owner-required": ownerRequired,
};

/** Every rule, in the order in which they are listed to people. */
export const RULES: readonly Rule[] = RULE_NAMES.map((name) => BY_NAME[name]);

/** How severe a rule is in an environment: what operators say, else its default. */
export function severityOf(rule: RuleName, { tenant, policy }: Environment): RuleSeverity {
  const { defaults } = BY_NAME[rule];
  return policy.rules[rule] ?? (tenant.profile === "sandbox" ? defaults.sandbox : defaults.standard);
}

/** The matrix's column for an environment. */
export function listPolicy(environment: Environment): readonly PolicyRow[] {
  return RULES.map(({ name, summary }) => ({
    rule: name,
    severity: severityOf(name, environment),
    source: environment.policy.rules[name] === undefined ? "default" : "configured",
    summary,
    values: valuesOf(name, environment),
  }));
}

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
    // What a rollback gives back may have had none, as somebody left it: that it says itself.
    const url = parsedUrl(webhook.url);
    if (url === null) continue;
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
