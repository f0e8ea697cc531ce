import { isQuotable, namesCredential } from "../../base/credentials.ts";
import { isJsonObject, type JsonObject } from "../../base/json.ts";
import { Secret } from "../../base/secret.ts";
import { isMask } from "./answer.ts";

/** What is shorter is in many texts by chance. */
const SHORTEST = 4;
const SHORTEST_UNNAMED = 8;
/** Of one integration; the text of a key has less than this, and a script that somebody stored there more. */
const MOST_CREDENTIALS = 500;
const LONGEST = 10_000;
const MOST_LEVELS = 8;

/** What may carry one, and may as well say how: `authMethod: API Key`. */
const MAY_NAME_CREDENTIAL = /pass|pwd|secret|token|keys?$|auth|cred|signature|cookie|session/i;
/** What ids of the tenant look like, and addresses of people. */
const ID = /^(?:[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[^@\s]{1,200}@[^@\s]{1,200})$/i;
const MOMENT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
const BETWEEN_WORDS = /[\s"'<>;,&?=#:@/]+/;

/** Where a text stands: `"named"` below a member that is there to carry a credential. */
type Place = "named" | "suspect" | "unnamed";

/**
 * What may be a credential among members that nobody here knows. They are sent back as they were, so that an error may
 * repeat them. `isOwn`: these are settings of something that is called with credentials, where a single odd word is one.
 */
export function credentialsIn(members: JsonObject, isOwn: boolean): readonly Secret[] {
  const found = new Set<string>();
  gather(members, isOwn ? "suspect" : "unnamed", MOST_LEVELS, (text, place) => {
    for (const one of credentialsOf(text, place)) if (found.size < MOST_CREDENTIALS) found.add(one);
  });
  return [...found].map((text) => new Secret(text));
}

function gather(
  value: unknown,
  place: Place,
  levels: number,
  add: (text: string, place: Place) => void,
): void {
  if (levels === 0) return;
  if (typeof value === "string") add(value.slice(0, LONGEST), place);
  else if (Array.isArray(value)) for (const one of value) gather(one, place, levels - 1, add);
  else if (isJsonObject(value))
    for (const [name, one] of Object.entries(value)) gather(one, below(place, name), levels - 1, add);
}

/** Keys are kept in lists too, each beside its id and what people call it. */
function below(place: Place, name: string): Place {
  if (namesCredential(name.replace(/s$/i, ""))) return "named";
  if (place === "named") return /^(?:key|value)$/i.test(name) ? "named" : "suspect";
  return place === "unnamed" && MAY_NAME_CREDENTIAL.test(name) ? "suspect" : place;
}

function credentialsOf(text: string, place: Place): readonly string[] {
  if (text.length < SHORTEST || isMask(text)) return [];
  if (place === "named") return [text];
  if (place === "unnamed" && isQuotable(text)) return [];
  // Of an address every other text would have the beginning.
  const isOne = !/\s/.test(text) && !text.includes("://");
  const pieces = isOne ? [text] : text.split(BETWEEN_WORDS);
  return pieces.filter((piece) => piece.length >= SHORTEST_UNNAMED && !isHarmless(piece));
}

/** Words with small numbers, numbers, ids and dates: `eu-central-1`. */
function isHarmless(text: string): boolean {
  if (ID.test(text) || MOMENT.test(text) || !/\p{L}/u.test(text)) return true;
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).every((word) => /^(?:[A-Za-z]*|[0-9]{1,2})$/.test(word));
}
