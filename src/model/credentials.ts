import type { Authentication, Environment } from "./environment.ts";
import type { Redactor } from "./redactor.ts";
import { Secret } from "./secret.ts";
import type { Io } from "./surroundings.ts";

/** What an environment's services are reached with. */
export function learnCredentials(environment: Environment, { redactor }: Io): void {
  const { tenant, health, state, monitoring, deprecation } = environment;
  if (state.backend === "postgres") learnPassword(state.url, redactor);
  if (tenant.profile !== "sandbox") redactor.learn(secretOf(tenant.auth));
  if (health.clientCertificate !== null) redactor.learn(health.clientCertificate.key);
  for (const { value } of [...(monitoring?.headers ?? []), ...(deprecation.hook?.headers ?? [])])
    if (value instanceof Secret) redactor.learn(value);
}

/** Of a database; the rest of its URL may be told. */
function learnPassword(url: Secret, redactor: Redactor): void {
  const text = url.expose();
  const password = URL.canParse(text) ? decodeURIComponent(new URL(text).password) : "";
  if (password !== "") redactor.learn(new Secret(password));
}

function secretOf(auth: Authentication): Secret {
  switch (auth.kind) {
    case "client-credentials":
      return auth.clientSecret;
    case "bearer":
      return auth.token;
    case "api-key":
      return auth.key;
  }
}
