import { Secret, type SecretReference } from "../../src/base/secret.ts";
import { headerBuilder } from "../../src/manifest/for-environment.ts";
import type { Environment } from "../../src/model/fleet/environment.ts";
import type { LiveListing } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { Plan } from "../../src/model/plan/plan.ts";
import { lastWrittenIn, type Projection } from "../../src/model/record/projection.ts";
import type { BeforeImage } from "../../src/rollback/before-run.ts";
import type { RestoreSources } from "../../src/rollback/restore.ts";
import { asRollback, restoringBy } from "../../src/rollback/rollback.ts";
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
    directory: live.directory,
    fillIn: (name, template) => buildHeader([name, template], () => {}),
  };
  const restoring = restoringBy(images, sources, new Set());
  const plan = planOf(restoring.webhooks, [], {
    environment: restoring.environment,
    live: { ...live, webhooks: restoring.live },
    ...restoring.request,
  });
  return asRollback(plan, restoring, run);
}
