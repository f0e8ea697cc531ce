import { HIDDEN, hiddenUrl } from "../base/credentials.ts";
import type { Redactor } from "../base/redactor.ts";
import { failure, type Result, success } from "../base/result.ts";
import type { Diagnostic, Locate } from "../model/fleet/diagnostic.ts";
import type { Directory, TenantResource } from "../model/fleet/directory.ts";
import type { Environment } from "../model/fleet/environment.ts";
import { keyOf } from "../model/fleet/key.ts";
import {
  isOurs,
  type LiveHeader,
  type LiveListing,
  type LiveWebhook,
  type ShownTexts,
} from "../model/fleet/live.ts";
import {
  endpointHidingRepeated,
  hidingRepeated,
  idsOf,
  type RepeatsSecret,
  tellingId,
} from "../model/fleet/repeated-secrets.ts";
import { type DeclaredReference, sentValues, type Webhook } from "../model/fleet/webhook.ts";
import type { Change } from "../model/plan/change.ts";
import { writtenOf } from "../model/plan/written-part.ts";
import { type Problem, tenantProblem } from "../model/run/problem.ts";

/**
 * What is live, without what repeats a secret that this run knows. Without secrets it is shown as it is: a plan that was
 * made so is made again by whoever has them, and held to that.
 */
export function hidingSecrets(
  live: LiveListing,
  { desired, environment }: { readonly desired: readonly Webhook[]; readonly environment: Environment },
  redactor: Redactor,
): Result<LiveListing, Problem> {
  const repeats = (text: string) => redactor.repeatsSecret(text);
  const declared = new Set(desired.map(keyOf));
  const concerns = (webhook: LiveWebhook) => declared.has(keyOf(webhook)) || isOurs(webhook, environment);
  const isTelling = (id: string) => redactor.isRepeatedById(id);
  const telling = live.webhooks.find((webhook) => concerns(webhook) && idsOf(webhook).some(isTelling));
  if (telling !== undefined) return failure(tenantProblem({ ...tellingId(telling), kind: "malformed" }));
  const { plainHeaders } = environment.policy;
  const webhooks = fleetHidingRepeated(live.webhooks, { desired, plainHeaders, concerns }, repeats);
  const { directory } = live;
  if (directory === null) return success({ ...live, webhooks });
  return success({ ...live, webhooks, directory: directoryHidingRepeated(directory, desired, repeats) });
}

/** What a machine without the webhooks' secrets knows: its own credentials, and what the tenant has shown it. */
export function redactorWithoutSecrets(
  redactor: Redactor,
  desired: readonly Webhook[],
  live: readonly LiveWebhook[],
): Redactor {
  const values = desired.flatMap(sentValues).map(({ value }) => value);
  const secrets = values.flatMap((value) => (value.kind === "secret" ? [value.value] : []));
  const knowing = redactor.withoutDeclared(secrets);
  for (const { endpoint } of live) {
    const auth = endpoint?.basicAuth;
    if (auth?.kind === "set" && auth.password.kind === "readable") knowing.learn(auth.password.value);
  }
  return knowing;
}

/** The Endpoints among these without what repeats a secret, where nothing else of them is looked at. */
export function endpointsHidingRepeated(
  webhooks: readonly LiveWebhook[],
  desired: readonly Webhook[],
  repeats: RepeatsSecret,
): readonly LiveWebhook[] {
  const declared = new Map(desired.map((webhook) => [keyOf(webhook), webhook]));
  return webhooks.map((live) => {
    if (live.endpoint === null) return live;
    const told = endpointTextsInGit(declared.get(keyOf(live)));
    return { ...live, endpoint: endpointHidingRepeated(live.endpoint, told, repeats) };
  });
}

/** The same of what webhooks can refer to; what a manifest names is found by that name. */
function directoryHidingRepeated(
  { projects, inside }: Directory,
  desired: readonly Webhook[],
  repeats: RepeatsSecret,
): Directory {
  const told = new Set(desired.flatMap((webhook) => [...endpointTextsInGit(webhook)]));
  const named = <T extends TenantResource>(one: T): T =>
    !told.has(one.name) && repeats(one.name) ? { ...one, name: HIDDEN } : one;
  const shown = [...inside].map(([id, { project, flows, locales, snapshots }]) => {
    const inner = snapshots?.map((one) => named({ ...one, flows: one.flows?.map(named) ?? null })) ?? null;
    const directory = { project: named(project), flows: flows.map(named), locales: locales.map(named) };
    return [id, { ...directory, snapshots: inner }] as const;
  });
  return { projects: projects.map(named), inside: new Map(shown) };
}

