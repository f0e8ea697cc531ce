import { isSameJson } from "../base/json.ts";
import type { WireText } from "../base/secret.ts";
import {
  basicAuthorization,
  PASSWORD_LABEL,
  type WireBasicAuth,
  type WireEndpoint,
} from "../model/fleet/endpoint.ts";
import { isFit, type ProbeReport, type ProbeTarget, recordedHealth } from "../model/fleet/health.ts";
import { isToServe, keyOf, type NameAndVersion, type WebhookKey } from "../model/fleet/key.ts";
import type { WireWebhook } from "../model/fleet/tenant.ts";
import type {
  DeclaredBasicAuth,
  DeclaredEndpoint,
  DeclaredReference,
  HeaderValue,
  Status,
  Webhook,
} from "../model/fleet/webhook.ts";
import type { Adopt, Change, Deprecate, ShownValue, Snapshot, Update } from "../model/plan/change.ts";
import type { Intent } from "../model/record/record.ts";
import type { ApplyContext } from "./context.ts";
import { isRevaluedWhileMoved } from "./moved-secret.ts";
import type { Preflight } from "./ports.ts";
import { PRIORITY } from "./schedule.ts";

/** What is written for a declared webhook. All its secrets must be resolved, and what it refers to found. */
export function bodyOf(webhook: Webhook, status: Status, sunset: string | null): WireWebhook {
  const { name, version, url, method, payloadFormat, protect } = webhook;
  const labelled = { sunset, protect, secrets: templatesOf(webhook) };
  const headers = headersOf(webhook);
  const endpoint = webhook.endpoint === null ? null : endpointOf(webhook.endpoint, status);
  return { name, version, url, method, payloadFormat, headers, status, labelled, endpoint };
}

/** By header name, or by what it is, what names secrets and their versions. */
function templatesOf({ headers, endpoint }: Webhook): Map<string, string> {
  const values = headers.map(({ name, value }) => [name.toLowerCase(), value] as const);
  const auth = endpoint?.basicAuth;
  const password = auth?.kind === "declared" ? [[PASSWORD_LABEL, auth.password] as const] : [];
  return new Map(
    [...values, ...password].flatMap(([name, value]) =>
      value.kind === "plain" || value.template === null ? [] : [[name, value.template] as const],
    ),
  );
}

/** The declared headers with their values. */
export function headersOf({ headers }: Webhook): { name: string; value: WireText }[] {
  return headers.map(({ name, value }) => ({ name, value: wireText(`header ${name}`, value) }));
}

/** The declared credentials with their values. */
function basicAuthOf(declared: DeclaredBasicAuth): WireBasicAuth {
  switch (declared.kind) {
    case "undeclared":
      return { kind: "kept" };
    case "none":
      return { kind: "none" };
    case "declared":
      return { kind: "set", user: declared.user, password: wireText("the password", declared.password) };
  }
}

function endpointOf(declared: DeclaredEndpoint, status: Status): WireEndpoint {
  const { displayName, channel, flow, locale, snapshot } = declared;
  const project = idOf(declared.project);
  return {
    displayName,
    channel,
    project,
    flow: flow === null ? null : idOf(flow),
    locale: locale === null ? null : idOf(locale),
    entrypoint: snapshot === null ? null : snapshot === "project" ? project : idOf(snapshot),
    basicAuth: basicAuthOf(declared.basicAuth),
    serves: status === "active",
  };
}

function idOf({ text, found }: DeclaredReference): string {
  if (found === null) throw new Error(`${text} must be looked up on the tenant before an apply`);
  return found.id;
}

function wireText(what: string, value: HeaderValue): WireText {
  switch (value.kind) {
    case "plain":
    case "secret":
    case "kept":
      return value.value;
    case "unresolved":
      throw new Error(`${what}: ${value.missing.join(", ")} must be resolved before an apply`);
  }
}

/** Whom to probe for a declared webhook, and what to send. All its secrets must be resolved. */
export function probeTarget(webhook: Webhook, connectTo: string | null): ProbeTarget {
  const { url, method, payloadFormat, version, health } = webhook;
  const { payload, body, expect, accept, maxLatencyMs } = health;
  return {
    url,
    method,
    payloadFormat,
    headers: [...headersOf(webhook), ...authorizationOf(webhook)],
    payload,
    body,
    version,
    expect,
    accept,
    maxLatencyMs,
    connectTo,
  };
}

/** As the tenant would send it. What it has of its own, and nobody declares, is not known here and not sent. */
function authorizationOf({ endpoint }: Webhook): { name: string; value: WireText }[] {
  const auth = endpoint === null ? null : basicAuthOf(endpoint.basicAuth);
  return auth?.kind === "set" ? [basicAuthorization(auth.user, auth.password)] : [];
}

