import { grouped } from "../base/grouped.ts";
import type { Environment } from "../model/environment.ts";
import type { LiveWebhook } from "../model/live.ts";
import type { Webhook } from "../model/webhook.ts";
import type { PlanInput } from "./input.ts";
import { knownHeaders } from "./known.ts";

type Declared = Pick<PlanInput, "desired"> & { readonly environment: Pick<Environment, "policy"> };

/**
 * The headers of a live webhook whose values may be shown: those that operators list, less those that were written from a
 * secret, by the record, by labels, or by a manifest of that name.
 */
export function plainHeadersOf(live: LiveWebhook, input: PlanInput): readonly string[] {
  const known = knownHeaders(live, input);
  return plainAsDeclared(live, input).filter((name) => known(name)?.kind !== "secret");
}

/** The same where there is no record to ask. */
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
