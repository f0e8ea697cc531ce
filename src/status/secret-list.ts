import { matchesAny } from "../base/glob.ts";
import { hostOf, parsedUrl } from "../base/http.ts";
import { grouped } from "../base/text.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { keyOf } from "../model/fleet/key.ts";
import { sentValues, type Webhook } from "../model/fleet/webhook.ts";
import type { ListedSecret, SecretList, SecretPlace, SecretUser } from "../model/report/secret-list.ts";

/** What is known of a machine's secrets, and of what the policy asks. */
export interface SecretFacts {
  readonly environment: Environment;
  readonly webhooks: readonly Webhook[];
  readonly placeOf: (name: string) => SecretPlace;
  readonly whyNot: (name: string) => string | null;
  /** Whether the policy holds secrets to the hosts that are listed for them. */
  readonly holdsToHosts: boolean;
}

/** The secrets that manifests refer to, and those that the config file lists hosts for; none of their values. */
export function listSecrets(facts: SecretFacts): SecretList {
  const { environment, webhooks } = facts;
  const { secrets } = environment.policy;
  const users = grouped(webhooks.flatMap((webhook) => usesOf(webhook, facts)));
  const names = [...new Set([...users.keys(), ...secrets.keys()])].toSorted();
  const listed = names.map((name): ListedSecret => {
    const place = facts.placeOf(name);
    return {
      name,
      place,
      whyNot: place === null ? facts.whyNot(name) : null,
      hosts: facts.holdsToHosts ? (secrets.get(name) ?? []) : null,
      users: users.get(name) ?? [],
    };
  });
  return { environment: environment.name, secrets: listed };
}

function usesOf(webhook: Webhook, facts: SecretFacts): readonly (readonly [string, SecretUser])[] {
  const { owner, source, url } = webhook;
  const parsed = parsedUrl(url);
  const host = parsed === null ? "" : hostOf(parsed);
  const { file, line, column } = source;
  return sentValues(webhook).flatMap(({ what, value }) => {
    if (value.kind === "plain") return [];
    return value.references.map(({ name, version }) => {
      const globs = (facts.environment.policy.secrets.get(name) ?? []).map((glob) => glob.toLowerCase());
      const mayGo = !facts.holdsToHosts || matchesAny(host, globs);
      const location = { file, line, column };
      return [name, { key: keyOf(webhook), what, version, host, mayGo, owner, location }] as const;
    });
  });
}
