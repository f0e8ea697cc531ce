import { ExactNumber, isJsonObject, type JsonObject, parseJson } from "../../base/json.ts";
import { CUT, toldSigns } from "./told-signs.ts";

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
/** What remains of a pace, a quota or a cache is nothing of the list. */
const PACE = /rate|limit|quota|cache/;

/** That something of the list is not here. Where nothing is left out, that says nothing of a next page. */
const SHORTENED =
  /^(?:is|was|results?|list|data|response)?(?:limited|capped|cut(?:off|short|at)?|clipped|cropped|abridged|overflow(?:ed|s|ing|count|items|entries)?)$/;
const LEFT_OUT =
  /^(?:num(?:ber)?of)?(?:items?|results?|records?|entries|rows|objects|integrations|webhooks)?(?:are|were)?(?:omitted|skipped|dropped|hidden|missing|withheld|unlisted|not(?:shown|listed|returned|included)|remaining|left(?:out|over)?)(?:items?|results?|records?|entries|rows|objects|integrations|webhooks)?(?:count|total)?$/;
const AT_LIMIT =
  /(?:limit|max|maximum|cap|threshold)(?:items|results|size)?(?:is|was)?(?:reached|hit|exceeded)$|^(?:reached|hit|exceeded|over)(?:limit|max|maximum|cap)$|^toomany(?:items|results|records|entries|rows|integrations)?$/;
/** Has a limit that a list is not cut by. */
const OTHER_LIMIT = /rate|quota|request|usage|time/;

/** What stands between the words of a name is left out. */
function wordOf(name: string): string {
  const word = name.toLowerCase().replace(/[^a-z0-9]/g, "");
  const isCut = SHORTENED.test(word) || LEFT_OUT.test(word) || isAtLimit(word);
  return isCut && !word.startsWith("remaining") ? CUT : word;
}

function isAtLimit(word: string): boolean {
  return AT_LIMIT.test(word) && !OTHER_LIMIT.test(word);
}

/** From where to where, of how many, which may not be known: `0-9/30`, `1-10 of 30`, `0-9/*`. */
const RANGE = /(?<!\d)\d{1,15} ?- ?\d{1,15} ?(?:\/|of) ?(\d{1,15}|\*)$/;

function signOf(place: string, name: string, value: unknown): PagingSign {
  const word = wordOf(name);
  if (typeof value === "string") {
    const [, pages] = word.endsWith("page") ? (/^\d+ ?(?:\/|of) ?(\d+)$/.exec(value) ?? []) : [];
    if (pages !== undefined) return { place, name, word: "pages", value: pages };
    const [, total] = word.endsWith("range") ? (RANGE.exec(value) ?? []) : [];
    if (total !== undefined) return { place, name, word: "total", value: total };
  }
  return { place, name, word, value: value instanceof ExactNumber ? String(value) : value };
}

/** The members of an envelope at all levels, but nothing of the integrations in it, which are in lists. */
export function memberSigns(value: JsonObject, place = "", levels = MOST_LEVELS): PagingSign[] {
  const members = Object.entries(value).slice(0, MOST_SIGNS);
  const isPage = members.some(([name]) => /^(?:current)?page(?:number|no|index)?$/.test(wordOf(name)));
  return members.flatMap(([name, member]) => {
    const sign = signOf(place + name, name, member);
    const own = isPage && /^(?:out)?of$/.test(sign.word) ? { ...sign, word: "pages" } : sign;
    if (own.word.startsWith("warning")) return toldIn(own.place, JSON.stringify(member));
    if (isJsonObject(member)) return [own, ...objectSigns(own, member, levels)];
    if (Array.isArray(member)) return [own, ...listSigns(own, member)];
    return typeof member === "string" && !ECHO.test(own.word) ? [own, ...toldIn(own.place, member)] : [own];
  });
}

/** What the request asked for, or a name of something. */
const ECHO =
  /^(?:q|query|filters?|search|fields|select|sort|order|name|title|self|href|url|path)$|(?:id|token|cursor|etag)$/;
const MESSAGES = /^(?:message|notice|note|info|hint|alert|diagnostic)s?$/;

function objectSigns({ place, word }: PagingSign, member: JsonObject, levels: number): PagingSign[] {
  if (levels <= 1 || NEXT.test(word) || PACE.test(word)) return [];
  const signs = memberSigns(member, `${place}.`, levels - 1);
  const isCount = (sign: PagingSign) => /^(?:total|count|of|last|max)$/.test(sign.word);
  return word === "pages" ? signs.map((sign) => (isCount(sign) ? { ...sign, word } : sign)) : signs;
}

function listSigns(own: PagingSign, members: readonly unknown[]): PagingSign[] {
  if (/^_?links?$/.test(own.name)) return relationSigns(members, own.place);
  if (own.word === "pages") return [{ ...own, value: members.length }];
  return MESSAGES.test(own.word) ? toldIn(own.place, JSON.stringify(members)) : [];
}

function toldIn(place: string, text: string): PagingSign[] {
  return toldSigns(text).map((sign) => ({ place, name: sign.word, ...sign }));
}

/** `{rel, href}` each. */
function relationSigns(links: readonly unknown[], place: string): PagingSign[] {
  return links.slice(0, MOST_SIGNS).flatMap((link) => {
    const isRelation = isJsonObject(link) && typeof link.rel === "string";
    return isRelation && link.rel !== "" ? [signOf(`${place}.${link.rel}`, String(link.rel), link)] : [];
  });
}

