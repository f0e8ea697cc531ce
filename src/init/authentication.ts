import type { Authentication } from "../model/environment.ts";

type Kind = Authentication["kind"];

/** How a kind of authentication stands in the config file, and the variables that its credentials come from. */
interface AuthenticationLines {
  readonly lines: readonly string[];
  readonly variables: readonly string[];
}

export const AUTHENTICATION_KINDS = [
  "client-credentials",
  "bearer",
  "api-key",
] as const satisfies readonly Kind[];

/** Credentials stand in the file as references only. */
export const AUTHENTICATIONS: Readonly<Record<Kind, AuthenticationLines>> = {
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
