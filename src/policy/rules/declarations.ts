import { carriesCredential } from "../../base/credentials.ts";
import { belongsToConnection, CONNECTION_HEADERS } from "../../base/http.ts";
import { knownTokenIn } from "../../base/tokens.ts";
import { RUNWAY_SEVERITY } from "../../model/fleet/environment.ts";
import { keyOf } from "../../model/fleet/key.ts";
import type { Header, Webhook } from "../../model/fleet/webhook.ts";
import {
  type ConnectionRule,
  type DeclarationRule,
  ERROR,
  NONE,
  OFF,
  usesSecret,
  type Violation,
  WARNING,
} from "./rule.ts";

export const httpsOnly = {
  name: "https-only",
  kind: "declaration",
  judges: "delivery",
  defaults: ERROR,
  sourceLine: "shown",
  summary: "A url must use https",
  explanation:
    "Over http everyone on the way can read a delivery and its headers, secrets among them, and change both. The health gate could prove nothing about such a receiver either, because nothing says who answered.",
  remedy: "Give the receiver a certificate and write its url with https.",
  check: () => (webhook, url) => {
    if (url.protocol === "https:") return NONE;
    const message = `the url of ${keyOf(webhook)} uses http, which anyone on the way can read and change`;
    return [{ webhook, path: ["url"], message, remedy: `write the url of ${keyOf(webhook)} with https` }];
  },
} satisfies DeclarationRule;

export const noUrlCredentials = {
  name: "no-url-credentials",
  kind: "declaration",
  judges: "text",
  defaults: ERROR,
  sourceLine: "hidden",
  summary: "A url may hold no user name, password or token",
  explanation:
    "A url is shown in plans, records, logs of proxies and error messages, so a credential in it is known to everyone who reads one of these. User names and passwords before the host are refused, and so are query parameters such as `token`, `api_key` and `sig`, also within brackets (`user[password]`), and everything that looks like a known kind of token (see `known-token-shape`).",
  remedy:
    "Send the credential in a header, as `${secret:NAME}`, and replace the old credential: it is in Git's history.",
  check: () => (webhook, url) => {
    const found = credentialIn(url);
    if (found === undefined) return NONE;
    const message = `the url of ${keyOf(webhook)} holds ${found}`;
    const remedy = `take it out of the url of ${keyOf(webhook)} and send a header with \${secret:NAME} instead`;
    return [{ webhook, path: ["url"], message, remedy }];
  },
} satisfies DeclarationRule;

/** What kind of credential a URL holds, without its value. */
function credentialIn(url: URL): string | undefined {
  if (url.username !== "" || url.password !== "") return "a user name or password";
  // Some servers part parameters at a semicolon too.
  const parameters = url.search === "" ? [] : [...new URLSearchParams(url.search.replaceAll(";", "&"))];
  const parameter = parameters.find(([name, value]) => value !== "" && carriesCredential(name));
  if (parameter !== undefined) return `a credential in its query parameter ${parameter[0]}`;
  const token = knownTokenIn(url.href);
  return token === undefined ? undefined : `what looks like ${token}`;
}

/** They hold credentials and nothing else. */
const CREDENTIAL_HEADERS = ["authorization", "cookie", "proxy-authorization"];

export const forbiddenHeaders = {
  name: "forbidden-headers",
  kind: "declaration",
  judges: "delivery",
  defaults: ERROR,
  sourceLine: "hidden",
  summary:
    "No header that belongs to the connection, no plain value where a credential belongs, and no secret where values are shown",
  explanation: `Three kinds of headers are refused. ${written(CONNECTION_HEADERS)} belong to a single connection or message and are set by the sender; declared in a manifest they can make a receiver misread where a request ends or whom it is for. ${written(CREDENTIAL_HEADERS)} hold credentials, so their value must come from a secret. And a header whose live value plans show, which are \`accept\`, \`content-type\`, \`user-agent\` and those in \`policy.plainHeaders\`, may not take its value from one.`,
  remedy:
    "Remove the header, write its credential as `${secret:NAME}`, or send the secret in a header that is not shown.",
  check:
    ({ policy: { plainHeaders } }) =>
    (webhook) =>
      webhook.headers.flatMap((header) => forbidden(webhook, header, plainHeaders)),
} satisfies DeclarationRule;

