import type { ProbeReport } from "../model/fleet/health.ts";
import {
  compareKeys,
  isNamed,
  isToServe,
  keyOf,
  type NameAndVersion,
  type WebhookKey,
} from "../model/fleet/key.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { PolicyDiagnostic } from "../model/fleet/policy.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import type { Plan } from "../model/plan/plan.ts";
import type { ReceiverHealth } from "../model/report/fleet-health.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";

/** Something whose receiver matters: it is to be active, is active on the tenant, or both. */
export type HealthSubject =
  | { readonly kind: "declared"; readonly webhook: Webhook }
  /** Live, and not (or not any more) what is declared. */
  | { readonly kind: "live"; readonly webhook: LiveWebhook }
  /** Live as it is declared. */
  | { readonly kind: "both"; readonly webhook: Webhook };

/**
 * What to probe: every webhook that is declared active, and every one of ours that is active on the tenant. Where the
 * two differ there are two receivers: the one that gets deliveries now, and the one that would after an apply. What is
 * let go of is no business of ours.
 */
export function subjectsOf(
  plan: Plan,
  desired: readonly Webhook[],
  live: readonly LiveWebhook[],
): readonly HealthSubject[] {
  const letGo = desired.filter(({ unadopt }) => unadopt);
  const notOurs = new Set([...plan.unmanaged, ...letGo].map(keyOf));
  const activeLive = live.filter((webhook) => webhook.status === "active" && !notOurs.has(keyOf(webhook)));
  const activeDesired = desired.filter(isToServe);
  const liveKeys = new Set(activeLive.map(keyOf));
  const unchanged = new Set(plan.unchanged.map(({ key }) => key));
  const isLiveAsDeclared = (key: WebhookKey) => liveKeys.has(key) && unchanged.has(key);
  const declared = activeDesired.map((webhook): HealthSubject => {
    return { kind: isLiveAsDeclared(keyOf(webhook)) ? "both" : "declared", webhook };
  });
  const told = new Set(declared.flatMap(({ kind, webhook }) => (kind === "both" ? [keyOf(webhook)] : [])));
  const liveOnly = activeLive
    .filter((webhook) => !told.has(keyOf(webhook)))
    .map((webhook): HealthSubject => ({ kind: "live", webhook }));
  return [...liveOnly, ...declared].toSorted((a, b) => compareKeys(a.webhook, b.webhook));
}

/** What policy says against a webhook; null when it says nothing. */
export function refusalOf({ webhook }: HealthSubject, findings: readonly PolicyDiagnostic[]): string | null {
  const key = keyOf(webhook);
  const finding = findings.find((one) => one.key === key && one.severity === "error");
  return finding === undefined ? null : `the rule ${finding.rule} refuses it: ${finding.diagnostic.message}`;
}

/** How far a probe of a receiver may go. */
export type ProbeReach =
  | { readonly kind: "nowhere"; readonly sentence: string }
  /** No delivery is made. `warning` says why, where one was asked for. */
  | { readonly kind: "contact"; readonly warning: string | null }
  | { readonly kind: "delivery"; readonly webhook: Webhook };

const NOT_AS_DECLARED = "no delivery was made, because what is live is not what is declared";

/**
 * What policy refuses gets no delivery, and is not contacted before it is live. Header values go only where a manifest
 * sends them and policy lets them go. `active`: whether deliveries are asked for.
 */
export function probeReach(subject: HealthSubject, refusal: string | null, active: boolean): ProbeReach {
  if (subject.kind === "declared" && refusal !== null) return { kind: "nowhere", sentence: refusal };
  if (!active) return { kind: "contact", warning: null };
  if (subject.kind === "live") return { kind: "contact", warning: NOT_AS_DECLARED };
  if (refusal !== null) return { kind: "contact", warning: `no delivery was made: ${refusal}` };
  return { kind: "delivery", webhook: subject.webhook };
}

/** What was found of a subject. */
export function healthOf(
  { kind, webhook }: HealthSubject,
  report: ProbeReport,
  receiver: string,
): ReceiverHealth {
  const { name, version } = webhook;
  return { name, version, declared: kind !== "live", live: kind !== "declared", receiver, report };
}

/** Something that was named is neither declared nor live; undefined where all is. */
export function unknownSubject(
  names: readonly string[],
  webhooks: readonly NameAndVersion[],
): Problem | undefined {
  const name = names.find((one) => !webhooks.some((webhook) => isNamed(webhook, one)));
  if (name === undefined) return undefined;
  return problem(EXIT.usage, "usage", `${name}: no such webhook`, "name one that is declared or live");
}
