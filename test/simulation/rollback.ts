import { Secret, type SecretReference } from "../../src/base/secret.ts";
import { headerBuilder } from "../../src/manifest/for-environment.ts";
import type { Environment } from "../../src/model/fleet/environment.ts";
import type { LiveListing } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { Plan } from "../../src/model/plan/plan.ts";
import { lastWrittenIn, type Projection } from "../../src/model/record/projection.ts";
import type { BeforeImage } from "../../src/rollback/before-run.ts";
import { liveAs, type RestoreSources, restore } from "../../src/rollback/restore.ts";
import { asRollback, requestFor } from "../../src/rollback/rollback.ts";
import { planOf } from "../fixtures/plan.ts";

/** What a rollback is planned with. */
export interface Taking {
  readonly environment: Environment;
  readonly desired: readonly Webhook[];
  readonly live: LiveListing;
  readonly recorded: Projection;
  readonly images: readonly BeforeImage[];
  readonly run: string;
}

/** The plan of `rollback RUN`, from what the run found. */
export function rollbackPlan({ environment, desired, live, recorded, images, run }: Taking): Plan {
  const secrets = { find: ({ version }: SecretReference) => new Secret(`value-${version}`) };
  const buildHeader = headerBuilder(environment, secrets);
  const sources: RestoreSources = {
    ...{ environment, declared: desired, live: live.webhooks, lastWritten: lastWrittenIn(recorded) },
    fillIn: (name, template) => buildHeader([name, template], () => {}),
  };
  const restored = restore(images, sources);
  const webhooks = restored.map(({ webhook }) => webhook);
  const plan = planOf(webhooks, [], {
    environment,
    live: { ...live, webhooks: liveAs(webhooks, images, live.webhooks) },
    ...requestFor(restored, images, sources),
  });
  return asRollback(plan, { images, restored }, run);
}