function forbidden(webhook: Webhook, header: Header, plainHeaders: readonly string[]): readonly Violation[] {
  const name = header.name.toLowerCase();
  const path = ["headers", header.name];
  if (belongsToConnection(name)) {
    const message = `header ${header.name} belongs to the connection and cannot be declared`;
    return [{ webhook, path, message, remedy: `remove header ${header.name} from ${keyOf(webhook)}` }];
  }
  if (CREDENTIAL_HEADERS.includes(name) && !usesSecret(header)) {
    const message = `header ${header.name} holds a credential that is in Git in plain text`;
    const remedy = `write the credential in header ${header.name} of ${keyOf(webhook)} as \${secret:NAME}`;
    return [{ webhook, path, message, remedy }];
  }
  if (plainHeaders.includes(name) && usesSecret(header)) {
    const message = `header ${header.name} takes its value from a secret, and plans show the live value of that header`;
    const remedy = `send the secret in another header of ${keyOf(webhook)}, or have operators take ${header.name} out of policy.plainHeaders`;
    return [{ webhook, path, message, remedy }];
  }
  return NONE;
}

function written(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

export const requiredHeaders = {
  name: "required-headers",
  kind: "declaration",
  judges: "upkeep",
  defaults: ERROR,
  sourceLine: "shown",
  summary: "Every webhook must declare the headers in policy.requiredHeaders",
  explanation:
    "Receivers, gateways and log searches may rely on a header being there, for example a header with the environment's name. `policy.requiredHeaders` lists their names, which compare without case; the list is empty unless configured.",
  remedy: "Declare the header in the manifest.",
  check: ({ name: environment, policy: { requiredHeaders: required } }) => {
    if (required.length === 0) return () => NONE;
    return (webhook) => {
      const declared = webhook.headers.map(({ name }) => name.toLowerCase());
      const missing = required.filter((name) => !declared.includes(name.toLowerCase()));
      return missing.map((name) => ({
        webhook,
        path: ["headers", name],
        message: `${environment} requires header ${name}, which ${keyOf(webhook)} does not declare`,
        remedy: `add ${name} to the headers of ${keyOf(webhook)}`,
      }));
    };
  },
} satisfies DeclarationRule;

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

export const quota = {
  name: "quota",
  kind: "declaration",
  judges: "upkeep",
  defaults: ERROR,
  sourceLine: "shown",
  summary: "An environment may declare no more webhooks than policy.quota, where that is configured",
  explanation:
    "Tenants have a limit on integrations, and one that is met in the middle of an apply leaves it half done. `policy.quota` makes it a finding in the pull request. Every declared version counts, whatever its status; without it there is no limit.",
  remedy: "Remove a manifest that is no longer needed, or have operators raise `policy.quota`.",
  check: ({ name: environment, policy: { quota: most } }, webhooks) => {
    const excess = most === null ? undefined : webhooks[most];
    const message = `${webhooks.length} webhooks are declared and ${environment} allows ${most}`;
    return (webhook) => {
      if (webhook !== excess) return NONE;
      const remedy = `remove ${keyOf(webhook)} or another webhook, or raise policy.quota of ${environment}`;
      return [{ webhook, path: ["name"], message, remedy }];
    };
  },
} satisfies DeclarationRule;

export const ownerRequired = {
  name: "owner-required",
  kind: "declaration",
  judges: "upkeep",
  defaults: OFF,
  sourceLine: "shown",
  summary: "Every webhook must name its owner",
  explanation:
    "When a receiver fails at night somebody has to be asked. The owner stays in Git and is not sent to the tenant. The rule is off unless configured, because a small repository has one owner anyway.",
  remedy: "Add `owner` to the manifest.",
  check: () => (webhook) => {
    if (webhook.owner !== null) return NONE;
    const message = `${keyOf(webhook)} names no owner`;
    return [{ webhook, path: ["owner"], message, remedy: `add owner to ${keyOf(webhook)}` }];
  },
} satisfies DeclarationRule;

export const sunsetRequired = {
  name: "sunset-required",
  kind: "declaration",
  judges: "upkeep",
  defaults: WARNING,
  sourceLine: "shown",
  summary: "A deprecated webhook should say when it goes away",
  explanation:
    "Those who still depend on a deprecated version need a day to work towards. Where the manifest names none, the day on record counts, which is that of the grace period where none was ever declared. The rule looks at manifests with `status: deprecated`.",
  remedy: "Add `deprecation.sunset` with a day (UTC) to the manifest.",
  check: () => (webhook) => {
    if (webhook.status !== "deprecated" || webhook.sunset !== null) return NONE;
    const message = `${keyOf(webhook)} is deprecated without a sunset`;
    return [{ webhook, path: ["status"], message, remedy: `add deprecation.sunset to ${keyOf(webhook)}` }];
  },
} satisfies DeclarationRule;
