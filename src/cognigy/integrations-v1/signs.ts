import { isDeepStrictEqual } from "node:util";
import { isJsonObject, type JsonObject, membersOf } from "../../base/json.ts";
import { failure, type Result, success } from "../../base/result.ts";
import type { Envelope } from "../../model/fleet/observation.ts";
import { type Answer, brief, isFull, jsonIn } from "../wire/answer.ts";
import { headerSigns, memberSigns, NEXT, nextLinkIn, type PagingSign, TOTAL } from "./header-signs.ts";
import { readListed, TELLTALES } from "./integration.ts";
import { CUT } from "./told-signs.ts";

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
  /** As many as it says that a page holds: what is behind it has to be asked for. */
  readonly isFullPage: boolean;
}

/** Of the list, or of the page only: then it is no larger than the page. */
const COUNT =
  /^(?:(?:pagination|overall|full|all)?count|found|matched|resultsizeestimate|recordsfiltered|of|outof|(?:nb|num|number|count)?(?:of)?(?:items?|elements?|results?|records?|hits?|docs|documents|entry|entries|rows?|objects?|matches|integrations?|webhooks?)(?:count|found|matched)?)$/;
/** How many a page holds at most: a tenant may give fewer at once than were asked for. */
const PAGE_SIZE =
  /^(?:(?:page|query)?limit|(?:x)?(?:items|results|records)?perpage|pagesize|maxresults|maxitems|maxpagesize|limitedto)$/;
const PAGES =
  /^(?:(?:total|num|nb|number|max|last|final|all|count)(?:of)?pages?(?:number|no|count)?|pages|pages?(?:count|total|of))$/;
/** May lead to a next page, or stand there in any case. */
const CURSOR =
  /^(?:(?:end|last|after|page)?cursor|scrollid|scroll|bookmark|(?:last)?marker|lastevaluatedkey|pagetoken|after|resum(?:e|ption)token)$/;
const MORE = /^(?:has|is)?more(?!info)|more$|truncated|^(?:is)?incomplete|^(?:is)?partial|^remaining/;
const END =
  /^(?:is)?(?:list|results?|resultset|data)?(?:is)?(?:last|lastpage|done|complete|completed|finished|final|end|endreached|eof|exhausted|exhaustive|whole|entire)$|^no(?:more|next|further)(?:pages?|results?|items|data|records)?$/;

/** Reads all signs of an answer, those of its headers included. `size`: how many integrations are on this page. */
function readSigns(
  members: readonly PagingSign[],
  headers: ReadonlyMap<string, string>,
  size: number,
): Signs {
  const signs = [...members, ...headerSigns(headers)];
  const link = nextLinkIn(headers.get("link") ?? "");
  const linked: Continuation = link.kind === "target" ? { kind: "link", target: link.target } : NONE;
  const isOver = signs.some((sign) => deniesMore(sign, size));
  const nexts = signs.filter(({ word }) => NEXT.test(word) || (!isOver && CURSOR.test(word)));
  const known = [...nexts.map(continuationOf), linked].filter(({ kind }) => kind !== "none");
  const [next = NONE] = known.toSorted((a, b) => rankOf(a) - rankOf(b));
  const unsaid = link.kind === "unreadable" ? "its Link header" : placeOfMore(signs, nexts, next);
  return {
    next,
    signalsNext: next.kind !== "none" || signs.some(speaksOfNext),
    total: largest(signs.filter((sign) => isTotal(sign, size))),
    pages: largest(signs.filter(({ word }) => PAGES.test(word))),
    more: unsaid ?? unreadableTotal(signs),
    isFullPage: size > 0 && signs.some(({ word, value }) => PAGE_SIZE.test(word) && countOf(value) === size),
  };
}

const NONE = { kind: "none" } as const;

/** A cursor goes before a link, and a link before a guess. */
function rankOf(next: Continuation): number {
  if (next.kind === "link") return 1;
  return next.kind === "parameters" && !next.isGuess ? 0 : 2;
}

