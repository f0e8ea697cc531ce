import { keyOf } from "../../model/key.ts";
import { type DeclarationRule, ERROR, NONE, OFF, WARNING } from "../rule.ts";

export const quota = {
  name: "quota",
  kind: "declaration",
  judges: "upkeep",
  defaults: ERROR,
  sourceLine: "shown",
  summary: "An environment may declare no more webhooks than policy.quota, where that is configured",
  explanation:
    "Tenants have a limit on integrations, and one that is met in the middle of an apply leaves it half done. `policy.quota` makes it a finding in the pull request. Every declared version counts, whatever its status; without it there is no limit.",
  remedy: "Remove a manifest that is no longer needed, or have operators raise `policy.quota`.",
  check: ({ name: environment, policy: { quota: most } }, webhooks) => {
    const excess = most === null ? undefined : webhooks[most];
    const message = `${webhooks.length} webhooks are declared and ${environment} allows ${most}`;
    return (webhook) => {
      if (webhook !== excess) return NONE;
      const remedy = `remove ${keyOf(webhook)} or another webhook, or raise policy.quota of ${environment}`;
      return [{ webhook, path: ["name"], message, remedy }];
    };
  },
} satisfies DeclarationRule;

export const ownerRequired = {
  name: "owner-required",
  kind: "declaration",
  judges: "upkeep",
  defaults: OFF,
  sourceLine: "shown",
  summary: "Every webhook must name its owner",
  explanation:
    "When a receiver fails at night somebody has to be asked. The owner stays in Git and is not sent to the tenant. The rule is off unless configured, because a small repository has one owner anyway.",
  remedy: "Add `owner` to the manifest.",
  check: () => (webhook) => {
    if (webhook.owner !== null) return NONE;
    const message = `${keyOf(webhook)} names no owner`;
    return [{ webhook, path: ["owner"], message, remedy: `add owner to ${keyOf(webhook)}` }];
  },
} satisfies DeclarationRule;

export const sunsetRequired = {
  name: "sunset-required",
  kind: "declaration",
  judges: "upkeep",
  defaults: WARNING,
  sourceLine: "shown",
  summary: "A deprecated webhook should say when it goes away",
  explanation:
    "Those who still depend on a deprecated version need a day to work towards, and a version without a sunset is never deleted. The rule looks at manifests with `status: deprecated`.",
  remedy: "Add `deprecation.sunset` with a day (UTC) to the manifest.",
  check: () => (webhook) => {
    if (webhook.status !== "deprecated" || webhook.sunset !== null) return NONE;
    const message = `${keyOf(webhook)} is deprecated without a sunset`;
    return [{ webhook, path: ["status"], message, remedy: `add deprecation.sunset to ${keyOf(webhook)}` }];
  },
} satisfies DeclarationRule;
