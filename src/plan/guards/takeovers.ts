import { matchesAny } from "../../base/glob.ts";
import type { Change } from "../../model/change.ts";
import { keyOf, parseKey, type WebhookKey } from "../../model/key.ts";
import type { LiveWebhook } from "../../model/live.ts";
import { type Block, blockChange, type Entry, type PlanInput } from "../../model/plan-entry.ts";

/**
 * Blocks giving up a name that is protected, or of which nobody knows whether it is: whoever goes by the name loses it,
 * though something else takes over. A new version of the same name may always take over.
 */
export function guardTakeovers(entries: readonly Entry[], input: PlanInput): Entry[] {
  return entries.map((entry) => {
    if (entry.kind !== "change") return entry;
    const given = givenUp(entry.change).filter((live) => !input.allow.deprecate.has(keyOf(live)));
    const [block] = given.flatMap((live) => obstacleTo(entry.change, live, input) ?? []);
    return block === undefined ? entry : blockChange(entry.change, block);
  });
}

/** What stands under another name until then, and is in service. */
function givenUp(change: Change): readonly LiveWebhook[] {
  switch (change.action) {
    case "replace": {
      const own = change.inPlaceOf === undefined || change.live === null ? [] : [change.live];
      const olds = [...own, ...change.superseded.map(({ live }) => live)];
      return olds.filter(({ name, status }) => name !== change.name && status === "active");
    }
    case "deprecate": {
      const successor = change.successor === null ? undefined : parseKey(change.successor);
      const isRenamed = successor !== undefined && successor.name !== change.name;
      return isRenamed && change.live.status === "active" ? [change.live] : [];
    }
    case "create":
    case "update":
    case "adopt":
    case "unadopt":
    case "delete":
      return [];
  }
}

function obstacleTo(change: Change, live: LiveWebhook, input: PlanInput): Block | null {
  const key = keyOf(live);
  const whose = change.key === key ? "it" : `it replaces ${key}, which`;
  const by = protectedBy(key, live, input);
  if (by !== null)
    return {
      code: "protected",
      message: `${whose} is protected by ${by}, and its name would be given up`,
      remedy: `keep the name ${live.name}, remove the protection in a reviewed change, or pass --allow-deprecate ${key}`,
      because: [],
    };
  if (input.recorded.has(key)) return null;
  return {
    code: "unrecorded",
    message: `${whose} has no record in the audit log, so whether it is protected is unknown`,
    remedy: `bring the record of its last apply back (--state-dir), or pass --allow-deprecate ${key}`,
    because: [],
  };
}

function protectedBy(
  key: WebhookKey,
  { name }: LiveWebhook,
  { environment, protectedKeys }: PlanInput,
): string | null {
  if (matchesAny(name, environment.policy.protected)) return "policy.protected";
  return protectedKeys.has(key) ? "`protect: true` of its last manifest" : null;
}
