import { ExactNumber } from "../base/exact-json.ts";
import { isJsonObject, type JsonObject, parseJson } from "../base/json.ts";
import { brief } from "./id.ts";
import { nextLinkIn } from "./link-header.ts";

/** How an answer says where the list goes on. */
export type Continuation =
  | { readonly kind: "none" }
  /** By query parameters. A guess where no public page says how they are called. */
  | {
      readonly kind: "parameters";
      readonly parameters: Readonly<Record<string, string>>;
      readonly isGuess: boolean;
    }
  | { readonly kind: "link"; readonly target: string };

/** What an answer says about the list that it is a page of. */
export interface Signs {
  readonly next: Continuation;
  /** Whether it speaks of a next page at all, be it to say that there is none. */
  readonly signalsNext: boolean;
  /** How many integrations there are; null when it does not say. */
  readonly total: number | null;
  /** How many pages there are; null when it does not say. */
  readonly pages: number | null;
  /** What else says that there is more, `has_more`, but not where; null when nothing does. */
  readonly more: string | null;
}

/** One member or header that says something about the list. */
interface Sign {
  /** Where it stands, for people. */
  readonly place: string;
  /** Its own name, and that in lower case without what stands between its words. */
  readonly name: string;
  readonly word: string;
  readonly value: unknown;
}

/** Deeper than any envelope. */
const MOST_LEVELS = 3;
const MOST_SIGNS = 1_000;

const TOTAL =
  /^(?:total(?:count|items|elements|results|records|hits|docs|size|entries|rows|objects|integrations)?|(?:items?|records?|results?|count)total|numfound|odatacount)$/;
/** Of the list, or of the page only: then it is no larger than the page. */
const COUNT = /^(?:count|resultcount|itemcount|recordcount|found|matches)$/;
const PAGES = /^(?:totalpages?|numpages|numberofpages|maxpages?|pages|pagecount|pagetotal|lastpage)$/;
const NEXT = /next|^continu/;
const MORE = /^(?:has|is)?more(?!info)|more$|truncated|^(?:is)?incomplete|^(?:is)?partial|^remaining/;
/** What remains of a pace or a quota is nothing of the list. */
const PACE = /rate|limit|quota/;
const END = /^(?:is)?(?:last|lastpage|done|complete|completed|finished|final|end|exhausted)$/;

/** Reads all signs of an answer, those of its headers included. `size`: how many integrations are on this page. */
export function readSigns(value: JsonObject, headers: ReadonlyMap<string, string>, size: number): Signs {
  const signs = [...membersOf(value), ...headersOf(headers)];
  const link = nextLinkIn(headers.get("link") ?? "");
  const linked: Continuation = link.kind === "target" ? { kind: "link", target: link.target } : NONE;
  const nexts = signs.filter(({ word }) => NEXT.test(word));
  const known = [...nexts.map(continuationOf), linked].filter(({ kind }) => kind !== "none");
  const [next = NONE] = known.toSorted((a, b) => rankOf(a) - rankOf(b));
  const unsaid = link.kind === "unreadable" ? "its Link header" : placeOfMore(signs, next);
  return {
    next,
    signalsNext: next.kind !== "none" || signs.some(speaksOfNext),
    total: largest(signs.filter((sign) => isTotal(sign, size))),
    pages: largest(signs.filter(({ word }) => PAGES.test(word))),
    more: unsaid ?? unreadableTotal(signs),
  };
}

const NONE = { kind: "none" } as const;

function signOf(place: string, name: string, value: unknown): Sign {
  const word = name.toLowerCase().replace(/[^a-z0-9]/g, "");
  return { place, name, word, value: value instanceof ExactNumber ? String(value) : value };
}

/** The members of an envelope at all levels, but nothing of the integrations in it, which are in lists. */
function membersOf(value: JsonObject, place = "", levels = MOST_LEVELS): Sign[] {
  const members = Object.entries(value).slice(0, MOST_SIGNS);
  return members.flatMap(([name, member]) => {
    const own = signOf(place + name, name, member);
    const isDeeper = isJsonObject(member) && levels > 1 && !NEXT.test(own.word) && !PACE.test(own.word);
    return isDeeper ? [own, ...membersOf(member, `${own.place}.`, levels - 1)] : [own];
  });
}

