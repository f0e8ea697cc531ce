import type { Secret } from "../model/secret.ts";

const MOST_CHARACTERS = 300;
/** What stands behind this is never shown, so it need not be searched. */
const MOST_SEARCHED = 4_000;
/** A beginning of this length is enough to know a secret by. */
const TELLTALE = 8;
const GONE = "(redacted)";

/** What looks like a credential wherever it stands. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\b(bearer|basic)\s+[\w.~+/=-]{4,}/gi, `$1 ${GONE}`],
  [/\beyJ[\w-]{8,}\.[\w.-]+/g, GONE],
  [/:\/\/[^/\s@]{1,200}@/g, `://${GONE}@`],
  [/([?&][^=&\s]{0,40}(?:token|key|secret|sig|signature|password|code)=)[^&\s"']+/gi, `$1${GONE}`],
];

/** A tenant's own words, made fit to be shown: one line, short, and without anything that should stay secret. */
export function redact(text: string, secrets: readonly Secret[]): string {
  const spellings = secrets.flatMap((secret) => spellingsOf(secret.expose()));
  const start = text.slice(0, MOST_SEARCHED);
  const longestFirst = spellings.toSorted((a, b) => b.length - a.length);
  const withoutSecrets = longestFirst.reduce((rest, spelling) => rest.replaceAll(spelling, GONE), start);
  const withoutBeginnings = longestFirst.reduce(withoutBeginning, withoutSecrets);
  const clean = PATTERNS.reduce((rest, [pattern, by]) => rest.replace(pattern, by), withoutBeginnings);
  const line = clean.replace(/[\p{C}\p{Z}]+/gu, " ").trim();
  const characters = [...line];
  return characters.length <= MOST_CHARACTERS
    ? line
    : `${characters.slice(0, MOST_CHARACTERS - 1).join("")}…`;
}

/** A secret and each word of it, plain and in the encodings that an answer may have it in. */
function spellingsOf(secret: string): string[] {
  const words = [secret, ...secret.split(/\s+/)].filter((word) => word.length >= 3);
  const spellings = words.flatMap((word) => [
    word,
    JSON.stringify(word).slice(1, -1),
    encodeURIComponent(word),
    Buffer.from(word).toString("base64"),
    Buffer.from(word).toString("base64url"),
    Buffer.from(word).toString("hex"),
  ]);
  return [...new Set(spellings)].filter((spelling) => !HARMLESS.has(spelling.toLowerCase()));
}

/** Words of header values that name a scheme, not a secret. */
const HARMLESS: ReadonlySet<string> = new Set(["bearer", "basic", "token", "apikey", "key"]);

/** Tenants shorten what they repeat; the beginning of a secret takes the rest of its word with it. */
function withoutBeginning(text: string, spelling: string): string {
  if (spelling.length < TELLTALE) return text;
  const beginning = spelling.slice(0, TELLTALE).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(`${beginning}[^\\s"'<>]*`, "g"), GONE);
}
