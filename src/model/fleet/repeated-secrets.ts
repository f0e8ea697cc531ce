import { HIDDEN, hiddenUrl } from "../../base/credentials.ts";
import type { ResourceReference } from "./directory.ts";
import type { LiveEndpoint } from "./endpoint.ts";
import { keyOf, type NameAndVersion } from "./key.ts";
import type { LiveHeader, LiveWebhook, ShownTexts } from "./live.ts";
import { type TenantFailure, tenantFailure } from "./tenant.ts";

/** Whether a text has a piece of what the run knows to be secret. */
export type RepeatsSecret = (text: string) => boolean;

/** Without what repeats a secret. Names of flows and the like are for people alone; others are written back. */
export function endpointHidingRepeated(
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
  const named = (one: ResourceReference): ResourceReference =>
    one.name !== null && isTelling(one.name) ? { ...one, name: HIDDEN } : one;
  return {
    ...endpoint,
    ...(unshown.size === 0 ? {} : { unshown }),
    ...{ project: named(project), flow: named(flow), locale: named(locale) },
    snapshot: snapshot === null ? null : named(snapshot),
  };
}

/** Under which a webhook and what it runs are known to the tenant: these stand in records and in requests. */
export function idsOf({ id, endpoint }: LiveWebhook): readonly string[] {
  if (endpoint === null) return [id];
  const { project, flow, locale, snapshot } = endpoint;
  return [id, project.id, flow.id, locale.id, ...(snapshot === null ? [] : [snapshot.id])];
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

/** It would have to stand in each record, and in the paths of requests. */
export function tellingId(webhook: NameAndVersion): TenantFailure {
  return tenantFailure(
    "unknown",
    `the tenant's id of ${keyOf(webhook)} repeats what is kept secret`,
    "rotate that secret and delete the integration on the platform; then plan again",
  );
}
