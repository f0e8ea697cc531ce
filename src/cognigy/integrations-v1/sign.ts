import { ExactNumber, isJsonObject, type JsonObject } from "../../base/json.ts";

/** One member or header that says something about the list. */
export interface PagingSign {
  /** Where it stands, for people. */
  readonly place: string;
  /** Its own name, and that in lower case without what stands between its words. */
  readonly name: string;
  readonly word: string;
  readonly value: unknown;
}

/** Deeper than any envelope. */
const MOST_LEVELS = 6;
const MOST_SIGNS = 1_000;

export const TOTAL =
  /^(?:(?:grand|overall|full)?total(?:number|num)?(?:of)?(?:items?|elements?|results?|records?|hits|docs|entries|rows|objects|integrations|available|found|matching)?(?:count|size)?|(?:items?|records?|results?|count)total|numfound|odatacount)$/;
export const NEXT = /next|^continu/;
/** What remains of a pace or a quota is nothing of the list. */
const PACE = /rate|limit|quota/;

export function signOf(place: string, name: string, value: unknown): PagingSign {
  const word = name.toLowerCase().replace(/[^a-z0-9]/g, "");
  const [, pages] = word.endsWith("page") ? (/^\d+ ?(?:\/|of) ?(\d+)$/.exec(String(value)) ?? []) : [];
  if (pages !== undefined) return { place, name, word: "pages", value: pages };
  return { place, name, word, value: value instanceof ExactNumber ? String(value) : value };
}

/** The members of an envelope at all levels, but nothing of the integrations in it, which are in lists. */
export function memberSigns(value: JsonObject, place = "", levels = MOST_LEVELS): PagingSign[] {
  const members = Object.entries(value).slice(0, MOST_SIGNS);
  return members.flatMap(([name, member]) => {
    const own = signOf(place + name, name, member);
    if (Array.isArray(member) && /^_?links?$/.test(name)) return [own, ...relationSigns(member, own.place)];
    const isDeeper = isJsonObject(member) && levels > 1 && !NEXT.test(own.word) && !PACE.test(own.word);
    return isDeeper ? [own, ...memberSigns(member, `${own.place}.`, levels - 1)] : [own];
  });
}

/** `{rel, href}` each. */
function relationSigns(links: readonly unknown[], place: string): PagingSign[] {
  return links.slice(0, MOST_SIGNS).flatMap((link) => {
    const isRelation = isJsonObject(link) && typeof link.rel === "string";
    return isRelation && link.rel !== "" ? [signOf(`${place}.${link.rel}`, String(link.rel), link)] : [];
  });
}
