import { carriesCredential } from "../../model/credential-parameters.ts";
import { keyOf } from "../../model/key.ts";
import { knownTokenIn } from "../../model/token-shapes.ts";
import { type DeclarationRule, ERROR } from "../rule.ts";
import { urlOf } from "../webhook-url.ts";

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
  check: (webhooks) =>
    webhooks
      .filter((webhook) => urlOf(webhook).protocol !== "https:")
      .map((webhook) => ({
        webhook,
        path: ["url"],
        message: `the url of ${keyOf(webhook)} uses http, which anyone on the way can read and change`,
        remedy: `write the url of ${keyOf(webhook)} with https`,
      })),
} satisfies DeclarationRule;

export const noUrlCredentials = {
  name: "no-url-credentials",
  kind: "declaration",
  judges: "text",
  defaults: ERROR,
  sourceLine: "hidden",
  summary: "A url may hold no user name, password or token",
  explanation:
    "A url is shown in plans, records, logs of proxies and error messages, so a credential in it is known to everyone who reads one of these. User names and passwords before the host are refused, and so are query parameters such as `token`, `api_key` and `sig`, and everything that looks like a known kind of token (see `known-token-shape`).",
  remedy:
    "Send the credential in a header, as `${secret:NAME}`, and replace the one that was in the url: it is in Git's history.",
  check: (webhooks) =>
    webhooks.flatMap((webhook) => {
      const found = credentialIn(urlOf(webhook));
      if (found === undefined) return [];
      return {
        webhook,
        path: ["url"],
        message: `the url of ${keyOf(webhook)} holds ${found}`,
        remedy: `take it out of the url of ${keyOf(webhook)} and send a header with \${secret:NAME} instead`,
      };
    }),
} satisfies DeclarationRule;

/** What kind of credential a URL holds, without its value. */
function credentialIn(url: URL): string | undefined {
  if (url.username !== "" || url.password !== "") return "a user name or password";
  const parameter = [...url.searchParams].find(([name, value]) => value !== "" && carriesCredential(name));
  if (parameter !== undefined) return `a credential in its query parameter ${parameter[0]}`;
  const token = knownTokenIn(url.href);
  return token === undefined ? undefined : `what looks like ${token}`;
}
