import { belongsToConnection, CONNECTION_HEADERS } from "../../model/connection-headers.ts";
import { keyOf } from "../../model/key.ts";
import type { Header, Webhook } from "../../model/webhook.ts";
import { usesSecret } from "../declared-text.ts";
import { type DeclarationRule, ERROR, type Violation } from "../rule.ts";

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
  explanation: `Three kinds of headers are refused. ${written(CONNECTION_HEADERS)} belong to a single connection or message and are set by whoever sends it; declared by hand they make a receiver misread where a request ends or for whom it is. ${written(CREDENTIAL_HEADERS)} hold credentials, so their value must come from a secret. And a header whose live value plans show, which are \`accept\`, \`content-type\`, \`user-agent\` and those in \`policy.plainHeaders\`, may not take its value from one.`,
  remedy:
    "Remove the header, write its credential as `${secret:NAME}`, or send the secret in a header that is not shown.",
  check: (webhooks, { policy: { plainHeaders } }) =>
    webhooks.flatMap((webhook) =>
      webhook.headers.flatMap((header) => forbidden(webhook, header, plainHeaders)),
    ),
} satisfies DeclarationRule;

function forbidden(webhook: Webhook, header: Header, plainHeaders: readonly string[]): Violation[] {
  const name = header.name.toLowerCase();
  const path = ["headers", header.name];
  if (belongsToConnection(name)) {
    const message = `header ${header.name} belongs to the connection and cannot be declared`;
    return [{ webhook, path, message, remedy: `remove header ${header.name} from ${keyOf(webhook)}` }];
  }
  if (CREDENTIAL_HEADERS.includes(name) && !usesSecret(header)) {
    const message = `header ${header.name} holds a credential that stands in Git as it is`;
    const remedy = `write the credential in header ${header.name} of ${keyOf(webhook)} as \${secret:NAME}`;
    return [{ webhook, path, message, remedy }];
  }
  if (plainHeaders.includes(name) && usesSecret(header)) {
    const message = `header ${header.name} takes its value from a secret, and plans show the live value of that header`;
    const remedy = `send the secret in another header of ${keyOf(webhook)}, or have operators take ${header.name} out of policy.plainHeaders`;
    return [{ webhook, path, message, remedy }];
  }
  return [];
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
    "Receivers, gateways and log searches may rely on a header being there, such as the one that names the environment. `policy.requiredHeaders` lists their names, which compare without case; the list is empty unless configured.",
  remedy: "Declare the header in the manifest.",
  check: (webhooks, { name: environment, policy: { requiredHeaders: required } }) =>
    webhooks.flatMap((webhook) => {
      const declared = webhook.headers.map(({ name }) => name.toLowerCase());
      const missing = required.filter((name) => !declared.includes(name.toLowerCase()));
      return missing.map((name) => ({
        webhook,
        path: ["headers", name],
        message: `${environment} requires header ${name}, which ${keyOf(webhook)} does not declare`,
        remedy: `add ${name} to the headers of ${keyOf(webhook)}`,
      }));
    }),
} satisfies DeclarationRule;
