import type { HeaderValue, Webhook } from "./webhook.ts";

/** A declared value that goes to the receiver and may be, or hold, a secret. */
export interface SentValue {
  /** Where it stands in the manifest. */
  readonly path: readonly string[];
  /** `header X-Api-Key`. */
  readonly what: string;
  readonly value: HeaderValue;
}

/** All that a webhook sends beside what the tenant delivers. */
export function sentValues({ headers, endpoint }: Pick<Webhook, "headers" | "endpoint">): SentValue[] {
  const auth = endpoint?.basicAuth;
  const inHeaders = headers.map(({ name, value }) => ({
    path: ["headers", name],
    what: `header ${name}`,
    value,
  }));
  if (auth?.kind !== "declared") return inHeaders;
  const user: SentValue = {
    path: ["basicAuth", "user"],
    what: "`basicAuth.user`",
    value: { kind: "plain", value: auth.user },
  };
  const password: SentValue = {
    path: ["basicAuth", "password"],
    what: "`basicAuth.password`",
    value: auth.password,
  };
  return [...inHeaders, user, password];
}
