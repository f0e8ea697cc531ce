import { shortened } from "../base/text.ts";
import type { ShownValue, Snapshot } from "./change.ts";
import type { LiveHeader, LiveWebhook, ShownTexts } from "./live.ts";
import { isQuotable } from "./quotable.ts";
import { shownUrl } from "./shown-url.ts";
import type { HeaderValue, Status, Webhook } from "./webhook.ts";

const MOST_CHARACTERS = 8_192;

/** What a declared header value looks like in plans and records. */
export function showDeclared(value: HeaderValue): ShownValue {
  if (value.kind === "plain") return { kind: "plain", text: value.value };
  return value.template === null ? { kind: "sensitive" } : { kind: "secret", template: value.template };
}

/** A live value is sensitive unless operators say that its name is plain, and where it looks like a credential all the same. */
export function showLive(header: LiveHeader, plainHeaders: readonly string[]): ShownValue {
  if (header.kind === "masked") return { kind: "masked" };
  if (!plainHeaders.includes(header.name.toLowerCase())) return { kind: "sensitive" };
  if (header.isHidden) return { kind: "sensitive" };
  const text = header.value.expose();
  // Longer than any that a manifest declares.
  return text.length <= MOST_CHARACTERS && isQuotable(text) ? { kind: "plain", text } : { kind: "sensitive" };
}

/** A declared webhook as it may be shown and recorded. */
export function snapshotOf(webhook: Webhook, status: Status = webhook.status): Snapshot {
  const headers = webhook.headers.map(({ name, value }) => [name, showDeclared(value)] as const);
  const { url, shownUrl: shown = url, method, payloadFormat } = webhook;
  return { url: shown, method, payloadFormat, status, headers: Object.fromEntries(headers) };
}

/** A live webhook as it may be shown and recorded. */
export function snapshotOfLive(
  live: LiveWebhook,
  plainHeaders: readonly string[],
  status: Status = live.status,
): Snapshot {
  const headers = live.headers.map((header) => [header.name, showLive(header, plainHeaders)] as const);
  return {
    url: shownTextOf(live, "url"),
    method: shownTextOf(live, "method"),
    payloadFormat: shownTextOf(live, "payloadFormat"),
    status,
    headers: Object.fromEntries(headers),
  };
}

/** What may be shown of a text of a live webhook. */
export function shownTextOf(live: LiveWebhook, field: keyof ShownTexts): string {
  return live.shown?.[field] ?? (field === "url" ? shownUrl(live.url) : shownText(live[field]));
}

/** A text of a tenant that is short where it means something. */
export function shownText(text: string): string {
  return shortened(text, 201);
}
