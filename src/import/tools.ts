import type { Diagnostic } from "../model/fleet/diagnostic.ts";
import type { RuleName } from "../model/fleet/environment.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { PolicyDiagnostic } from "../model/fleet/policy.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { DraftOptions, Edit, SharedKeys } from "../model/report/manifest-draft.ts";

/** What a file declares, as far as it can be read. */
export interface ReadDraft {
  readonly declarations: readonly { readonly webhook: Webhook | null }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What an import needs of those who know manifests, policy and plans, each for the environment. */
export interface ImportTools {
  readonly draft: (live: LiveWebhook, options: DraftOptions) => string;
  /** What a file will declare. Its secrets need not be known. */
  readonly readDraft: (text: string, file: string) => ReadDraft;
  readonly rewrite: (text: string, edits: readonly Edit[]) => string;
  /** What such edits change for other environments of the config file. */
  readonly keysShared: (text: string, edits: readonly Edit[]) => readonly SharedKeys[];
  /** The fields beside headers in which a live webhook is not as it is declared. */
  readonly differingFields: (
    declared: Webhook,
    live: LiveWebhook,
  ) => readonly ("url" | "method" | "payloadFormat" | "status")[];
  readonly refusals: (webhooks: readonly Webhook[]) => readonly PolicyDiagnostic[];
  /** All there are, in order. */
  readonly rules: readonly { readonly name: RuleName; readonly summary: string }[];
  /** Whether what breaks a rule is refused. */
  readonly isEnforced: (rule: RuleName) => boolean;
}
