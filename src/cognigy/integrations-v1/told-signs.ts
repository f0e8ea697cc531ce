/** The word of a sign that says that something of the list is not here. */
export const CUT = "cut";

/** So many of so many, pages or entries. */
const SHARE =
  /(\bpage )?\b(\d[\d,]{0,14})(?: (?:results?|entries|items|records|rows|integrations|webhooks))? (?:out )?of (?:a total of |about )?(\d[\d,]{0,14})\b(?! ?(?:requests|calls|credits|bytes|%))/gi;
const FOUND = /\b(?:found|matched|there are|total(?: of| is|:)?) (\d[\d,]{0,14})\b/gi;
const AT_MOST =
  /\b(?:limited to|capped at|restricted to|first|at most) (?:the )?(?:first )?(\d[\d,]{0,14})\b(?! ?(?:requests|calls|bytes|%))/gi;
const CUT_OFF: readonly RegExp[] = [
  /truncat|incomplete|\bpartial|^limited$|\btoo many\b/gi,
  /\b(?:omitted|left out|cut (?:off|short|at|after|down))\b/gi,
  /\bnot (?:all|every|complete|exhaustive|shown|listed|included|returned|displayed)\b/gi,
  /\b(?:are|is|has|have) more\b|\bmore (?:results?|entries|items|records|rows|pages|are|exist|available)\b/gi,
  /\b(?:entries|items|results?|records|rows|integrations|webhooks) (?:(?:was|were|are|have been) )?(?:skipped|dropped|hidden|missing)\b/gi,
  /\b(?:limit|maximum|cap)(?: of \d{1,9})?(?: (?:results|entries|items|records))?(?: (?:was|is|has been))? (?:reached|exceeded|hit)\b/gi,
  /\b(?:results?|list|set|response|answer) exceeds?\b/gi,
];
/** Before such words: it is not so, or it is said of something else than the list. */
const DENIED = /\b(?:no|not|nothing|none|never|without|rate|quota|request|usage)\b[^.,;:!]{0,20}$/i;
const MOST_BEFORE = 60;

/** What an answer says of the list in words: each as the word that a member of that meaning is called by, and its value. */
export function toldSigns(text: string): readonly { readonly word: string; readonly value: unknown }[] {
  if (/^(?:[a-z]+:)?\/|^\?/i.test(text)) return [];
  const shares = [...text.matchAll(SHARE)].map(([, page, , of = ""]) => ({
    word: page === undefined ? "count" : "pages",
    value: numberIn(of),
  }));
  const found = [...text.matchAll(FOUND)].map(([, count = ""]) => ({
    word: "count",
    value: numberIn(count),
  }));
  const most = [...text.matchAll(AT_MOST)].map(([, size = ""]) => ({ word: "limit", value: numberIn(size) }));
  const isCut = CUT_OFF.some((words) =>
    [...text.matchAll(words)].some(
      ({ index }) => !DENIED.test(text.slice(Math.max(0, index - MOST_BEFORE), index)),
    ),
  );
  return [...shares, ...found, ...most, ...(isCut ? [{ word: CUT, value: true }] : [])];
}

function numberIn(text: string): number {
  return Number(text.replaceAll(",", ""));
}
