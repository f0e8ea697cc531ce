import { isJsonObject, type JsonObject } from "../../base/json.ts";
import type { LiveWebhook } from "../../model/live.ts";
import { failure, type Result } from "../../model/result.ts";
import type { Answer } from "../wire/answer.ts";
import { problemOfId, readId } from "../wire/id.ts";
import { readIntegration } from "./integration.ts";

/**
 * Reads the integration that a write's answer shows. Where a tenant acknowledges with little more than the id, what was
 * sent stands for the rest; an answer without an id is no such integration.
 */
export function readEcho({ body, headers }: Answer, sent: JsonObject): Result<LiveWebhook, string> {
  const value = body.kind === "json" ? body.value : null;
  if (!isJsonObject(value) || !readId(value).ok) return failure("no integration with an id");
  const isWhole = value.name !== undefined;
  const taken = Object.entries(value).filter(([name]) => isWhole || name in sent || /^_?id$/.test(name));
  // An answer that shows all but our key may be of a tenant that keeps none.
  const { idempotencyKey, ...others } = sent;
  const stands = isWhole ? others : { ...others, idempotencyKey };
  return readIntegration({ ...stands, ...Object.fromEntries(taken) }, headers.get("etag") ?? null);
}

/** The id at the end of the Location of an answer; null where there is none within the collection. */
export function idInLocation({ headers }: Answer, collection: URL): string | null {
  const location = headers.get("location") ?? "";
  if (!URL.canParse(location, collection.href)) return null;
  const { origin, pathname } = new URL(location, collection);
  const prefix = `${collection.pathname}/`;
  const id = pathname.slice(prefix.length);
  const inside = origin === collection.origin && pathname.startsWith(prefix) && /^[^/%]+$/.test(id);
  return inside && problemOfId(id) === null ? id : null;
}
