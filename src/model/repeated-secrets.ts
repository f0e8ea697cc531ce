import { HIDDEN, hiddenUrl } from "../base/credentials.ts";
import type { Directory, ResourceReference, TenantResource } from "./directory.ts";
import type { LiveEndpoint } from "./endpoint.ts";
import { keyOf, type NameAndVersion } from "./key.ts";
import type { LiveHeader, LiveWebhook, ShownTexts } from "./live.ts";
import { type TenantFailure, tenantFailure } from "./tenant.ts";
import type { DeclaredReference, Webhook } from "./webhook.ts";

/** Whether a text has a piece of what the run knows to be secret. */
export type RepeatsSecret = (text: string) => boolean;

/** Without what repeats a secret. Names of flows and the like are for people alone; others are written back. */
function endpointHidingRepeated(
  endpoint: LiveEndpoint,
  told: ReadonlySet<string>,
  repeats: RepeatsSecret,
): LiveEndpoint {
  const { displayName, basicAuth, project, flow, locale, snapshot } = endpoint;
  const isTelling = (text: string) => !told.has(text) && repeats(text);
  const unshown = new Set([
    ...(isTelling(displayName) ? (["displayName"] as const) : []),
    ...(basicAuth.kind === "set" && isTelling(basicAuth.user) ? (["user"] as const) : []),
  ]);
  const named = ({ id, name }: ResourceReference): ResourceReference => {
    return { id, name: name !== null && isTelling(name) ? HIDDEN : name };
  };
  return {
    ...endpoint,
    ...(unshown.size === 0 ? {} : { unshown }),
    ...{ project: named(project), flow: named(flow), locale: named(locale) },
    snapshot: snapshot === null ? null : named(snapshot),
  };
}

/** The same of all Endpoints among these, where nothing else of them is looked at. */
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

const NOTHING: ReadonlySet<string> = new Set();

/** What a manifest says of an Endpoint is shown by that manifest. */
function endpointTextsInGit(declared: Webhook | undefined): ReadonlySet<string> {
  const endpoint = declared?.endpoint ?? null;
  if (endpoint === null) return NOTHING;
  const { displayName, basicAuth } = endpoint;
  const names = referencesOf(endpoint).map(({ text }) => text);
  return new Set([displayName, ...names, ...(basicAuth.kind === "declared" ? [basicAuth.user] : [])]);
}

/** Under which a webhook and what it runs are known to the tenant: these stand in records and in requests. */
export function idsOf({ id, endpoint }: LiveWebhook): readonly string[] {
  if (endpoint === null) return [id];
  const { project, flow, locale, snapshot } = endpoint;
  return [id, project.id, flow.id, locale.id, ...(snapshot === null ? [] : [snapshot.id])];
}

/** The same of what webhooks can refer to; what a manifest names is found by that name. */
export function directoryHidingRepeated(
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

/** What may be shown of a webhook whatever it repeats: it stands in a manifest, or was shown before. */
export interface Tellable {
  readonly texts: Partial<ShownTexts>;
  /** Names and users of an Endpoint, and the names of what it runs. */
  readonly endpoint: ReadonlySet<string>;
  /** Whether the value of a header, as it is live, needs no look: it is told, or never shown. */
  readonly isSettled: (header: LiveHeader) => boolean;
}

/** A live webhook that says of itself what of it is not to be shown, because it repeats a secret. */
export function hidingRepeated(
  live: LiveWebhook,
  { texts, endpoint, isSettled }: Tellable,
  repeats: RepeatsSecret,
): LiveWebhook {
  const isRepeated = (field: keyof ShownTexts) => live[field] !== texts[field] && repeats(live[field]);
  const shown = {
    ...(isRepeated("url") ? { url: hiddenUrl(live.url, repeats) } : {}),
    ...(isRepeated("method") ? { method: HIDDEN } : {}),
    ...(isRepeated("payloadFormat") ? { payloadFormat: HIDDEN } : {}),
  };
  const isTelling = (header: LiveHeader) =>
    header.kind === "readable" && !isSettled(header) && repeats(header.value.expose());
  const isShown = Object.keys(shown).length === 0;
  // The very object where nothing is hidden: the client knows by it what it has just read.
  if (isShown && live.endpoint === null && !live.headers.some(isTelling)) return live;
  const hiding = {
    ...live,
    ...(isShown ? {} : { shown }),
    ...(live.endpoint === null ? {} : { endpoint: endpointHidingRepeated(live.endpoint, endpoint, repeats) }),
  };
  const headers = live.headers.map((header) =>
    header.kind === "readable" && isTelling(header) ? { ...header, isHidden: true as const } : header,
  );
  return { ...hiding, headers };
}

interface HidingInFleet {
  readonly desired: readonly Webhook[];
  /** In lower case. */
  readonly plainHeaders: readonly string[];
  /** Whether anything is said of one that no manifest declares. */
  readonly concerns: (live: LiveWebhook) => boolean;
}

/** The same of each that is declared, or that concerns us. */
export function fleetHidingRepeated(
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

/** A url that a rollback keeps stands in no manifest. */
function textsInGit(declared: Webhook | undefined): Partial<ShownTexts> {
  if (declared === undefined) return {};
  const { url, shownUrl, method, payloadFormat } = declared;
  return { method, payloadFormat, ...(shownUrl === undefined ? { url } : {}) };
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

/** It would have to stand in each record, and in the paths of requests. */
export function tellingId(webhook: NameAndVersion): TenantFailure {
  return tenantFailure(
    "unknown",
    `the tenant's id of ${keyOf(webhook)} repeats what is kept secret`,
    "rotate that secret and delete the integration on the platform; then plan again",
  );
}
