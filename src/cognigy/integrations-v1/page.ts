import { isJsonObject, type JsonObject, membersOf } from "../../base/json.ts";
import type { Envelope } from "../../model/observation.ts";
import { failure, type Result, success } from "../../model/result.ts";
import type { Answer } from "../wire/answer.ts";
import { readSigns, type Signs } from "./signs.ts";

/** One page of the list. */
export interface Page extends Signs {
  readonly envelope: Envelope;
  readonly items: readonly unknown[];
  /** How long its text is. */
  readonly bytes: number;
}

/**
 * Reads a page in any of the known envelopes. What is in none of them is an error and never an empty list: webhooks
 * that seem to be gone would be created again.
 */
export function readPage({ status, headers, body, bytes }: Answer): Result<Page, string> {
  const value = body.kind === "json" ? body.value : null;
  if (!Array.isArray(value) && !isJsonObject(value)) return failure("what is neither a list nor an object");
  const wrapped = unwrap(value);
  if (wrapped === undefined)
    return failure("an object without items, data, integrations or _embedded.integrations");
  const signs = readSigns(membersOf(value), headers, wrapped.items.length);
  const more = signs.more ?? (status === 206 ? "status 206, Partial Content" : null);
  return success({ ...wrapped, ...signs, more, bytes });
}

function unwrap(value: JsonObject | readonly unknown[]): Pick<Page, "envelope" | "items"> | undefined {
  if (!isJsonObject(value)) return { envelope: "array", items: value };
  const embedded = membersOf(value._embedded);
  const candidates: readonly (readonly [Envelope, unknown])[] = [
    ["items", value.items],
    ["data", value.data],
    ["integrations", value.integrations],
    ["_embedded.integrations", embedded.integrations],
  ];
  for (const [envelope, items] of candidates) if (Array.isArray(items)) return { envelope, items };
  return undefined;
}