/** Headers speak of many things: only those count that can be about a list. */
function headersOf(headers: ReadonlyMap<string, string>): Sign[] {
  return [...headers].flatMap(([header, text]): Sign[] => {
    if (header === "content-range") return [signOf(header, "total", /\/(\d+)$/.exec(text)?.[1])];
    const name = header.replace(/^x-/, "").replace(/^(?:pagination|paging|page|list|items?|results?)-/, "");
    if (name === "pagination" || name === "paging") {
      const value = parseJson(text);
      return isJsonObject(value) ? membersOf(value, `${header}.`) : [];
    }
    const sign = signOf(header, name, text);
    const isAboutList =
      TOTAL.test(sign.word) ||
      /^(?:total|num|number-of)-?pages?$|^pages?-(?:count|total)$|^pages$/.test(name) ||
      /^(?:has-?)?next(?:-?(?:page|cursor|token|page-token|link|url|offset))?$/.test(name) ||
      /^(?:has-?|is-?)?(?:more|truncated)$/.test(name);
    return isAboutList ? [sign] : [];
  });
}

/** A cursor goes before a link, and a link before a guess. */
function rankOf(next: Continuation): number {
  if (next.kind === "link") return 1;
  return next.kind === "parameters" && !next.isGuess ? 0 : 2;
}

/** Where a sign of a next page leads; none where it says that there is no such page, or not where it is. */
function continuationOf({ name, word, value }: Sign): Continuation {
  const text = textOf(isJsonObject(value) ? targetIn(value) : value);
  if (text === null) return NONE;
  if (/^(https?:\/\/|\/|\?)/.test(text)) return { kind: "link", target: text };
  if (word === "next" || word === "nextcursor")
    return { kind: "parameters", parameters: { next: text, cursor: text }, isGuess: false };
  const parameters = parametersOf(name, word, text);
  return { kind: "parameters", parameters, isGuess: true };
}

function parametersOf(name: string, word: string, text: string): Readonly<Record<string, string>> {
  if (/(?:page|pagenumber|pageindex|pageno)$/.test(word) && /^\d+$/.test(text)) return { page: text };
  if (/(?:offset|skip|start)$/.test(word)) return { skip: text, offset: text };
  const bare = name.replace(/^next[-_]?/i, "").replace(/^[A-Z]/, (letter) => letter.toLowerCase());
  return { [name]: text, ...(bare === "" ? {} : { [bare]: text }) };
}

/** `{href}` of a HAL link, and other objects that hold one text. */
function targetIn(link: JsonObject): unknown {
  return link.href ?? link.url ?? link.uri ?? link.cursor ?? link.token;
}

/** What a next page can be named by: a text or a number that is not just a yes or no. */
function textOf(value: unknown): string | null {
  if (typeof value === "number") return value > 0 ? String(value) : null;
  const isName = typeof value === "string" && value !== "" && !/^(?:true|false|null|none|0)$/i.test(value);
  return isName ? value : null;
}

function speaksOfNext({ word, value }: Sign): boolean {
  return value !== undefined && (NEXT.test(word) || MORE.test(word) || (END.test(word) && isYesOrNo(value)));
}

function isYesOrNo(value: unknown): boolean {
  return typeof value === "boolean" || (typeof value === "string" && /^(?:true|false)$/i.test(value));
}

/** The first sign that says that there is more, but not where. */
function placeOfMore(signs: readonly Sign[], next: Continuation): string | null {
  if (next.kind !== "none") return null;
  const sign = signs.find(({ word, value }) => {
    if (END.test(word)) return value === false || value === "false";
    return (NEXT.test(word) || MORE.test(word)) && isFull(value);
  });
  return sign === undefined ? null : brief(sign.place);
}

/** Anything but a way to say no or nothing. */
export function isFull(value: unknown): boolean {
  if (typeof value === "string") return !/^(?:false|null|none|no|0|)$/i.test(value);
  if (Array.isArray(value)) return value.length > 0;
  if (isJsonObject(value)) return Object.values(value).some(isFull);
  return value !== undefined && value !== null && value !== false && value !== 0;
}

function isTotal({ word, value }: Sign, size: number): boolean {
  return TOTAL.test(word) || (COUNT.test(word) && (countOf(value) ?? 0) > size);
}

/** A count of things; null where a value is none. */
function countOf(value: unknown): number | null {
  const count = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof count === "number" && Number.isSafeInteger(count) && count >= 0 ? count : null;
}

function largest(signs: readonly Sign[]): number | null {
  const counts = signs.map(({ value }) => countOf(value) ?? -1);
  const most = Math.max(-1, ...counts);
  return most < 0 ? null : most;
}

/** A total that is no number says that there is one, and nothing of how large it is. */
function unreadableTotal(signs: readonly Sign[]): string | null {
  const odd = signs.find(({ word, value }) => TOTAL.test(word) && isFull(value) && countOf(value) === null);
  return odd === undefined ? null : brief(odd.place);
}
