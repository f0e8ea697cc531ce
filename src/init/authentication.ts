import { type Api, AUTHENTICATION_KINDS, type Authentication } from "../model/fleet/environment.ts";

type Kind = Authentication["kind"];

/** How a kind of authentication stands in the config file, and the variables that its credentials come from. */
interface AuthenticationLines {
  readonly lines: readonly string[];
  readonly variables: readonly string[];
}

/** What each API takes; the first is the one that is meant where nobody says. */
export const KINDS_BY_API: Readonly<Record<Api, readonly [Kind, ...Kind[]]>> = {
  "integrations-v1": AUTHENTICATION_KINDS,
  "cognigy-v2": ["api-key", "client-credentials"],
};

/** Credentials stand in the file as references only. */
export function authenticationFor(api: Api, kind: Kind): AuthenticationLines {
  const { lines, variables } = AUTHENTICATIONS[kind];
  // Cognigy.AI has but one header for keys.
  return {
    lines: api === "cognigy-v2" ? lines.filter((line) => !line.startsWith("header:")) : lines,
    variables,
  };
}

const AUTHENTICATIONS: Readonly<Record<Kind, AuthenticationLines>> = {
  "client-credentials": {
    lines: [
      "kind: client-credentials",
      "clientId: ${env:COGNIGY_CLIENT_ID}",
      "clientSecret: ${env:COGNIGY_CLIENT_SECRET}",
    ],
    variables: ["COGNIGY_CLIENT_ID", "COGNIGY_CLIENT_SECRET"],
  },
  bearer: { lines: ["kind: bearer", "token: ${env:COGNIGY_TOKEN}"], variables: ["COGNIGY_TOKEN"] },
  "api-key": {
    lines: ["kind: api-key", "header: X-API-Key", "key: ${env:COGNIGY_API_KEY}"],
    variables: ["COGNIGY_API_KEY"],
  },
};
