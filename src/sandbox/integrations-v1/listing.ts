import type { JsonObject } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import { jsonAnswer, type SandboxAnswer } from "../wire/answer.ts";
import type { ListingFault } from "../wire/faults.ts";
import type { Switches } from "./switches.ts";

/** Where a page starts, and how long it may be. */
interface Page {
  readonly offset: number;
  readonly limit: number;
}

const DEFAULT_LIMIT = 25;
const MOST = 100;

/** Reads `limit`, `skip` and the cursor (`next`, also as `cursor` or `nextCursor`); the error says what is wrong. */
export function readPage(query: URLSearchParams): Result<Page, string> {
  const limit = readInteger(query.get("limit"), DEFAULT_LIMIT);
  if (limit === undefined || limit < 1 || limit > MOST) return failure(`limit must be 1 to ${MOST}`);
  const skip = readInteger(query.get("skip"), 0);
  if (skip === undefined) return failure("skip must be a number");
  const cursor = query.get("next") ?? query.get("cursor") ?? query.get("nextCursor");
  if (cursor === null) return success({ offset: skip, limit });
  const offset = offsetOf(cursor);
  return offset === undefined ? failure("the cursor is not one of ours") : success({ offset, limit });
}

/** One page of the listing, in the envelope and with the signals that the switches ask for. */
export function listAnswer(
  all: readonly JsonObject[],
  { page, url }: { readonly page: Page; readonly url: URL },
  { envelope, paging }: Switches,
  fault: ListingFault | null,
): SandboxAnswer {
  if (paging === "ignored") return jsonAnswer(200, wrap(envelope, all, {}));
  const listing = shifted(all, page, fault);
  const loops = fault?.kind === "cursor-loop";
  // Without a cursor only an answer that forgets `skip` can loop.
  const offset = loops && paging !== "cursor" && paging !== "link" ? 0 : page.offset;
  const items = listing.slice(offset, offset + page.limit);
  const next = loops ? offset : offset + page.limit < listing.length ? offset + page.limit : null;
  const total = loops && paging === "skip-total" ? listing.length + page.limit : listing.length;
  switch (paging) {
    case "cursor":
      return jsonAnswer(200, wrap(envelope, items, { total, ...cursorMember(envelope, next) }));
    case "link":
      return jsonAnswer(200, wrap(envelope, items, {}), linkHeader(url, page.limit, next));
    case "skip-total":
      return jsonAnswer(200, wrap(envelope, items, { total }));
    case "none":
      return jsonAnswer(200, wrap(envelope, items, {}));
  }
}

function shifted(all: readonly JsonObject[], page: Page, fault: ListingFault | null): readonly JsonObject[] {
  if (fault?.kind !== "list-shift" || page.offset === 0) return all;
  return fault.by === "removal" ? all.slice(1) : [...all.slice(0, 1), ...all];
}

function wrap(envelope: Switches["envelope"], items: readonly JsonObject[], signals: JsonObject): unknown {
  switch (envelope) {
    case "array":
      return items;
    case "items":
    case "data":
    case "integrations":
      return { [envelope]: items, ...signals };
    case "embedded":
      return { _embedded: { integrations: items }, ...signals };
  }
}

/** APIs spell it in several ways, so each envelope has its own. */
function cursorMember(envelope: Switches["envelope"], next: number | null): JsonObject {
  const cursor = next === null ? null : cursorOf(next);
  if (envelope === "data") return { next_cursor: cursor };
  if (envelope === "integrations") return { next: cursor };
  return { nextCursor: cursor, previousCursor: null };
}

function linkHeader(url: URL, limit: number, next: number | null): Readonly<Record<string, string>> {
  if (next === null) return {};
  const target = new URL(url);
  target.search = new URLSearchParams({ limit: String(limit), skip: String(next) }).toString();
  return { link: `<${target.href}>; rel="next"` };
}

function cursorOf(offset: number): string {
  return Buffer.from(`from:${offset}`).toString("base64url");
}

function offsetOf(cursor: string): number | undefined {
  const text = /^from:(.+)$/.exec(Buffer.from(cursor, "base64url").toString("utf8"))?.[1];
  return text === undefined ? undefined : readInteger(text, 0);
}

function readInteger(text: string | null, otherwise: number): number | undefined {
  if (text === null) return otherwise;
  return /^[0-9]{1,9}$/.test(text) ? Number(text) : undefined;
}
