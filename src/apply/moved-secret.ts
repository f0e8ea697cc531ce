import type { LiveWebhook } from "../model/fleet/live.ts";
import { sentValues, type Webhook } from "../model/fleet/webhook.ts";
import type { FieldChange } from "../model/plan/change.ts";
import { isMadeOf, liveValues, partAt, secretsOf, versionsIn } from "../model/plan/live-secrets.ts";

/**
 * Whether a secret of a field that changes gets another value by the same reference: in other text, or in another field.
 * What is live shows it, which those secrets would no longer make.
 */
export function isRevaluedWhileMoved(
  { path, before }: Pick<FieldChange, "path" | "before">,
  desired: Webhook | null,
  live: LiveWebhook,
): boolean {
  const now = liveValues(live).get(partAt(path));
  if (desired === null || now === undefined || before.kind !== "secret") return false;
  const versions = versionsIn(before.template);
  const kept = sentValues(desired).flatMap(({ value }) => {
    const references = value.kind === "secret" ? value.references : [];
    const same = references.filter(({ name, version }) => versions.get(name) === version);
    return [...secretsOf(value)].filter(([secret]) => same.some(({ name }) => name === secret));
  });
  return kept.length > 0 && !isMadeOf(now, before.template, new Map(kept));
}
