import type { ShownValue, Snapshot } from "../model/change.ts";
import { type LiveHeader, type LiveWebhook, UNLISTED_HEADERS } from "../model/live.ts";
import { isShownAs } from "../model/shown-url.ts";

/** Whether a live webhook is what a plan or a record shows. Hidden values are not compared. */
export function looksLike(live: LiveWebhook, shown: Snapshot): boolean {
  return (
    isShownAs(live.url, shown.url) &&
    live.method === shown.method &&
    live.payloadFormat === shown.payloadFormat &&
    live.status === shown.status &&
    headersLookLike(live.headers, shown.headers)
  );
}

function headersLookLike(live: readonly LiveHeader[], shown: Snapshot["headers"]): boolean {
  if (live.some(({ name }) => name === UNLISTED_HEADERS.name)) return true;
  const wanted = new Map(Object.entries(shown).map(([name, value]) => [name.toLowerCase(), value]));
  const names = new Set(live.map(({ name }) => name.toLowerCase()));
  return (
    names.size === wanted.size &&
    live.every((header) => valueLooksLike(header, wanted.get(header.name.toLowerCase())))
  );
}

function valueLooksLike(live: LiveHeader, shown: ShownValue | undefined): boolean {
  if (shown === undefined || shown.kind === "absent") return false;
  return shown.kind !== "plain" || live.kind === "masked" || live.value.expose() === shown.text;
}