function referencesOf({
  project,
  flow,
  locale,
  snapshot,
}: NonNullable<Webhook["endpoint"]>): readonly DeclaredReference[] {
  return [project, flow, locale, snapshot === "project" ? null : snapshot].filter((one) => one !== null);
}

const NOTHING: ReadonlySet<string> = new Set();

/** What a manifest says of an Endpoint is shown by that manifest. */
function endpointTextsInGit(declared: Webhook | undefined): ReadonlySet<string> {
  const endpoint = declared?.endpoint ?? null;
  if (endpoint === null) return NOTHING;
  const { displayName, basicAuth } = endpoint;
  const names = referencesOf(endpoint).map(({ text }) => text);
  return new Set([displayName, ...names, ...(basicAuth.kind === "declared" ? [basicAuth.user] : [])]);
}

interface HidingInFleet {
  readonly desired: readonly Webhook[];
  /** In lower case. */
  readonly plainHeaders: readonly string[];
  /** Whether anything is said of one that no manifest declares. */
  readonly concerns: (live: LiveWebhook) => boolean;
}

/** What is live without what repeats a secret: each that is declared, or that concerns us. */
function fleetHidingRepeated(
  webhooks: readonly LiveWebhook[],
  { desired, plainHeaders, concerns }: HidingInFleet,
  repeats: RepeatsSecret,
): readonly LiveWebhook[] {
  // Of several with one key the first counts, as it does for a plan.
  const declared = new Map(desired.toReversed().map((webhook) => [keyOf(webhook), webhook] as const));
  return webhooks.map((live) => {
    const inGit = declared.get(keyOf(live));
    if (inGit === undefined && !concerns(live)) return live;
    const isSettled = (header: LiveHeader) =>
      !plainHeaders.includes(header.name.toLowerCase()) || standsIn(inGit, header);
    return hidingRepeated(
      live,
      { texts: textsInGit(inGit), endpoint: endpointTextsInGit(inGit), isSettled },
      repeats,
    );
  });
}

/** What a rollback keeps as it is live stands in no manifest. */
function textsInGit(declared: Webhook | undefined): Partial<ShownTexts> {
  if (declared === undefined) return {};
  const { url, method, payloadFormat, shown = {} } = declared;
  const texts = Object.entries({ url, method, payloadFormat });
  return Object.fromEntries(texts.filter(([field]) => !(field in shown)));
}

/** What a rollback keeps as it is live is shown as a tenant's text is: without what repeats a secret. */
export function showingKept(desired: readonly Webhook[], redactor: Redactor): readonly Webhook[] {
  const repeats = (text: string) => redactor.repeatsSecret(text);
  if (desired.every(({ shown }) => shown === undefined)) return desired;
  return desired.map((webhook) => {
    if (webhook.shown === undefined) return webhook;
    const shown = Object.entries(webhook.shown).map(([field, text]) => {
      const hidden = field === "url" ? hiddenUrl(webhook.url, repeats) : HIDDEN;
      return [field, repeats(text) ? hidden : text] as const;
    });
    return { ...webhook, shown: Object.fromEntries(shown) };
  });
}

function standsIn(declared: Webhook | undefined, live: LiveHeader): boolean {
  return (declared?.headers ?? []).some(
    ({ name, value }) =>
      name.toLowerCase() === live.name.toLowerCase() &&
      live.kind === "readable" &&
      value.kind === "plain" &&
      value.value === live.value.expose(),
  );
}

/** The secrets that carrying out these changes would need and that no source knows. */
export function unresolvedSecrets(
  changes: readonly Change[],
  { capabilities }: Environment,
  locate: Locate,
): Diagnostic[] {
  return changes.flatMap((change) => {
    if (change.action === "delete" || change.desired === null) return [];
    return writtenOf(change, capabilities) === "nothing" ? [] : unresolvedIn(change.desired, locate);
  });
}

/** The secrets of a webhook that no source knows. */
export function unresolvedIn(webhook: Webhook, locate: Locate): Diagnostic[] {
  return sentValues(webhook).flatMap(({ path, value }) => {
    if (value.kind !== "unresolved") return [];
    const names = value.missing.join(", ");
    const whyNot = value.whyNot ?? [];
    const why = whyNot.map((phrase) => `: ${phrase}`).join("");
    return [
      {
        code: "missing-secret",
        severity: "error" as const,
        message: `secret ${names} of ${webhook.name}@${webhook.version} cannot be found${why}; nothing was changed`,
        hint: `set the environment variable ${names}, or put its value into a file of that name in --secrets-dir`,
        ...locate(webhook.source, path),
      },
    ];
  });
}
