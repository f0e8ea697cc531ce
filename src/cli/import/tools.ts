import { differingFields } from "../../changes/fields.ts";
import type { ImportTools } from "../../import/tools.ts";
import { draftManifest, rewriteManifests } from "../../manifest/draft.ts";
import { IN_NO_FILE } from "../../manifest/load-manifests.ts";
import { readManifestFile } from "../../manifest/manifest-file.ts";
import { resolutionContext } from "../../manifest/webhook.ts";
import type { Environment } from "../../model/fleet/environment.ts";
import { checkPolicy, RULES, severityOf } from "../../policy/rules.ts";

const NO_SECRETS = { find: () => undefined };

/** What an import needs of manifests, policy and plans, for one environment. */
export function importTools(environment: Environment, environmentNames: readonly string[]): ImportTools {
  const surroundings = resolutionContext({ environment, environmentNames, secrets: NO_SECRETS });
  return {
    draft: draftManifest,
    readDraft: (text, file) => readManifestFile(text, file, surroundings),
    rewrite: (text, edits) => rewriteManifests(text, environment.name, edits),
    differingFields: (declared, live) => differingFields(declared, live, environment),
    refusals: (webhooks) =>
      checkPolicy(webhooks, environment, IN_NO_FILE).filter(({ severity }) => severity === "error"),
    rules: RULES,
    isEnforced: (rule) => severityOf(rule, environment) === "error",
  };
}
