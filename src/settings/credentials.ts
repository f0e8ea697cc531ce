import { passwordsIn } from "../base/credentials.ts";
import type { Redactor } from "../base/redactor.ts";
import { Secret } from "../base/secret.ts";
import type { Authentication, Environment } from "../model/fleet/environment.ts";

/** Shorter lines of a key hold little of it. */
const LEAST_KEY_LINE = 16;

/** What an environment's services are reached with. */
export function learnCredentials(
  environment: Environment,
  { redactor }: { readonly redactor: Redactor },
): void {
  const { tenant, health, state, audit, monitoring, notify, deprecation } = environment;
  if (audit.signingKey !== null) learnSigningKey(audit.signingKey.key, redactor);
  const hooks = audit.anchors.flatMap((anchor) => (anchor.kind === "hook" ? [anchor.hook] : []));
  if (state.backend === "postgres") for (const one of passwordsIn(state.url)) redactor.learn(one);
  if (tenant.profile !== "sandbox") redactor.learn(secretOf(tenant.auth));
  if (health.clientCertificate !== null) redactor.learn(health.clientCertificate.key);
  // Of a chat's address all but the host.
  for (const { url } of notify.flatMap(({ service }) => service ?? []))
    redactor.learn(new Secret(url.pathname + url.search));
  const services = [monitoring, deprecation.hook, ...hooks].filter((service) => service !== null);
  for (const { value } of services.flatMap(({ headers }) => headers))
    if (value instanceof Secret) redactor.learn(value);
  for (const key of services.flatMap(({ signingKeys }) => signingKeys)) {
    redactor.learn(key);
    // Without what all of them begin with.
    redactor.learn(new Secret(key.expose().replace(/^whsec_/, "")));
  }
}

/** Whole, and by the lines of its text: a line of it gives it away. */
function learnSigningKey(key: Secret, redactor: Redactor): void {
  const text = key.expose();
  if (text === "") return;
  redactor.learn(key);
  const lines = text
    .split(/\\n|\s+/)
    .filter((line) => line.length >= LEAST_KEY_LINE && !line.includes("KEY"));
  for (const line of lines) redactor.learn(new Secret(line));
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
