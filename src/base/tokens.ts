import { meaningsOf } from "./text-readings.ts";

/** What a well-known kind of credential looks like. */
export interface TokenShape {
  /** With its article: `a GitHub token`. */
  readonly called: string;
  readonly shape: RegExp;
}

/**
 * Every expression is linear in the text: either it has a fixed length, or it starts only where a run of the
 * characters that it repeats starts. What stands before a token must not be a letter or digit. None has flags, so
 * that all can be looked for at once.
 */
export const TOKEN_SHAPES: readonly TokenShape[] = [
  { called: "a private key", shape: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY/ },
  { called: "a JSON web token", shape: /(?<![\w-])eyJ[\w-]{10,}\.[\w-]{10,}\./ },
  { called: "a bearer token", shape: /(?<![A-Za-z0-9])[Bb][Ee][Aa][Rr][Ee][Rr] {1,4}[\w.~+/-]{16}/ },
  { called: "a URL with a password", shape: /:\/\/[^\s/:@]{0,100}:[^\s/@]{1,100}@/ },
  {
    called: "an AWS access key id",
    shape: /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/,
  },
  { called: "an Anthropic API key", shape: /(?<![A-Za-z0-9])sk-ant-[\w-]{20}/ },
  { called: "an Atlassian token", shape: /(?<![A-Za-z0-9])AT[ABC]TT3[\w=-]{40}/ },
  { called: "an Azure storage key", shape: /AccountKey=[A-Za-z0-9+/]{80}/ },
  { called: "a Databricks token", shape: /(?<![A-Za-z0-9])dapi[0-9a-f]{32}/ },
  { called: "a DigitalOcean token", shape: /(?<![A-Za-z0-9])do[opr]_v1_[0-9a-f]{64}/ },
  { called: "a GitHub token", shape: /(?<![A-Za-z0-9])(?:gh[oprsu]_[A-Za-z0-9]{36}|github_pat_\w{22})/ },
  { called: "a GitLab token", shape: /(?<![A-Za-z0-9])gl(?:pat|dt|rt|cbt|ptt|ft|agent|oas)-[\w-]{20}/ },
  { called: "a Google API key", shape: /(?<![A-Za-z0-9])AIza[\w-]{35}/ },
  { called: "a Google OAuth credential", shape: /(?<![A-Za-z0-9])(?:ya29\.|GOCSPX-|1\/\/0)[\w-]{24}/ },
  { called: "a Hugging Face token", shape: /(?<![A-Za-z0-9])hf_[A-Za-z0-9]{34}/ },
  { called: "a HashiCorp Vault token", shape: /(?<![A-Za-z0-9])hv[sbr]\.[\w-]{24}/ },
  { called: "a Mailgun API key", shape: /(?<![A-Za-z0-9])key-[0-9a-f]{32}/ },
  { called: "an npm token", shape: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}/ },
  { called: "an OpenAI API key", shape: /(?<![A-Za-z0-9])sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_]{32}/ },
  { called: "a PyPI token", shape: /(?<![A-Za-z0-9])pypi-AgE[\w-]{50}/ },
  { called: "a SendGrid API key", shape: /(?<![A-Za-z0-9])SG\.[\w-]{22}\.[\w-]{43}/ },
  { called: "a Shopify token", shape: /(?<![A-Za-z0-9])shp(?:at|ca|pa|ss)_[0-9A-Fa-f]{32}/ },
  { called: "a Slack token", shape: /(?<![A-Za-z0-9])(?:xox[abeoprs]-|xapp-)[A-Za-z0-9-]{10}/ },
  { called: "a Slack webhook address", shape: /hooks\.slack\.com\/services\/[A-Za-z0-9]{8}/ },
  { called: "a Stripe key", shape: /(?<![A-Za-z0-9])(?:(?:sk|rk)_(?:live|test)_|whsec_)[A-Za-z0-9]{16}/ },
  { called: "a Twilio API key", shape: /(?<![A-Za-z0-9])SK[0-9a-f]{32}(?![A-Za-z0-9])/ },
];

/** Any of them: nearly all texts hold none, and to look for each by itself takes five times as long. */
export const ANY_SHAPE = new RegExp(TOKEN_SHAPES.map(({ shape }) => `(?:${shape.source})`).join("|"));

/** What the text seems to hold, `a GitHub token`; undefined when nothing is recognised. */
export function knownTokenIn(text: string): string | undefined {
  if (ANY_SHAPE.test(text)) return shapeOf(text);
  if (holdsBasicCredentials(text)) return "Basic credentials";
  const plain = tokenEncodedIn(text);
  return plain === undefined ? undefined : shapeOf(plain);
}

/**
 * Whether there is anything to look into. No token goes over the end of a line, so that several texts, one to a line,
 * can be asked about at once.
 */
export function mayHoldToken(lines: string): boolean {
  return ANY_SHAPE.test(lines) || BASIC.test(lines) || mayBeEncoded(lines);
}

function shapeOf(text: string): string | undefined {
  return TOKEN_SHAPES.find(({ shape }) => shape.test(text))?.called;
}

/** What of the text is a token once its escapes and encodings are undone. */
export function tokenEncodedIn(text: string): string | undefined {
  if (!mayBeEncoded(text)) return undefined;
  return meaningsOf(text.slice(0, MOST_DECODED)).find((meaning) => ANY_SHAPE.test(meaning));
}

/** Only such texts are looked into, as paths and names are not: base64 has letters of both cases. */
export function mayBeEncoded(text: string): boolean {
  if (ESCAPED.test(text)) return true;
  const runs = text.match(/(?<![0-9A-Za-z+/_-])[0-9A-Za-z+/_-]{20,}/g) ?? [];
  return runs.some((run) => (/[A-Z]/.test(run) && /[a-z]/.test(run)) || /[0-9A-Fa-f]{30}/.test(run));
}

const ESCAPED = /[\\%]|&(?:#|[A-Za-z]{2,16};)/;
/** No header, and no line that is repeated, is longer. */
const MOST_DECODED = 8_192;
/** RFC 7617: a user and a password in base64. */
const BASIC = /(?<![A-Za-z0-9])basic {1,4}([A-Za-z0-9+/_-]{11,}={0,2})/i;

function holdsBasicCredentials(text: string): boolean {
  const encoded = BASIC.exec(text)?.[1];
  if (encoded === undefined) return false;
  return /^[^:\p{Cc}\ufffd]{1,200}:[^\p{Cc}\ufffd]{1,4096}$/u.test(
    Buffer.from(encoded, "base64").toString("utf8"),
  );
}

/** Letters and digits that no name is made of: so long, and at least so many bits a character. */
const MIXED = { length: 20, bits: 3.8 };
const HEXADECIMAL = { length: 32, bits: 3 };

/** Shannon entropy of a text, in bits a character. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts.values()].reduce((bits, count) => bits - (count / total) * Math.log2(count / total), 0);
}

/**
 * Whether a word of the text looks generated. Words end at every character but letters, digits and `+`, so that names
 * joined by dashes, paths and UUIDs, which are long and varied too, fall into harmless pieces.
 */
export function looksGenerated(text: string): boolean {
  if (text.length < MIXED.length) return false;
  return text.split(/[^A-Za-z0-9+]/).some((word) => {
    const limit = /^[0-9a-f]+$/i.test(word) ? HEXADECIMAL : MIXED;
    if (word.length < limit.length || !/[0-9]/.test(word) || !/[A-Za-z]/.test(word)) return false;
    return entropyOf(word) >= limit.bits;
  });
}
