import type { LiveWebhook } from "../model/live.ts";
import { isQuotable, shownUrl } from "../model/token-shapes.ts";
import { sentBy } from "./endpoints.ts";
import type { ImportBlock } from "./importability.ts";

/** Values so short are in many texts by chance. */
const SHORTEST_IN_URL = 8;
const SHORTEST_IN_TEXT = 4;
const LONGEST_DESCRIPTION = 500;
/** "password: …", "the API key is …" */
const CREDENTIAL_IN_WORDS =
  /\b(?:passw(?:ord|d)|pwd|secret|token|credentials?|(?:api|access)[-_ ]?key)\b\W{0,3}(?:is|=|:)/i;

/** Whether a text would bring something into Git that does not belong there. */
export interface CredentialScan {
  /** Why a url may not be written to a file; null where nothing speaks against it. */
  aboutUrl(url: string): ImportBlock | null;
  /** What the tenant says of an integration, where it can stand in a file. */
  describe(live: LiveWebhook): string | null;
  /** Whether the tenant says something of it that cannot stand there. */
  leavesOut(live: LiveWebhook): boolean;
}

/** Knows the header values of all integrations, and what credentials look like. */
export function scanForCredentials(
  webhooks: readonly LiveWebhook[],
  plainHeaders: readonly string[],
): CredentialScan {
  const values = new Set(
    webhooks.flatMap((live) =>
      sentBy(live).flatMap((header) =>
        header.kind === "masked" || plainHeaders.includes(header.name.toLowerCase())
          ? []
          : [header.value.expose(), header.value.expose().replace(/^\S+ /, "")],
      ),
    ),
  );
  const holdsValue = searchFor(values);
  const describe: CredentialScan["describe"] = (live) => {
    const text = descriptionOf(live);
    if (text === null || text.length > LONGEST_DESCRIPTION || !/^\S(?:.*\S)?$/.test(text)) return null;
    const isSafe = !/[\p{C}\p{Zl}\p{Zp}]/u.test(text) && isQuotable(text) && !CREDENTIAL_IN_WORDS.test(text);
    return isSafe && !holdsValue(text, SHORTEST_IN_TEXT) ? text : null;
  };
  return {
    describe,
    leavesOut: (live) => (descriptionOf(live) ?? "").trim() !== "" && describe(live) === null,
    aboutUrl: (url) => {
      const spellings = [url, decoded(url)];
      if (spellings.some((text) => holdsValue(text, SHORTEST_IN_URL)))
        return credential("its url holds the value of a header");
      const isClean = shownUrl(url) === url && spellings.every(isQuotable);
      return isClean ? null : credential("its url looks as if it held a credential");
    },
  };
}

function descriptionOf({ unknownFields }: LiveWebhook): string | null {
  const text = Object.hasOwn(unknownFields, "description") ? unknownFields.description : undefined;
  return typeof text === "string" ? text : null;
}

/** Looks for any of many texts in another: whatever of it has the length of some is looked up among those. */
function searchFor(values: ReadonlySet<string>): (text: string, shortest: number) => boolean {
  const byLength = new Map<number, Set<string>>();
  for (const value of values) {
    const alike = byLength.get(value.length);
    if (alike === undefined) byLength.set(value.length, new Set([value]));
    else alike.add(value);
  }
  const lengths = [...byLength.keys()].toSorted((a, b) => a - b);
  return (text, shortest) => {
    for (const length of lengths) {
      if (length > text.length) return false;
      if (length < shortest) continue;
      const alike = byLength.get(length);
      for (let from = 0; from + length <= text.length; from += 1)
        if (alike?.has(text.slice(from, from + length))) return true;
    }
    return false;
  };
}

function credential(what: string): ImportBlock {
  return { code: "credential", rule: null, reason: `${what}, which would end up in Git` };
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
