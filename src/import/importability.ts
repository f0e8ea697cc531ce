import { failure, type Result, success } from "../base/result.ts";
import { keyOf } from "../model/fleet/key.ts";
import { type LiveWebhook, UNLISTED_HEADERS } from "../model/fleet/live.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import { differencesBetween, imageOfDeclared, imageOfLive } from "../model/plan/likeness.ts";
import type { LeftOut } from "../model/report/import-report.ts";
import type { ImportTools } from "./tools.ts";

/** Why an integration gets no manifest. */
export interface ImportBlock {
  readonly code: "undeclarable" | "credential" | "policy" | "replaced";
  /** The rule that refuses it; null where it is another thing. */
  readonly rule: string | null;
  /** One sentence without a final period; holds no header value. */
  readonly reason: string;
}

/** Rules that are met by a line in the manifest or in the config file; all others are about the integration itself. */
const MET_BY_A_LINE: readonly string[] = ["owner-required", "sunset-required", "secret-hosts", "quota"];

/**
 * The webhook that a draft declares, when it is just what the tenant has and policy does not refuse it. Drafts are held
 * to what we read ourselves: whatever could not be declared is found here and nowhere else.
 */
export function readBack(draft: string, live: LiveWebhook, tools: ImportTools): Result<Webhook, ImportBlock> {
  if (live.headers.includes(UNLISTED_HEADERS))
    return undeclarable(
      "the tenant shows none of its headers, and a manifest without them would take them away",
    );
  const { declarations, diagnostics } = tools.readDraft(draft, live.name);
  const [found] = diagnostics;
  if (found !== undefined) return undeclarable([found.message, found.hint].filter(Boolean).join("; "));
  const webhook = declarations[0]?.webhook ?? null;
  if (webhook === null || !declares(webhook, live, tools))
    return undeclarable("no manifest can declare exactly what the tenant has");
  const refused = tools.refusals([webhook]).find(({ rule }) => !MET_BY_A_LINE.includes(rule));
  if (refused === undefined) return success(webhook);
  return failure({
    code: "policy",
    rule: refused.rule,
    reason: `${refused.rule}: ${refused.diagnostic.message}`,
  });
}

/** A manifest says that its webhook takes the place of this one: with a manifest of its own it would stay. */
export function replacedBlock(live: LiveWebhook, declared: readonly Webhook[]): ImportBlock | null {
  const taking = declared.find(({ replaces }) => replaces.includes(live.name));
  if (taking === undefined) return null;
  const { file, line } = taking.source;
  const reason = `${keyOf(taking)} replaces it (${file}:${line}); take \`replaces\` out there to keep both`;
  return { code: "replaced", rule: null, reason };
}

export function leftOut({ name, version, id }: LiveWebhook, { code, rule, reason }: ImportBlock): LeftOut {
  return { name, version, ids: [id], code, rule, reason };
}

function undeclarable(reason: string): Result<never, ImportBlock> {
  return failure({ code: "undeclarable", rule: null, reason });
}

/** A password is a secret that nobody knows here. */
function isOfEndpoint(field: string): boolean {
  return field.startsWith("cognigy.") || field === "basicAuth.user";
}

/** Whether a webhook is just what the tenant has; values of headers are not looked at. */
export function declares(webhook: Webhook, live: LiveWebhook, tools: ImportTools): boolean {
  const { headers, ...image } = imageOfDeclared(webhook);
  const names = new Map([...(headers ?? [])].map(([name]) => [name, null]));
  const differing = differencesBetween({ ...image, headers: names }, imageOfLive(live));
  return (
    keyOf(webhook) === keyOf(live) &&
    tools.differingFields(webhook, live).length === 0 &&
    differing.every((field) => !field.startsWith("headers.") && !isOfEndpoint(field))
  );
}
