import { grouped } from "../base/text.ts";
import { keyOf, type NameAndVersion } from "./key.ts";
import type { LiveHeader, LiveWebhook, ShownTexts } from "./live.ts";
import { type TenantFailure, tenantFailure } from "./tenant.ts";
import { HIDDEN, hiddenUrl } from "./token-shapes.ts";
import type { Webhook } from "./webhook.ts";

/** Whether a text has a piece of what the run knows to be secret. */
export type RepeatsSecret = (text: string) => boolean;

/** What may be shown of a webhook whatever it repeats: it stands in a manifest, or was shown before. */
export interface Told {
  readonly texts: Partial<ShownTexts>;
  /** Whether the value of a header, as it is live, needs no look: it is told, or never shown. */
  readonly isSettled: (header: LiveHeader) => boolean;
}

/** A live webhook that says of itself what of it is not to be shown, because it repeats a secret. */
export function hidingRepeated(
  live: LiveWebhook,
  { texts, isSettled }: Told,
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
  const hiding = Object.keys(shown).length === 0 ? live : { ...live, shown };
  if (!live.headers.some(isTelling)) return hiding;
  const headers = live.headers.map((header) =>
    header.kind === "readable" && isTelling(header) ? { ...header, isHidden: true as const } : header,
  );
  return { ...hiding, headers };
}

interface Fleet {
  readonly desired: readonly Webhook[];
  /** In lower case. */
  readonly plainHeaders: readonly string[];
  /** Whether anything is said of one that no manifest declares. */
  readonly concerns: (live: LiveWebhook) => boolean;
}

/** The same of each that is declared, or that concerns us. */
export function fleetHidingRepeated(
  webhooks: readonly LiveWebhook[],
  { desired, plainHeaders, concerns }: Fleet,
  repeats: RepeatsSecret,
): readonly LiveWebhook[] {
  const declared = grouped(desired.map((webhook) => [keyOf(webhook), webhook] as const));
  return webhooks.map((live) => {
    const [inGit] = declared.get(keyOf(live)) ?? [];
    if (inGit === undefined && !concerns(live)) return live;
    const isSettled = (header: LiveHeader) =>
      !plainHeaders.includes(header.name.toLowerCase()) || standsIn(inGit, header);
    return hidingRepeated(live, { texts: textsInGit(inGit), isSettled }, repeats);
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
