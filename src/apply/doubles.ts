import { keyOf, parseKey, type WebhookKey } from "../model/key.ts";
import type { LiveWebhook } from "../model/live.ts";
import type { Outcome } from "../model/outcome.ts";
import type { Plan } from "../model/plan.ts";
import type { TenantReader } from "../model/tenant.ts";
import type { JournalWriter } from "./ports.ts";

/**
 * Lists the tenant again after what was registered: where it neither knows keys nor keeps names unique, another run may
 * have registered the same at the same time. What is there twice has an unknown outcome, whatever became of ours.
 */
export async function findDoubles(
  plan: Plan,
  outcomes: readonly Outcome[],
  { tenant, journal }: { readonly tenant: TenantReader; readonly journal: JournalWriter },
): Promise<readonly Outcome[]> {
  const registered = registeredKeys(plan, outcomes);
  if (registered.size === 0) return outcomes;
  const listed = await tenant.list();
  // The next plan finds a double too; it blocks it as ambiguous.
  if (!listed.ok) return outcomes;
  const checked = outcomes.map((outcome) => {
    if (!registered.has(outcome.key)) return outcome;
    const found = listed.value.webhooks.filter((live) => keyOf(live) === outcome.key);
    return found.length > 1 ? doubled(outcome, found) : outcome;
  });
  for (const [index, outcome] of checked.entries()) {
    if (outcome.result !== "unknown" || outcome === outcomes[index]) continue;
    const subject = parseKey(outcome.key);
    await journal.append({
      phase: "notice",
      code: "registered-twice",
      webhook_name: subject?.name ?? null,
      version: subject?.version ?? null,
      details: outcome.failure.message,
    });
  }
  return checked;
}

function registeredKeys({ changes }: Plan, outcomes: readonly Outcome[]): Set<WebhookKey> {
  const tried = new Set(
    outcomes
      .filter(({ status, result }) => result !== "skipped" && status !== "absent")
      .map(({ key }) => key),
  );
  return new Set(
    changes.flatMap((change) => {
      const isNew = change.action === "create" || (change.action === "replace" && change.live === null);
      return isNew && tried.has(change.key) ? [change.key] : [];
    }),
  );
}

function doubled({ key, action, latencyMs }: Outcome, found: readonly LiveWebhook[]): Outcome {
  const ids = found.map(({ id }) => id).join(" and ");
  const failure = {
    kind: "unknown",
    message: `the tenant has ${key} ${found.length} times: ${ids}`,
    hint: "delete all but one on the tenant, then plan again",
    status: null,
    traceId: null,
  } as const;
  return { key, action, latencyMs, result: "unknown", status: "unknown", failure };
}
