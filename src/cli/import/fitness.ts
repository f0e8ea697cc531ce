import { IN_NO_FILE } from "../../manifest/locate.ts";
import { type ManifestFile, readManifestFile } from "../../manifest/manifest-file.ts";
import type { Environment } from "../../model/environment.ts";
import { keyOf } from "../../model/key.ts";
import { differencesBetween, imageOfDeclared, imageOfLive } from "../../model/likeness.ts";
import { type LiveWebhook, UNLISTED_HEADERS } from "../../model/live.ts";
import { failure, type Result, success } from "../../model/result.ts";
import type { Webhook } from "../../model/webhook.ts";
import { differingFields } from "../../plan/fields.ts";
import { checkPolicy, type PolicyFinding } from "../../policy/check.ts";
import type { LeftOut } from "../../render/import.ts";

/** Why an integration gets no manifest. */
export interface Unfit {
  readonly code: "undeclarable" | "credential" | "policy";
  /** The rule that refuses it; null where it is another thing. */
  readonly rule: string | null;
  /** One sentence without a final period; holds no header value. */
  readonly reason: string;
}

/** Rules that are met by a line in the manifest or in the operators' file; all others are about the integration itself. */
const MET_BY_A_LINE: readonly string[] = ["owner-required", "sunset-required", "secret-hosts", "quota"];

/** What holds drafts to what we read ourselves: whatever could not be declared is found here and nowhere else. */
export interface FitnessOptions {
  readonly environment: Environment;
  readonly environmentNames: readonly string[];
}

/** The webhook that a draft declares, when it is just what the tenant has and policy does not refuse it. */
export function readBack(draft: string, live: LiveWebhook, options: FitnessOptions): Result<Webhook, Unfit> {
  if (live.headers.includes(UNLISTED_HEADERS))
    return undeclarable(
      "the tenant shows none of its headers, and a manifest without them would take them away",
    );
  const { declarations, diagnostics } = readDraft(draft, live.name, options);
  const [found] = diagnostics;
  if (found !== undefined) return undeclarable([found.message, found.hint].filter(Boolean).join("; "));
  const webhook = declarations[0]?.webhook ?? null;
  if (webhook === null || !declares(webhook, live, options.environment))
    return undeclarable("no manifest can say just what the tenant has");
  const refused = policyFindings([webhook], options.environment).find(
    ({ rule }) => !MET_BY_A_LINE.includes(rule),
  );
  if (refused === undefined) return success(webhook);
  return failure({
    code: "policy",
    rule: refused.rule,
    reason: `${refused.rule}: ${refused.diagnostic.message}`,
  });
}

/** What a file will declare. Its secrets need not be known. */
export function readDraft(
  text: string,
  file: string,
  { environment, environmentNames }: FitnessOptions,
): ManifestFile {
  const secrets = { find: () => undefined };
  return readManifestFile(text, file, { environment, environmentNames, secrets });
}

/** What policy will say to what was imported, each met by a line in a manifest or in the operators' file. */
export function policyFindings(webhooks: readonly Webhook[], environment: Environment): PolicyFinding[] {
  return checkPolicy(webhooks, environment, IN_NO_FILE).filter(({ severity }) => severity === "error");
}

export function leftOut({ name, version, id }: LiveWebhook, { code, rule, reason }: Unfit): LeftOut {
  return { name, version, ids: [id], code, rule, reason };
}

function undeclarable(reason: string): Result<never, Unfit> {
  return failure({ code: "undeclarable", rule: null, reason });
}

/** Whether a webhook is just what the tenant has; values of headers are not looked at. */
export function declares(webhook: Webhook, live: LiveWebhook, environment: Environment): boolean {
  const { headers, ...image } = imageOfDeclared(webhook);
  const names = new Map([...(headers ?? [])].map(([name]) => [name, null]));
  const differing = differencesBetween({ ...image, headers: names }, imageOfLive(live));
  return (
    keyOf(webhook) === keyOf(live) &&
    differingFields(webhook, live, environment).length === 0 &&
    differing.every((field) => !field.startsWith("headers."))
  );
}
