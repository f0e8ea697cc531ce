import type { Diagnostic, Locate } from "../model/fleet/diagnostic.ts";
import type { Capabilities, Environment } from "../model/fleet/environment.ts";
import { needsHiddenValues } from "../model/fleet/live.ts";
import { sentValues, type Webhook } from "../model/fleet/webhook.ts";
import type { Change } from "../model/plan/change.ts";

/** The secrets that carrying out these changes would need and that no source knows. */
export function unresolvedSecrets(
  changes: readonly Change[],
  { capabilities }: Environment,
  locate: Locate,
): Diagnostic[] {
  return changes.flatMap((change) => {
    const written = writtenWebhook(change, capabilities);
    return written === null ? [] : unresolvedIn(written, locate);
  });
}

/** The declared webhook whose headers are written or probed. */
function writtenWebhook(change: Change, capabilities: Capabilities): Webhook | null {
  switch (change.action) {
    case "create":
    case "update":
    case "replace":
      return change.desired;
    case "adopt":
      if (change.live.endpoint !== null) return null;
      return change.fields.length > 0 || needsHiddenValues(change.live, capabilities) ? change.desired : null;
    case "unadopt":
      return needsHiddenValues(change.live, capabilities) ? change.desired : null;
    case "deprecate":
      if (change.live.endpoint !== null) return null;
      return change.fields.some(({ path }) => path !== "status") ||
        needsHiddenValues(change.live, capabilities)
        ? change.desired
        : null;
    case "delete":
      return null;
  }
}

/** The secrets of a webhook that no source knows. */
export function unresolvedIn(webhook: Webhook, locate: Locate): Diagnostic[] {
  return sentValues(webhook).flatMap(({ path, value }) => {
    if (value.kind !== "unresolved") return [];
    const names = value.missing.join(", ");
    const why = (value.whyNot ?? []).map((phrase) => `: ${phrase}`).join("");
    return [
      {
        code: "missing-secret",
        severity: "error" as const,
        message: `secret ${names} of ${webhook.name}@${webhook.version} cannot be found${why}; nothing was changed`,
        hint: `set the environment variable ${names}, or put a file of that name into --secrets-dir`,
        ...locate(webhook.source, path),
      },
    ];
  });
}
