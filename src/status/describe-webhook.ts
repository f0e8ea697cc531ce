import { didYouMean } from "../base/spelling.ts";
import type { ResourceReference } from "../model/fleet/directory.ts";
import type { Environment } from "../model/fleet/environment.ts";
import {
  compareKeys,
  keyOf,
  type NameAndVersion,
  parseKey,
  partsOf,
  type WebhookKey,
} from "../model/fleet/key.ts";
import { isOurs, type LiveListing, type LiveWebhook } from "../model/fleet/live.ts";
import { type DeclaredReference, sentValues, type Webhook } from "../model/fleet/webhook.ts";
import type { Snapshot } from "../model/plan/change.ts";
import type { PlanDocument } from "../model/plan/plan.ts";
import { snapshotOf, snapshotOfLive } from "../model/plan/redacted-snapshot.ts";
import { type History, NO_HISTORY } from "../model/record/history.ts";
import type {
  DeclaredWebhook,
  LiveDescription,
  PlannedForWebhook,
  RecordedChange,
  SecretUse,
  VersionDescription,
  WebhookDescription,
} from "../model/report/webhook-description.ts";
import { EXIT } from "../model/run/exit-code.ts";
import { type Problem, problem } from "../model/run/problem.ts";

/** What a description is made of. */
export interface DescriptionFacts {
  readonly environment: Environment;
  readonly desired: readonly Webhook[];
  /** What repeats a secret is hidden in it already. */
  readonly live: LiveListing;
  readonly plan: PlanDocument;
  readonly histories: ReadonlyMap<WebhookKey, History>;
  readonly record: readonly RecordedChange[];
}

/** Brings together what is known of one webhook, by its name or of one version; null where nothing is. */
export function describeWebhook(nameOrKey: string, facts: DescriptionFacts): WebhookDescription | null {
  const asked = parseKey(nameOrKey);
  const name = asked?.name ?? nameOrKey;
  const isMeant = (one: NameAndVersion) =>
    one.name === name && (asked === undefined || one.version === asked.version);
  const recorded = facts.record.map(({ key }) => partsOf(key));
  const known = [...facts.desired, ...facts.live.webhooks, ...recorded].filter(isMeant);
  if (known.length === 0) return null;
  const versions = [...new Map(known.map((one) => [keyOf(one), one])).values()].toSorted(compareKeys);
  const keys = new Set<string>(versions.map(keyOf));
  const { environment, tenant, readAt } = facts.plan;
  return {
    ...{ environment, tenant, name },
    readAt: new Date(readAt),
    versions: versions.map((version) => describeVersion(version, facts)).toReversed(),
    dependants: facts.desired
      .filter(({ dependsOn }) => dependsOn.some((needed) => needed === name || keys.has(needed)))
      .map(keyOf),
    record: facts.record.filter(({ key }) => keys.has(key)),
  };
}

function describeVersion(version: NameAndVersion, facts: DescriptionFacts): VersionDescription {
  const key = keyOf(version);
  const declared = facts.desired.find((webhook) => keyOf(webhook) === key);
  const live = facts.live.webhooks.filter((webhook) => keyOf(webhook) === key);
  return {
    key,
    declared: declared === undefined ? null : describeDeclared(declared),
    live: live.map((webhook) => describeLive(webhook, facts.environment)),
    planned: plannedFor(key, facts.plan),
    history: facts.histories.get(key) ?? NO_HISTORY,
  };
}

function describeDeclared(webhook: Webhook): DeclaredWebhook {
  const { description, owner, protect, dependsOn, source } = webhook;
  const { file, line, column } = source;
  return {
    ...{ description, owner, protect, dependsOn },
    snapshot: declaredSnapshot(webhook),
    location: { file, line, column },
    secrets: secretsOf(webhook),
  };
}

/** A description looks nothing up on the tenant that a manifest names: the name that stands there is what is declared. */
function declaredSnapshot(webhook: Webhook): Snapshot {
  const { endpoint } = webhook;
  const shown = snapshotOf(webhook);
  if (endpoint === null || shown.endpoint === undefined) return shown;
  const { flow, locale, snapshot } = endpoint;
  return {
    ...shown,
    endpoint: {
      ...shown.endpoint,
      flow: shown.endpoint.flow ?? asNamed(flow),
      locale: shown.endpoint.locale ?? asNamed(locale),
      entrypoint: shown.endpoint.entrypoint ?? asNamed(snapshot === "project" ? null : snapshot),
    },
  };
}

function asNamed(declared: DeclaredReference | null): ResourceReference | null {
  if (declared === null) return null;
  const { by, text } = declared;
  return by === "id" ? { id: text, name: null } : { id: "", name: text };
}

/** Each secret once, with whether this run could have it. */
function secretsOf(webhook: Webhook): SecretUse[] {
  const uses = new Map<string, SecretUse>();
  for (const { value } of sentValues(webhook)) {
    if (value.kind === "plain") continue;
    for (const { name, version } of value.references) {
      const isSet = value.kind !== "unresolved" || !value.missing.includes(name);
      uses.set(`${name}@${version}`, { name, version, isSet });
    }
  }
  return [...uses.values()];
}

function describeLive(webhook: LiveWebhook, environment: Environment): LiveDescription {
  return {
    id: webhook.id,
    isOurs: isOurs(webhook, environment),
    snapshot: snapshotOfLive(webhook, environment.policy.plainHeaders),
  };
}

function plannedFor(key: WebhookKey, { changes, blocked, unchanged }: PlanDocument): PlannedForWebhook {
  const stuck = blocked.find((one) => one.key === key);
  if (stuck !== undefined) return { kind: "blocked", blocked: stuck };
  const change = changes.find((one) => one.key === key);
  if (change !== undefined) return { kind: "change", change };
  const successor = changes.find(
    (one) => one.action === "replace" && one.superseded.some((old) => old.key === key),
  );
  if (successor !== undefined) return { kind: "superseded", by: successor.key };
  const heir = changes.find((one) => one.action === "replace" && one.inPlaceOf === key);
  if (heir !== undefined) return { kind: "replaced-in-place", by: heir.key };
  const same = unchanged.find((one) => one.key === key);
  if (same === undefined) return { kind: "none" };
  const { key: _, ...unchangedAs } = same;
  return { kind: "unchanged", ...unchangedAs };
}

/** Nothing is known of a webhook by that name or key. */
export function unknownWebhook(
  nameOrKey: string,
  { desired, live, environment }: Omit<DescriptionFacts, "record">,
): Problem {
  const ours = live.webhooks.filter((webhook) => isOurs(webhook, environment));
  const names = [...new Set([...desired, ...ours].map(({ name }) => name))].toSorted();
  const message = `no webhook is declared, live or recorded as ${nameOrKey}`;
  const name = parseKey(nameOrKey)?.name ?? nameOrKey;
  const hint = names.includes(name)
    ? `it has other versions: webhook-sync describe ${name} shows them`
    : didYouMean(name, names, "webhooks");
  return problem(EXIT.usage, "unknown-webhook", message, hint);
}

/** Whether the tenant is otherwise than what is declared. */
export function differs({ versions }: WebhookDescription): boolean {
  return versions.some(({ planned }) => planned.kind !== "unchanged" && planned.kind !== "none");
}
