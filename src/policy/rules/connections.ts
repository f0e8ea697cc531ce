import { RUNWAY_SEVERITY } from "../../model/rule-defaults.ts";
import { type ConnectionRule, ERROR } from "../rule.ts";

export const tls12 = {
  name: "tls-1.2",
  kind: "connection",
  defaults: ERROR,
  summary: "A receiver must speak TLS 1.2 or newer",
  explanation:
    "TLS 1.0 and 1.1 are withdrawn (RFC 8996): what they protect can be read and changed by those who try. The health gate offers nothing older than 1.2, and a receiver that cannot meet it stays inactive.",
  remedy: "Switch on TLS 1.2 or 1.3 at the receiver.",
} satisfies ConnectionRule;

export const certificateRunway = {
  name: "certificate-runway",
  kind: "connection",
  defaults: { standard: RUNWAY_SEVERITY, sandbox: RUNWAY_SEVERITY },
  summary:
    "A receiver's certificate should be valid for policy.certificateRunway more, 14 days unless configured",
  explanation:
    "Deliveries stop on the day a certificate expires, and renewing one can take days. The health gate compares what is left with `policy.certificateRunway`. Whatever the severity, nothing is activated on a certificate that has less than 48 hours left.",
  remedy:
    "Renew the receiver's certificate, or shorten `policy.certificateRunway` where renewal is automatic and late.",
} satisfies ConnectionRule;
