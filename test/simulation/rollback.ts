import { liveAs, restore } from "../../src/cli/apply/restore.ts";
import type { BeforeImage } from "../../src/journal/before-run.ts";
import type { Environment } from "../../src/model/environment.ts";
import { keyOf } from "../../src/model/key.ts";
import type { LiveListing } from "../../src/model/live.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { JournalEntry } from "../../src/model/record.ts";
import { Secret, type SecretReference } from "../../src/model/secret.ts";
import type { Webhook } from "../../src/model/webhook.ts";
import { locate } from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";

/** What a rollback is planned with. */
export interface Taking {
  readonly environment: Environment;
  readonly desired: readonly Webhook[];
  readonly live: LiveListing;
  readonly records: readonly JournalEntry[];
  readonly images: readonly BeforeImage[];
}

/** The plan of `rollback RUN`, from what the run found. */
export function rollbackPlan({ environment, desired, live, records, images }: Taking): Plan {
  const declared = { environment, webhooks: desired, directory: ".", locate, warnings: [], findings: [] };
  const secrets = { find: ({ version }: SecretReference) => new Secret(`value-${version}`) };
  const restored = restore(images, { desired: declared, live: live.webhooks, records, secrets });
  const webhooks = restored.map(({ webhook }) => webhook);
  const keys = new Set(webhooks.map(keyOf));
  return planOf(webhooks, [], {
    environment,
    live: { ...live, webhooks: liveAs(webhooks, live.webhooks) },
    allow: allowing({ deprecate: keys, downgrade: new Set(webhooks.map(({ name }) => name)) }),
    incomplete: new Map(
      restored.flatMap(({ webhook, lacks }) => (lacks === null ? [] : [[keyOf(webhook), lacks] as const])),
    ),
  });
}