/** Says what its value is about, and not that it is more of it. */
const ABOUT = /^(?:meta|list|collection|pagination|paging|page|items?|results?)-/;
/** Totals and rests of other things than a list. */
const OTHER = /rate|limit|quota|request|time|bytes|cost|credit|cache/;

const LIST_WORDS: readonly RegExp[] = [
  /^(?:total|num|number-of)-?pages?$|^pages?-(?:count|total)$|^pages$/,
  /^(?:has-?)?next(?:-?(?:page|cursor|token|page-token|link|url|offset|range|marker))?$/,
  /^(?:has-?|is-?)?(?:more|truncated|partial)(?:-?(?:results?|items|pages?|data|records|available))?$/,
  /^continuation(?:-?token)?$/,
  /^(?:(?:result|item|record|pagination)-?)?count$/,
  /^page-?size$|^(?:items-?)?per-?page$/,
  /^(?:page-?)?cursor$|^scroll-?id$|^bookmark$/,
  /^(?:is-?|results?-?|list-?)?(?:limited|capped|cut-?off|cut-?short|incomplete|overflow|omitted|withheld)(?:-?(?:count|items|results?|records|entries))?$/,
];

/** Headers speak of many things: only those count that can be about a list. */
export function headerSigns(headers: ReadonlyMap<string, string>): PagingSign[] {
  return [...headers].flatMap(([header, text]) => signsIn(header, text));
}

function signsIn(header: string, text: string): PagingSign[] {
  switch (header) {
    case "content-range":
      return [signOf(header, "range", text)];
    case "link":
      return lastPageSigns(text);
    case "warning":
      return toldIn(header, text);
    default:
      return OTHER.test(header) ? limitSigns(header, text) : namedSigns(header, text);
  }
}

/** `X-Limit-Reached`: not what remains of a limit. */
function limitSigns(header: string, text: string): PagingSign[] {
  const sign = signOf(header, header.replace(/^x-/, ""), text);
  return sign.word === CUT ? [sign] : [];
}

function namedSigns(header: string, text: string): PagingSign[] {
  const bare = header.replace(/^x-/, "");
  // A maker's name may stand before the rest: `X-Acme-Total-Count`.
  const names = [bare, bare.replace(ABOUT, ""), bare.replace(/^[a-z0-9]+-/, "")];
  if (names.includes("pagination") || names.includes("paging")) {
    const value = parseJson(text);
    return isJsonObject(value) ? memberSigns(value, `${header}.`) : [];
  }
  if (MESSAGES.test(bare) || bare === "warning") return toldIn(header, text);
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

/** What a Link header says about the page after this one. */
export type NextLink =
  | { readonly kind: "none" }
  | { readonly kind: "target"; readonly target: string }
  /** It speaks of a next page in a way that cannot be followed. */
  | { readonly kind: "unreadable" };

/** One step through the header: a target, a parameter with its value quoted or bare, or the comma between two links. */
const STEP =
  /[ \t]*(?:<([^<>]*)>|;[ \t]*([^\s=;,<>"]+)(?:[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s;,"]*)))?|([,;]))/y;

interface Link {
  readonly target: string;
  /** By name in lower case; of a repeated parameter the first counts (RFC 8288, section 3.3). */
  readonly parameters: Map<string, string>;
}

/** Finds the link with `rel=next` (RFC 8288): titles may hold commas, quotes and angle brackets. */
export function nextLinkIn(header: string): NextLink {
  const { links, rest } = linksIn(header);
  const next = links.filter(({ parameters }) => relationsOf(parameters).includes("next"));
  const isElsewhere = links.some(({ parameters }) =>
    relationsOf(parameters).some((one) => /[/#:]next$/.test(one)),
  );
  const own = next.find(({ parameters }) => !parameters.has("anchor"));
  if (own !== undefined) return { kind: "target", target: own.target };
  // A link with an anchor is about something else than this page.
  // Neither is one whose relation is an address a next page for certain.
  return next.length > 0 || isElsewhere || /next/i.test(rest) ? { kind: "unreadable" } : { kind: "none" };
}

/** Where the last page is; null where it does not say. */
function lastLinkIn(header: string): string | null {
  const last = linksIn(header).links.find(({ parameters }) => relationsOf(parameters).includes("last"));
  return last?.target ?? null;
}

function linksIn(header: string): { links: Link[]; rest: string } {
  const links: Link[] = [];
  let at = 0;
  for (;;) {
    STEP.lastIndex = at;
    const [step, target, name, quoted, bare] = STEP.exec(header) ?? [];
    if (step === undefined) return { links, rest: header.slice(at) };
    at += step.length;
    if (target !== undefined) links.push({ target, parameters: new Map() });
    const { parameters } = links.at(-1) ?? {};
    const key = name?.toLowerCase();
    if (key === undefined || parameters === undefined || parameters.has(key)) continue;
    parameters.set(key, quoted?.replace(/\\(.)/g, "$1") ?? bare ?? "");
  }
}

function relationsOf(parameters: Link["parameters"]): string[] {
  const text = parameters.get("rel") ?? "";
  // Single quotes are no quotes there, and are used as such all the same.
  const bare = text.startsWith("'") && text.endsWith("'") ? text.slice(1, -1) : text;
  return bare.toLowerCase().split(/\s+/);
}
