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
  const secret = new Set(desired.filter((webhook) => webhook.name === name).flatMap(secretHeaders));
  return environment.policy.plainHeaders.filter((header) => !secret.has(header));
}

function secretHeaders({ headers }: Webhook): readonly string[] {
  return headers.flatMap(({ name, value }) => (value.kind === "plain" ? [] : [name.toLowerCase()]));
}
