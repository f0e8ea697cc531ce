import { showDuration } from "../base/duration.ts";
import type { Environment, RuleName } from "../model/environment.ts";

/**
 * What operators have set for a rule in an environment, a value each: `*.yourcompany.com`, `443`, and for secrets
 * `ORDERS_API_KEY → api.yourcompany.com`. Empty where the rule takes no values, or none are set.
 */
export function valuesOf(rule: RuleName, { policy }: Environment): readonly string[] {
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
