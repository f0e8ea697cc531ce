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
  const own = next.find(({ parameters }) => !parameters.has("anchor"));
  if (own !== undefined) return { kind: "target", target: own.target };
  // A link with an anchor is about something else than this page.
  return next.length > 0 || /next/i.test(rest) ? { kind: "unreadable" } : { kind: "none" };
}

/** Where the last page is; null where it does not say. */
export function lastLinkIn(header: string): string | null {
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
