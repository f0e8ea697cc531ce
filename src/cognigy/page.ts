import { isJsonObject, type JsonObject } from "../base/json.ts";
import type { Envelope } from "../model/observation.ts";
import { failure, type Result, success } from "../model/result.ts";
import type { Answer } from "./answer.ts";

/** How an answer says where the list goes on. */
export type Continuation =
  | { readonly kind: "none" }
  | { readonly kind: "cursor"; readonly cursor: string }
  | { readonly kind: "link"; readonly target: string };

/** One page of the list. */
export interface Page {
  readonly envelope: Envelope;
  readonly items: readonly unknown[];
  readonly next: Continuation;
  /** Whether the answer speaks of a next page at all, be it to say that there is none. */
  readonly signalsNext: boolean;
  /** How many integrations the tenant says there are; null when it does not say. */
  readonly total: number | null;
}

const NEXT_MEMBERS = ["nextCursor", "next_cursor", "next"];

/**
 * Reads a page in any of the known envelopes. What is in none of them is an error and never an empty list: webhooks
 * that seem to be gone would be created again.
 */
export function readPage({ headers, body }: Answer): Result<Page, string> {
  const value = body.kind === "json" ? body.value : null;
  const link = nextLink(headers.get("link") ?? "");
  if (Array.isArray(value))
    return success({ envelope: "array", items: value, ...nextOf({}, link), total: null });
  if (!isJsonObject(value)) return failure("what is neither a list nor an object");
  const wrapped = unwrap(value);
  if (wrapped === undefined)
    return failure("an object without items, data, integrations or _embedded.integrations");
  const { total = null } = value;
  if (total !== null && !(typeof total === "number" && Number.isSafeInteger(total) && total >= 0))
    return failure("a total that is no number");
  const unreadable = NEXT_MEMBERS.find(
    (name) => !["string", "undefined"].includes(typeof (value[name] ?? "")),
  );
  if (unreadable !== undefined) return failure(`a ${unreadable} that is no text`);
  return success({ ...wrapped, ...nextOf(value, link), total });
}

function unwrap(value: JsonObject): Pick<Page, "envelope" | "items"> | undefined {
  const embedded = isJsonObject(value._embedded) ? value._embedded : {};
  const candidates: readonly (readonly [Envelope, unknown])[] = [
    ["items", value.items],
    ["data", value.data],
    ["integrations", value.integrations],
    ["_embedded.integrations", embedded.integrations],
  ];
  for (const [envelope, items] of candidates) if (Array.isArray(items)) return { envelope, items };
  return undefined;
}

/** A cursor in the body goes before a link; a cursor that is an address is a link. */
function nextOf(value: JsonObject, header: string | null): Pick<Page, "next" | "signalsNext"> {
  const name = NEXT_MEMBERS.find((member) => value[member] !== undefined);
  const cursor = name === undefined ? null : value[name];
  const target = header ?? embeddedLink(value);
  if (typeof cursor === "string" && cursor !== "") {
    const isAddress = /^(https?:\/\/|\/|\?)/.test(cursor);
    return {
      signalsNext: true,
      next: isAddress ? { kind: "link", target: cursor } : { kind: "cursor", cursor },
    };
  }
  if (target !== null) return { signalsNext: true, next: { kind: "link", target } };
  return { signalsNext: name !== undefined, next: { kind: "none" } };
}

/** `_links.next.href` of the HAL envelope. */
function embeddedLink({ _links: links }: JsonObject): string | null {
  const next = isJsonObject(links) ? links.next : null;
  return isJsonObject(next) && typeof next.href === "string" ? next.href : null;
}

/** The target with `rel=next` of a Link header (RFC 8288). */
function nextLink(header: string): string | null {
  for (const [, target = "", parameters = ""] of header.matchAll(/<([^<>]*)>([^<,]*)/g)) {
    const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(parameters);
    const relations = (relation?.[1] ?? relation?.[2] ?? "").toLowerCase().split(/\s+/);
    if (relations.includes("next")) return target;
  }
  return null;
}
