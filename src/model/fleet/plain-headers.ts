import { grouped } from "../../base/text.ts";
import type { Environment } from "./environment.ts";
import type { LiveWebhook } from "./live.ts";
import type { Webhook } from "./webhook.ts";

interface Declared {
  readonly desired: readonly Webhook[];
  readonly environment: Pick<Environment, "policy">;
}

/** The headers of a live webhook whose values operators let be shown, less those that a manifest of that name fills from a secret. */
export function plainAsDeclared(
  { name }: LiveWebhook,
  { desired, environment }: Declared,
): readonly string[] {
  const secret = secretsIn(desired).get(name) ?? [];
  return environment.policy.plainHeaders.filter((header) => !secret.includes(header));
}

/** Asked for each live webhook, and worked out once for a fleet. */
const KNOWN = new WeakMap<readonly Webhook[], ReadonlyMap<string, readonly string[]>>();

/** By name, the headers that a manifest fills from a secret. */
function secretsIn(desired: readonly Webhook[]): ReadonlyMap<string, readonly string[]> {
  const known = KNOWN.get(desired);
  if (known !== undefined) return known;
  const named = desired.flatMap((webhook) =>
    secretHeaders(webhook).map((header) => [webhook.name, header] as const),
  );
  const secrets = grouped(named);
  KNOWN.set(desired, secrets);
  return secrets;
}

function secretHeaders({ headers }: Webhook): readonly string[] {
  return headers.flatMap(({ name, value }) => (value.kind === "plain" ? [] : [name.toLowerCase()]));
}
