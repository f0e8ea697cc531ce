import { withoutReferences } from "../../base/credentials.ts";
import { hostOf } from "../../base/http.ts";
import { knownTokenIn, looksGenerated, mayHoldToken } from "../../base/tokens.ts";
import type { Environment } from "../../model/fleet/environment.ts";
import { keyOf } from "../../model/fleet/key.ts";
import { type HeaderValue, type SentValue, sentValues, type Webhook } from "../../model/fleet/webhook.ts";
import {
  type DeclarationRule,
  ERROR,
  ERROR_OUTSIDE_SANDBOX,
  hostMatcher,
  NONE,
  type Violation,
  WARNING,
} from "./rule.ts";

export const secretHosts = {
  name: "secret-hosts",
  kind: "declaration",
  judges: "delivery",
  defaults: ERROR_OUTSIDE_SANDBOX,
  sourceLine: "shown",
  summary: "A secret may be sent only to the hosts listed for it in policy.secrets",
  explanation:
    "A person who can change a url could send the secret in the same manifest to their own machine, and the health gate would deliver it. So operators list for each secret the hosts that may have it, as globs, and a secret that is not listed goes nowhere. A finding stands at the url when the host is wrong, and at the header or password when the secret has no hosts at all.",
  remedy: "Use a host that is listed for the secret, or have operators add the host to `policy.secrets`.",
  check: (environment) => {
    const matchers = new Map(
      [...environment.policy.secrets].map(([secret, globs]) => [secret, hostMatcher(globs)] as const),
    );
    return (webhook, url) => {
      const host = hostOf(url);
      const isFit = ({ value }: { readonly value: HeaderValue }) =>
        value.kind === "plain" || value.references.every(({ name }) => matchers.get(name)?.(host) ?? false);
      const auth = webhook.endpoint?.basicAuth;
      if (webhook.headers.every(isFit) && (auth?.kind !== "declared" || isFit({ value: auth.password })))
        return NONE;
      return [...placesBySecret(webhook)]
        .filter(([secret]) => !(matchers.get(secret)?.(host) ?? false))
        .map(([secret, place]) => misdirected({ webhook, host }, secret, place, environment));
    };
  },
} satisfies DeclarationRule;

/** The secrets that a webhook sends, each with the first value that holds it. */
function placesBySecret(webhook: Webhook): Map<string, SentValue> {
  const places = new Map<string, SentValue>();
  for (const sent of sentValues(webhook)) {
    if (sent.value.kind === "plain") continue;
    for (const { name } of sent.value.references) if (!places.has(name)) places.set(name, sent);
  }
  return places;
}

function misdirected(
  { webhook, host }: { readonly webhook: Webhook; readonly host: string },
  secret: string,
  { what, path }: SentValue,
  { name: environment, policy }: Environment,
): Violation {
  const globs = policy.secrets.get(secret) ?? [];
  if (globs.length === 0) {
    const message = `secret ${secret} in ${what} may not be sent anywhere: ${environment} lists no hosts for it`;
    const remedy = `have operators who trust ${host} with it add ${secret} to policy.secrets of ${environment}`;
    return { webhook, path, message, remedy };
  }
  const message = `secret ${secret} in ${what} may not be sent to ${host} (allowed: ${globs.join(", ")})`;
  const remedy = `change the url of ${keyOf(webhook)}, or have operators who trust ${host} with it add the host to policy.secrets.${secret} of ${environment}`;
  return { webhook, path: ["url"], message, remedy };
}

export const knownTokenShape = {
  name: "known-token-shape",
  kind: "declaration",
  judges: "text",
  defaults: ERROR,
  sourceLine: "hidden",
  summary: "No text of a manifest may look like a well-known kind of token",
  explanation:
    "A token that was pasted into a manifest stays in Git forever, and everyone who can read the repository has it. The text of header values outside `${secret:NAME}`, names of headers, the payload and the user of the probe, the names under `cognigy`, the owner and the description are compared with the forms that issuers give to their tokens, also in base64, in hexadecimal and with escapes; the table below has them. User and password behind `Basic` count as well. The finding gives the line, never the value.",
  remedy:
    "Revoke the token, keep the new one as a secret and write `${secret:NAME}`. Removing the line is not enough: the old commit still has it.",
  check: () => (webhook) => {
    // One look at all: nearly no webhook has anything like a token.
    if (!mayHoldToken(allTextOf(webhook))) return NONE;
    return [...sentValues(webhook).map(sendable), ...otherTexts(webhook)].flatMap((text) =>
      tokenIn(text, webhook),
    );
  },
} satisfies DeclarationRule;

