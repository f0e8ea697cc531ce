import type { Directory } from "../model/fleet/directory.ts";
import type { Environment } from "../model/fleet/environment.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { RepeatsSecret } from "../model/fleet/repeated-secrets.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { KeptSayings } from "../model/report/manifest-draft.ts";
import type { ImportTools } from "./tools.ts";

/** What the last manifests said of what is ours: by the record, else by labels. */
export interface SaidBefore {
  readonly of: (live: LiveWebhook) => KeptSayings;
  readonly isRecorded: (live: LiveWebhook) => boolean;
}

/** All that an import depends on. */
export interface ImportInput {
  readonly environment: Environment;
  readonly tools: ImportTools;
  readonly live: readonly LiveWebhook[];
  readonly said: SaidBefore;
  /** What Endpoints can refer to; null where the tenant has none. */
  readonly directory: Directory | null;
  /** What the folder declares already. */
  readonly declared: readonly Webhook[];
  /** Names or keys; none for all. */
  readonly names: readonly string[];
  readonly owner: string | null;
  /** Whether manifests that are there already are brought to what the tenant has. */
  readonly overwrite: boolean;
  /** Where the schema is, as seen from the folder of manifests. */
  readonly schema: string;
  /** Whether there is a file of this name in the folder. */
  readonly exists: (file: string) => boolean;
  /** Whether a text has a piece of what the run knows to be secret. */
  readonly repeats: RepeatsSecret;
  /** The text of a declaring file. */
  readonly read: (file: string) => string;
}
