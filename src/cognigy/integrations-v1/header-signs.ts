import { isJsonObject, parseJson } from "../../base/json.ts";
import { lastLinkIn } from "./link-header.ts";
import { memberSigns, type PagingSign, signOf, TOTAL } from "./sign.ts";

/** Says what its value is about, and not that it is more of it. */
const ABOUT = /^(?:meta|list|collection|pagination|paging|page|items?|results?)-/;
/** Totals and rests of other things than a list. */
const OTHER = /rate|limit|quota|request|time|bytes|cost|credit/;

const LIST_WORDS: readonly RegExp[] = [
  /^(?:total|num|number-of)-?pages?$|^pages?-(?:count|total)$|^pages$/,
  /^(?:has-?)?next(?:-?(?:page|cursor|token|page-token|link|url|offset|range|marker))?$/,
  /^(?:has-?|is-?)?(?:more|truncated|partial)(?:-?(?:results?|items|pages?|data|records|available))?$/,
  /^continuation(?:-?token)?$/,
  /^(?:page-?)?cursor$|^scroll-?id$|^bookmark$/,
];

/** Headers speak of many things: only those count that can be about a list. */
export function headerSigns(headers: ReadonlyMap<string, string>): PagingSign[] {
  return [...headers].flatMap(([header, text]) => signsIn(header, text));
}

function signsIn(header: string, text: string): PagingSign[] {
  switch (header) {
    case "content-range":
      return [signOf(header, "total", /\/(\d+)$/.exec(text)?.[1])];
    case "link":
      return lastPageSigns(text);
    case "warning":
      return /truncat|incomplete|partial/i.test(text) ? [signOf(header, "more", text)] : [];
    default:
      return OTHER.test(header) ? [] : namedSigns(header, text);
  }
}

function namedSigns(header: string, text: string): PagingSign[] {
  const bare = header.replace(/^x-/, "");
  // A maker's name may stand before the rest: `X-Acme-Total-Count`.
  const names = [bare, bare.replace(ABOUT, ""), bare.replace(/^[a-z0-9]+-/, "")];
  if (names.includes("pagination") || names.includes("paging")) {
    const value = parseJson(text);
    return isJsonObject(value) ? memberSigns(value, `${header}.`) : [];
  }
  const name = names.find(isAboutList);
  if (name !== undefined) return [signOf(header, name, text)];
  return /^(?:current-)?page$/.test(bare) ? [signOf(header, bare, text)] : [];
}

function isAboutList(name: string): boolean {
  return TOTAL.test(signOf("", name, null).word) || LIST_WORDS.some((words) => words.test(name));
}

/** A link to the last page alone tells how many pages there are. */
function lastPageSigns(text: string): PagingSign[] {
  const [, page] = /[?&]page=(\d{1,9})(?:&|$)/.exec(lastLinkIn(text) ?? "") ?? [];
  return page === undefined ? [] : [signOf("link", "pages", page)];
}
