import { ExactNumber, type JsonObject } from "../../base/json.ts";
import { shortened } from "../../base/text.ts";
import { failure, type Result, success } from "../../model/result.ts";

/** More than any tenant has use for, and short enough for every path. */
const MOST_CHARACTERS = 256;

/**
 * The id of an integration, `id` or `_id`, as the tenant wrote it: a number that no double holds would be that of
 * another integration. The error says what is wrong with it.
 */
export function readId(value: JsonObject): Result<string, string> {
  const id = value.id ?? value._id ?? "";
  if (id === "") return failure("without an id");
  const isNumber = id instanceof ExactNumber || typeof id === "number";
  if (typeof id !== "string" && !(isNumber && /^-?\d+$/.test(String(id))))
    return failure("with an id that is neither text nor a whole number");
  const problem = problemOfId(String(id));
  return problem === null ? success(String(id)) : failure(problem);
}

/** Why an id cannot stand in a path as one segment; null when it can. */
export function problemOfId(id: string): string | null {
  if (id === "") return "without an id";
  if (id.length > MOST_CHARACTERS) return `with an id of more than ${MOST_CHARACTERS} characters`;
  if (/\p{Cs}/u.test(id)) return "with an id that is no well-formed text";
  if (/\p{Cc}/u.test(id)) return "with an id with a control character";
  // Not everything on the way resolves dots before it decodes slashes.
  return /(^|[/\\])\.{1,2}([/\\]|$)/.test(id) ? "with an id that leads to another path" : null;
}

/** What a tenant names something by, as messages show it: short, on one line, and without what changes the look of one. */
export function brief(id: string): string {
  return shortened(id.slice(0, 200).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\uFFFD"), 60);
}
