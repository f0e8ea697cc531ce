import type { JsonObject } from "../../base/json.ts";
import { emptyAnswer, jsonAnswer, type SandboxAnswer } from "../wire/answer.ts";
import type { ReadRequest } from "../wire/request.ts";
import type { ServedPage } from "./listing.ts";
import type { AllCognigySwitches } from "./switches.ts";

/** What a request that is not refused is answered with. */
export type ResponseContent =
  | { readonly kind: "nothing"; readonly status: number }
  /** JSON that has no other form. */
  | { readonly kind: "plain"; readonly status: number; readonly value: unknown }
  | {
      readonly kind: "item";
      readonly status: number;
      readonly collection: string;
      readonly value: JsonObject;
    }
  | { readonly kind: "page"; readonly collection: string; readonly page: ServedPage };

/** Puts an answer into the media type that the client takes. */
export function answerOf(
  shown: ResponseContent,
  request: ReadRequest,
  switches: AllCognigySwitches,
): SandboxAnswer {
  switch (shown.kind) {
    case "nothing":
      return emptyAnswer(shown.status);
    case "plain":
      return jsonAnswer(shown.status, shown.value);
    case "item":
      return wantsHal(request, switches)
        ? hal(shown.status, halItem(shown.value, shown.collection))
        : jsonAnswer(shown.status, shown.value);
    case "page":
      return wantsHal(request, switches)
        ? hal(200, halPage(shown.page, shown.collection, request.url))
        : jsonAnswer(200, jsonPage(shown.page, switches));
  }
}

function wantsHal(request: ReadRequest, { acceptDefault }: AllCognigySwitches): boolean {
  const accept = request.header("accept") ?? "";
  if (/\bapplication\/json\b/i.test(accept)) return false;
  return /\bapplication\/hal\+json\b/i.test(accept) || acceptDefault === "hal";
}

function jsonPage(
  { items, total, next, previous }: ServedPage,
  { cursorNames }: AllCognigySwitches,
): JsonObject {
  return cursorNames === "next"
    ? { items, total, next, previous }
    : { items, total, nextCursor: next, previousCursor: previous };
}

function hal(status: number, value: JsonObject): SandboxAnswer {
  return {
    status,
    headers: {},
    body: { kind: "json", type: "application/hal+json; charset=utf-8", value },
  };
}

function halPage({ items, total, next }: ServedPage, collection: string, url: URL): JsonObject {
  const link = (change: (query: URLSearchParams) => void) => {
    const target = new URL(url);
    change(target.searchParams);
    return { href: `${target.pathname}${target.search}` };
  };
  const nextLink = link((query) => {
    query.delete("skip");
    query.set("next", next ?? "");
  });
  return {
    _links: { self: link(() => {}), ...(next === null ? {} : { next: nextLink }) },
    _embedded: { [collection]: items.map((item) => halItem(item, collection)) },
    total,
  };
}

/** The id stands only at the end of the link. */
function halItem({ _id, ...properties }: JsonObject, collection: string): JsonObject {
  return { _links: { self: { href: `/new/v2.0/${collection}/${_id}` } }, properties };
}
