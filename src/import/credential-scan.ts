import { isQuotable, shownUrl } from "../base/credentials.ts";
import { percentDecoded } from "../base/http.ts";
import { meaningsOf } from "../base/text-readings.ts";
import { mayBeEncoded } from "../base/tokens.ts";
import type { LiveWebhook } from "../model/fleet/live.ts";
import type { RepeatsSecret } from "../model/fleet/repeated-secrets.ts";
import type { Webhook } from "../model/fleet/webhook.ts";
import { sentBy } from "./endpoints.ts";
import type { ImportBlock } from "./importability.ts";

/** Values so short are in many texts by chance. */
const SHORTEST_IN_URL = 8;
const SHORTEST_IN_TEXT = 4;
/** Without its signs, `v1.2/orders` is like much else. */
const SHORTEST_SQUEEZED = 12;
const LONGEST_DESCRIPTION = 500;
/** "password: …", "the API key is …" */
const CREDENTIAL_IN_WORDS =
  /\b(?:passw(?:ord|d)|pwd|secret|token|credentials?|(?:api|access)[-_ ]?key)\b\W{0,3}(?:is|=|:)/i;
/** `production`, `application/json`: a name may well say the same as a header. */
const WORDS = /^[A-Za-z]+(?:[ ._/-][A-Za-z]+)*$/;

/** Whether a text would bring something into Git that does not belong there. */
export interface CredentialScan {
  /** Why a url may not be written to a file; null where nothing speaks against it. */
  aboutUrl(url: string): ImportBlock | null;
  /** The same of all that is not a value, and that its manifest does not say already. */
  about(live: LiveWebhook, declared?: Webhook): ImportBlock | null;
  /** Whether a name, or a value that may stand in a file, gives a secret away. */
  repeats(text: string): boolean;
  /** What the tenant says of an integration, where it can stand in a file. */
  describe(live: LiveWebhook): string | null;
  /** Whether the tenant says something of it that cannot stand there. */
  leavesOut(live: LiveWebhook): boolean;
}

/** Knows the header values of all integrations, what the run keeps secret, and what credentials look like. */
export function scanForCredentials(
  webhooks: readonly LiveWebhook[],
  plainHeaders: readonly string[],
  isKnown: RepeatsSecret,
): CredentialScan {
  const values = hiddenValuesOf(webhooks, plainHeaders);
  const holdsAny = searchFor(values);
  const holdsTelling = searchFor(new Set([...values].filter((value) => !WORDS.test(value))));
  const holdsValue = (text: string, shortest: number) =>
    foldedMeaningsOf(text).some((one) => holdsAny(one, shortest));
  const holdsSqueezed = searchFor(new Set([...values].filter((value) => !WORDS.test(value)).map(squeezed)));
  const repeats = (text: string) =>
    isKnown(text) ||
    foldedMeaningsOf(text).some(
      (one) => holdsTelling(one, SHORTEST_IN_URL) || holdsSqueezed(squeezed(one), SHORTEST_SQUEEZED),
    );
  const describe: CredentialScan["describe"] = (live) => {
    const text = descriptionOf(live);
    if (text === null || !canStandInFile(text)) return null;
    return !isKnown(text) && !holdsValue(text, SHORTEST_IN_TEXT) ? text : null;
  };
  const aboutUrl: CredentialScan["aboutUrl"] = (url) => {
    if (isKnown(url)) return credential("its url repeats a secret");
    if (holdsValue(url, SHORTEST_IN_URL)) return credential("its url holds the value of a header");
    const isClean = shownUrl(url) === url && [url, percentDecoded(url) ?? url].every(isQuotable);
    return isClean ? null : credential("its url looks as if it held a credential");
  };
  return {
    describe,
    aboutUrl,
    repeats,
    leavesOut: (live) => (descriptionOf(live) ?? "").trim() !== "" && describe(live) === null,
    about: (live, declared) => {
      const url = declared?.url === live.url ? null : aboutUrl(live.url);
      const texts = [...textsOf(live, declared), ...plainValuesOf(live, declared, plainHeaders)];
      const telling = texts.find(([, text]) => repeats(text));
      return url ?? (telling === undefined ? null : credential(`${telling[0]} repeats a secret`));
    },
  };
}

/** What headers send that may not stand in a file, with and without the scheme before it. */
function hiddenValuesOf(
  webhooks: readonly LiveWebhook[],
  plainHeaders: readonly string[],
): ReadonlySet<string> {
  const headers = webhooks.flatMap(sentBy);
  return new Set(
    headers.flatMap((header) =>
      header.kind === "masked" || plainHeaders.includes(header.name.toLowerCase())
        ? []
        : [header.value.expose(), header.value.expose().replace(/^\S+ /, "")].map(folded),
    ),
  );
}

/** Short, on one line, and nothing in it that looks like a credential. */
function canStandInFile(text: string): boolean {
  if (text.length > LONGEST_DESCRIPTION || !/^\S(?:.*\S)?$/.test(text)) return false;
  return !/[\p{C}\p{Zl}\p{Zp}]/u.test(text) && isQuotable(text) && !CREDENTIAL_IN_WORDS.test(text);
}

/** What of an integration stands in a file as it is, with what it is called. */
function textsOf(live: LiveWebhook, declared: Webhook | undefined): readonly (readonly [string, string])[] {
  const names = new Set(declared?.headers.map(({ name }) => name.toLowerCase()));
  const added = live.headers.filter(({ name }) => !names.has(name.toLowerCase()));
  return [
    ...(declared === undefined ? ([["its name", live.name]] as const) : []),
    ...(declared?.payloadFormat === live.payloadFormat
      ? []
      : ([["its payload format", live.payloadFormat]] as const)),
    ...added.map(({ name }) => ["the name of a header", name] as const),
  ];
}

/** What operators let stand in a file may still repeat what another header keeps secret. */
function plainValuesOf(
  { headers }: LiveWebhook,
  declared: Webhook | undefined,
  plainHeaders: readonly string[],
): readonly (readonly [string, string])[] {
  const inGit = new Set(
    declared?.headers.flatMap(({ value }) => (value.kind === "plain" ? [value.value] : [])),
  );
  return headers.flatMap((header) => {
    if (header.kind === "masked" || !plainHeaders.includes(header.name.toLowerCase())) return [];
    const value = header.value.expose();
    return inGit.has(value) ? [] : [[`the value of header ${header.name}`, value] as const];
  });
}

function descriptionOf({ unknownFields }: LiveWebhook): string | null {
  const text = Object.hasOwn(unknownFields, "description") ? unknownFields.description : undefined;
  return typeof text === "string" ? text : null;
}

/** As it stands, and with every escape and encoding undone. */
function foldedMeaningsOf(text: string): readonly string[] {
  return (mayBeEncoded(text) ? meaningsOf(text) : [text]).map(folded);
}

/** Names have no capitals, host names neither. */
function folded(text: string): string {
  return text.toLowerCase();
}

/** As names have it, which take no signs but dashes. */
function squeezed(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
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