/** Where a sign of a next page leads; none where it says that there is no such page, or not where it is. */
function continuationOf({ name, word, value }: PagingSign): Continuation {
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

function speaksOfNext({ word, value }: PagingSign): boolean {
  return value !== undefined && (NEXT.test(word) || MORE.test(word) || (END.test(word) && isYesOrNo(value)));
}

function isYesOrNo(value: unknown): boolean {
  return (
    typeof value === "boolean" || (typeof value === "string" && /^(?:true|false|yes|no|y|n)$/i.test(value))
  );
}

function isNo(value: unknown): boolean {
  return value === false || (typeof value === "string" && /^(?:false|no|n)$/i.test(value));
}

/** Says that this page is the end. */
function deniesMore(sign: PagingSign, size: number): boolean {
  const { word, value } = sign;
  if (END.test(word)) return isYesOrNo(value) && !isNo(value);
  if (MORE.test(word) || /^(?:has|is)next/.test(word)) return !isFull(value);
  return isTotal(sign, size) && (countOf(value) ?? Number.POSITIVE_INFINITY) <= size;
}

/** The first sign that says that there is more, but not where. */
function placeOfMore(
  signs: readonly PagingSign[],
  nexts: readonly PagingSign[],
  next: Continuation,
): string | null {
  if (next.kind !== "none") return null;
  const sign = signs.find((one) => {
    if (END.test(one.word)) return isNo(one.value);
    return (nexts.includes(one) || MORE.test(one.word) || one.word === CUT) && isFull(one.value);
  });
  return sign === undefined ? null : brief(sign.place);
}

function isTotal({ word, value }: PagingSign, size: number): boolean {
  return TOTAL.test(word) || (COUNT.test(word) && (countOf(value) ?? 0) > size);
}

/** A count of things; null where a value is none. */
function countOf(value: unknown): number | null {
  const count = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof count === "number" && Number.isSafeInteger(count) && count >= 0 ? count : null;
}

function largest(signs: readonly PagingSign[]): number | null {
  const counts = signs.map(({ value }) => countOf(value) ?? -1);
  const most = Math.max(-1, ...counts);
  return most < 0 ? null : most;
}

/** A total that is no number says that there is one, and nothing of how large it is. */
function unreadableTotal(signs: readonly PagingSign[]): string | null {
  const odd = signs.find(({ word, value }) => TOTAL.test(word) && isFull(value) && countOf(value) === null);
  return odd === undefined ? null : brief(odd.place);
}

/** One page of the list. */
export interface ListPage extends Signs {
  readonly envelope: Envelope;
  readonly items: readonly unknown[];
  /** How long its text is. */
  readonly bytes: number;
}

/**
 * Reads a page in any of the known envelopes. What is in none of them is an error and never an empty list: webhooks
 * that seem to be gone would be created again. `skipped`: how many it was asked to skip, which it may repeat.
 */
export function readPage(answer: Answer, skipped: string | null = null): Result<ListPage, string> {
  const { status, headers, bytes } = answer;
  const value = jsonIn(answer);
  if (!Array.isArray(value) && !isJsonObject(value)) return failure("what is neither a list nor an object");
  const unwrapped = unwrap(value);
  if (!unwrapped.ok) return unwrapped;
  const { envelope, items } = unwrapped.value;
  const tail = tailSigns(items);
  const integrations = tail.length > 0 ? items.slice(0, -1) : items;
  const own = memberSigns(membersOf(value)).filter(
    (sign) => !(/^skip/i.test(sign.name) && String(sign.value) === skipped),
  );
  const signs = readSigns([...own, ...tail], headers, integrations.length);
  const more = signs.more ?? (status === 206 ? "status 206, Partial Content" : null);
  return success({ envelope, items: integrations, ...signs, more, bytes });
}

/** What the last entry of a list says of it where it is no integration: a cursor, for example. */
function tailSigns(items: readonly unknown[]): readonly PagingSign[] {
  const last = items.length > 1 ? items.at(-1) : null;
  if (!isJsonObject(last) || ["id", "_id", "name", ...TELLTALES].some((name) => name in last)) return [];
  const signs = memberSigns(last);
  const isAboutList = ({ word }: PagingSign) =>
    word === CUT || [NEXT, CURSOR, MORE, END, PAGES, TOTAL].some((words) => words.test(word));
  return signs.some(isAboutList) ? signs : [];
}

type List = Pick<ListPage, "envelope" | "items">;

/** Of several lists the one that holds something; the error says why it is not clear which one counts. */
function unwrap(value: JsonObject | readonly unknown[]): Result<List, string> {
  if (!isJsonObject(value)) return success({ envelope: "array", items: value });
  const embedded = membersOf(value._embedded);
  const candidates: readonly (readonly [Envelope, unknown])[] = [
    ["items", value.items],
    ["data", value.data],
    ["integrations", value.integrations],
    ["_embedded.integrations", embedded.integrations],
  ];
  const lists = candidates.flatMap(([envelope, items]): List[] =>
    Array.isArray(items) ? [{ envelope, items }] : [],
  );
  const [first] = lists;
  if (first === undefined)
    return failure("an object without items, data, integrations or _embedded.integrations");
  const [full, ...others] = lists.filter(({ items }) => items.length > 0);
  if (full === undefined) {
    const place = placeOfIntegrations(value);
    return place === null ? success(first) : failure(`an empty list, and integrations in ${brief(place)}`);
  }
  const other = others.find(({ items }) => !isDeepStrictEqual(items, full.items));
  return other === undefined ? success(full) : failure(`two lists, ${full.envelope} and ${other.envelope}`);
}

/** Where else than in the known lists an envelope holds integrations; null where it holds none. */
function placeOfIntegrations(envelope: JsonObject): string | null {
  const members = Object.entries(envelope);
  const inner = members.flatMap(([name, value]) =>
    Object.entries(membersOf(value)).map(([below, one]): [string, unknown] => [`${name}.${below}`, one]),
  );
  const isHolding = (value: unknown) => Array.isArray(value) && value.some((one) => readListed(one).ok);
  return [...members, ...inner].find(([, value]) => isHolding(value))?.[0] ?? null;
}
