import { showDuration } from "../base/time.ts";
import { type Environment, RULE_NAMES, type RuleName, type RuleSeverity } from "../model/environment.ts";
import type { PolicyRow } from "../model/policy.ts";
import type { Rule } from "./rule.ts";
import {
  certificateRunway,
  forbiddenHeaders,
  httpsOnly,
  noUrlCredentials,
  requiredHeaders,
  tls12,
} from "./rules/deliveries.ts";
import { ownerRequired, quota, sunsetRequired } from "./rules/fleet.ts";
import { allowedHosts, allowedPorts, publicAddress } from "./rules/receivers.ts";
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
