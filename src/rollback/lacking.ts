import type { Environment } from "../model/fleet/environment.ts";
import { keyOf } from "../model/fleet/key.ts";
import { type LiveWebhook, needsHiddenValues } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { IncompleteReason } from "../model/plan/plan.ts";
import type { BeforeImage } from "./before-run.ts";
import { stillRevalued } from "./parts.ts";
import type { Recovered } from "./recorded-webhook.ts";

/** Its reference leads to the value that the run gave it, unless somebody has set the former one again. */
export function lostValueOf(
  image: BeforeImage,
  webhook: Webhook,
  live: LiveWebhook | undefined,
): IncompleteReason | null {
  if (image.was === null || webhook.status === "deprecated") return null;
  const lost = stillRevalued(image, webhook, live);
  if (lost.length === 0) return null;
  const names = [...new Set(lost.flatMap(({ secrets }) => secrets))].join(", ");
  return {
    code: "masked",
    message: `the value that ${lost.map(({ name }) => name).join(", ")} had before is in no record, and ${names} leads to the live one`,
    remedy: `give ${names} its former value and roll back again; or, to keep the live one, declare ${keyOf(webhook)} as it was in its manifest and apply that`,
  };
}

/** What of it no record has, or is not set here. */
export function lackOf(
  { webhook, hidden, missing }: Recovered,
  live: LiveWebhook | undefined,
  { capabilities }: Environment,
): IncompleteReason | null {
  const key = keyOf(webhook);
  if (hidden.length > 0) {
    return {
      code: "masked",
      message: `no record has the value that ${hidden.join(", ")} had before`,
      remedy: `declare ${key} as it was in its manifest and apply that`,
    };
  }
  // Then the status alone is written.
  const isOnlySwitchedOff =
    webhook.status === "deprecated" && live !== undefined && !needsHiddenValues(live, capabilities);
  if (missing.length === 0 || isOnlySwitchedOff) return null;
  const names = missing.join(", ");
  return {
    code: "masked",
    message: `it needs ${names}, which cannot be found`,
    remedy: `set the environment variable ${names}, or put its value into a file of that name in --secrets-dir`,
  };
}