function allTextOf({ headers, health, owner, description, endpoint }: Webhook): string {
  let all = [owner, description, namesOf(endpoint), userOf(health)].join("\n");
  for (const { name, value } of headers) all += `\n${name}\n${plainTextOf(value)}`;
  for (const { value } of sentValues({ headers: [], endpoint })) all += `\n${plainTextOf(value)}`;
  return health.payload === undefined ? all : `${all}\n${JSON.stringify(health.payload)}`;
}

function tokenIn({ path, what, text, isSecretFit }: Text, webhook: Webhook): readonly Violation[] {
  const token = knownTokenIn(text);
  if (token === undefined) return NONE;
  const message = `${what} of ${keyOf(webhook)} holds what looks like ${token}`;
  const instead = isSecretFit
    ? `write ${what} of ${keyOf(webhook)} with \${secret:NAME}`
    : `take it out of ${what} of ${keyOf(webhook)}`;
  return [{ webhook, path, message, remedy: `revoke it, and ${instead}` }];
}

interface Text {
  readonly what: string;
  readonly path: readonly string[];
  readonly text: string;
  /** Whether a reference to a secret can stand in it. */
  readonly isSecretFit: boolean;
}

/** A user's name is sent as it stands, and so are names of headers. */
function sendable({ what, path, value }: SentValue): Text {
  return { what, path, text: plainTextOf(value), isSecretFit: path.join(".") !== "basicAuth.user" };
}

/** What an Endpoint is called, and what it is found by. */
function namesOf(endpoint: Webhook["endpoint"]): string {
  if (endpoint === null) return "";
  const { displayName, project, flow, locale, snapshot } = endpoint;
  const references = [project, flow, locale, snapshot === "project" ? null : snapshot];
  return [displayName, ...references.map((one) => one?.text ?? "")].join("\n");
}

function userOf({ body }: Webhook["health"]): string | null {
  return body.kind === "flow-output" ? body.userId : null;
}

/** What else a manifest says. The payload is sent with each probe, and plans show it. */
function otherTexts({ headers, health, owner, description, endpoint }: Webhook): Text[] {
  const texts: readonly (readonly [what: string, path: readonly string[], text: string | null])[] = [
    ["the name of a header", ["headers"], headers.map(({ name }) => name).join("\n")],
    ["the payload", ["health", "payload"], JSON.stringify(health.payload ?? null)],
    ["`health.userId`", ["health", "userId"], userOf(health)],
    ["`cognigy`", ["cognigy"], namesOf(endpoint)],
    ["the owner", ["owner"], owner],
    ["the description", ["description"], description],
  ];
  return texts.flatMap(([what, path, text]) =>
    text === null ? [] : [{ what, path, text, isSecretFit: false }],
  );
}

export const highEntropyHeader = {
  name: "high-entropy-header",
  kind: "declaration",
  judges: "text",
  defaults: WARNING,
  sourceLine: "hidden",
  summary: "A plain header value should not look generated",
  explanation:
    "Keys without a known form still look random. A word of at least 20 letters and digits with 3.8 bits of Shannon entropy a character, or of at least 32 hexadecimal digits with 3 bits, is reported; names joined by dashes, paths and UUIDs are not. Headers in `policy.plainHeaders` are exempt, because operators have said that they hold nothing secret. The finding gives the line, never the value.",
  remedy:
    "Write the value as `${secret:NAME}`; where it is not a secret, have operators add the header to `policy.plainHeaders`.",
  check:
    ({ name: environment, policy: { plainHeaders } }) =>
    (webhook) =>
      webhook.headers.flatMap(({ name, value }) => {
        if (!looksGenerated(plainTextOf(value)) || plainHeaders.includes(name.toLowerCase())) return NONE;
        const message = `the plain value of header ${name} of ${keyOf(webhook)} looks like a generated key`;
        const remedy = `write header ${name} of ${keyOf(webhook)} with \${secret:NAME}, or add it to policy.plainHeaders of ${environment} if it is not a secret`;
        return { webhook, path: ["headers", name], message, remedy };
      }),
} satisfies DeclarationRule;

/** A header value without its references: what stands in Git as it is. */
function plainTextOf(value: HeaderValue): string {
  if (value.kind === "kept") return "";
  return value.kind === "plain" ? value.value : withoutReferences(value.template);
}