/**
 * What was there, with the hidden values that a rollback can put back: what the plan showed of a header that changes,
 * and what is declared of one that does not.
 */
export function imageBefore({
  before,
  after,
  fields,
}: Pick<Update | Adopt | Deprecate, "before" | "after" | "fields">): Snapshot {
  const changed = new Map(fields.map((field) => [field.path.toLowerCase(), field.before]));
  const declared = new Map(Object.entries(after.headers).map(([name, value]) => [name.toLowerCase(), value]));
  const headers = Object.entries(before.headers).map(([header, shown]): [string, ShownValue] => {
    const name = header.toLowerCase();
    const told = changed.get(`headers.${name}`) ?? declared.get(name);
    return [header, shown.kind === "sensitive" && told !== undefined ? told : shown];
  });
  return { ...before, headers: Object.fromEntries(headers), ...endpointBefore(before, after, fields) };
}

/**
 * The fields whose secret keeps its reference and gets another value. The record shows the same secret before and after,
 * and a rollback has to know that it was not. Of the change's own live object: what it takes over from is not written.
 */
export function changedValues(change: Change, id: string | null): readonly string[] {
  if (change.action === "create" || change.action === "delete" || change.live?.id !== id) return [];
  const { fields, desired, live } = change;
  return fields.flatMap(({ path, before, after }) => {
    if (before.kind !== "secret" || live === null) return [];
    return isSameJson(before, after) || isRevaluedWhileMoved({ path, before }, desired, live) ? [path] : [];
  });
}

/**
 * What the manifest of what is written depends on, and what its probe sends and expects to go live; nothing where none
 * speaks. A rollback puts back what was declared of the probe too, and the next one goes by the record.
 */
export function declaredFacts(
  change: Change,
  { name, version }: NameAndVersion,
): Pick<Intent, "depends_on" | "health"> {
  if (change.action === "delete") return {};
  const { desired, reason } = change;
  if (desired?.name !== name || desired.version !== version) return {};
  return {
    ...(reason.kind === "rolled-back" ? {} : { depends_on: [...desired.dependsOn] }),
    ...(isToServe(desired) && !desired.health.isGuessed ? { health: recordedHealth(desired.health) } : {}),
  };
}

/** What goes for it under another name: once it has its name back, nothing else tells that it is what takes over. */
export function takingOver(
  { takenOver }: Pick<ApplyContext, "takenOver">,
  written: NameAndVersion,
): Pick<Intent, "takes_over"> {
  const leaving = takenOver.get(keyOf(written)) ?? [];
  return leaving.length === 0 ? {} : { takes_over: [...leaving] };
}

/** The same of a password. */
function endpointBefore(
  { endpoint }: Snapshot,
  after: Snapshot,
  fields: Update["fields"],
): Pick<Snapshot, "endpoint"> {
  if (endpoint === undefined) return {};
  const changed = fields.find(({ path }) => path === "basicAuth.password")?.before;
  const told = changed ?? after.endpoint?.password ?? endpoint.password;
  return {
    endpoint: { ...endpoint, password: endpoint.password?.kind === "sensitive" ? told : endpoint.password },
  };
}

/** dns, tcp and tls of a webhook's receiver. */
export async function preflight(
  context: ApplyContext,
  webhook: Webhook,
  key: WebhookKey,
): Promise<Preflight> {
  return await context.probes.run(PRIORITY.begin, async () => {
    const target = probeTarget(webhook, context.connectTo(webhook));
    return await context.events.during(
      { kind: "step", key, step: "preflight" },
      () => context.gate.preflight(target),
      ({ report }) => finished(key, "preflight", report),
    );
  });
}

/** The synthetic delivery, on the connection of the preflight. */
export async function deliver(
  context: ApplyContext,
  checked: Preflight,
  key: WebhookKey,
): Promise<ProbeReport> {
  return await context.probes.run(PRIORITY.finish, async () => {
    return await context.events.during(
      { kind: "step", key, step: "probe" },
      () => checked.deliver(),
      (report) => finished(key, "probe", report),
    );
  });
}

function finished(key: WebhookKey, step: string, { verdict, sentence }: ProbeReport) {
  return { kind: "step-finished", key, step, failure: isFit(verdict) ? null : sentence } as const;
}

/** Both in one go, for a change that has nothing to write in between. */
export async function probeWhole(
  context: ApplyContext,
  webhook: Webhook,
  key: WebhookKey,
): Promise<ProbeReport> {
  const checked = await preflight(context, webhook, key);
  try {
    return isFit(checked.report.verdict) ? await deliver(context, checked, key) : checked.report;
  } finally {
    checked.close();
  }
}
