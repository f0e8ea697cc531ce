import { looksGenerated } from "../base/text.ts";
import { meaningsOf } from "../base/text-readings.ts";
import { isSameUrl } from "./http.ts";

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

function shapeOf(text: string): string | undefined {
  return TOKEN_SHAPES.find(({ shape }) => shape.test(text))?.called;
}

/** What of the text is a token once its escapes and encodings are undone. */
function tokenEncodedIn(text: string): string | undefined {
  if (!mayBeEncoded(text)) return undefined;
  return meaningsOf(text.slice(0, MOST_DECODED)).find((meaning) => ANY_SHAPE.test(meaning));
}

/** Only such texts are looked into, as paths and names are not: base64 has letters of both cases. */
function mayBeEncoded(text: string): boolean {
  if (ESCAPED.test(text)) return true;
  const runs = text.match(/[0-9A-Za-z+/_-]{20,}/g) ?? [];
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

/** Parameters that carry credentials, in lower case without dashes and underscores. */
const CREDENTIAL_PARAMETERS: ReadonlySet<string> = new Set([
  "accesstoken",
  "apikey",
  "auth",
  "authtoken",
  "clientsecret",
  "passphrase",
  "passwd",
  "password",
  "pwd",
  "secret",
  "sig",
  "signature",
  "subscriptionkey",
  "token",
  "xamzsignature",
  "xapikey",
]);

/** Whether a parameter is one that is there to carry a credential. */
export function carriesCredential(parameter: string): boolean {
  return CREDENTIAL_PARAMETERS.has(parameter.toLowerCase().replace(/[-_]/g, ""));
}

/** The same, and what such a name ends with: in a sentence, where a code or a key is mostly no credential. */
export function namesCredential(name: string): boolean {
  return (
    carriesCredential(name) ||
    /(?:token|secret|passw(?:or)?d|pwd|passphrase|signature|(?:api|access|auth|private|secret|shared|subscription|encryption)[-_]?key)$/i.test(
      name,
    )
  );
}

/** The same, and what may well be one in a url: hiding too much costs a reader less than showing a password. */
function mayCarryCredential(parameter: string): boolean {
  return (
    namesCredential(parameter) ||
    /^(?:code|auth|key|pass|credentials?|authorization|jwt|sid|session-?id)$|key$/i.test(parameter)
  );
}

/** Stands for what is not shown. */
export const HIDDEN = "(redacted)";

/** A name, `=`, and a value without quotes: of a query, a fragment, a form, a connection string. */
const ASSIGNMENT = /(^|[^\w.-])([\w.-]{1,60})=(?!\(redacted\))[^&;#\s"'<>]+/g;
/** The same with a colon, where quotes say what belongs to it: `"password": "x"`. */
const QUOTED = /(["'])([\w.-]{1,60})\1(\s{0,4}[:=]\s{0,4})(["'])((?:(?!\4)[^\n\\]|\\.)+)/g;
/** The credentials in an address; an `@` may stand in a password. */
const USERINFO = /:\/\/[^/\s?#"'<>]{1,400}@/g;
const SCHEME = /(?<![\w-])(bearer|basic)(\s{1,4})([\w.~+/=-]{4,})/gi;
const DIGEST = /(?<![\w-])(digest\s{1,4})(?=\w{1,20}=)[^\n]*/gi;
/** `a bearer token`, `Basic authentication.` */
const PLAIN_WORD = /^(?:[A-Za-z][a-z]{0,18}|[A-Z]{1,19})[.,:;]?$/;
/** A key in PEM has lines and ends where it says so. */
const PEM = /-----BEGIN [A-Z0-9 ]{0,60}-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,60}-----|$)/g;
/** Also one of which little was repeated. */
const JSON_WEB_TOKEN = /(?<![\w-])eyJ[\w-]{8,}(?:\.[\w-]*)+/g;
/** What the shapes of known tokens begin with, to its end. */
const TOKENS = TOKEN_SHAPES.map(({ shape }) => new RegExp(`(?:${shape.source})[^\\s"'<>&]*`, "g"));

/** The text without whatever looks like a credential, whoever wrote it: that of a scheme, an address, a parameter, a known token. */
export function withoutCredentials(text: string): string {
  const withoutAssigned = text
    .replace(PEM, HIDDEN)
    .replace(JSON_WEB_TOKEN, HIDDEN)
    .replace(USERINFO, `://${HIDDEN}@`)
    .replace(ASSIGNMENT, (found: string, before: string, name: string) =>
      (isOfUrl(before) ? mayCarryCredential : namesCredential)(name) ? `${before}${name}=${HIDDEN}` : found,
    )
    .replace(QUOTED, (found: string, quote: string, name: string, colon: string, open: string) =>
      namesCredential(name) ? `${quote}${name}${quote}${colon}${open}${HIDDEN}` : found,
    );
  const withoutSchemes = withoutAssigned
    .replace(DIGEST, `$1${HIDDEN}`)
    .replace(SCHEME, (found: string, scheme: string, gap: string, value: string) =>
      PLAIN_WORD.test(value) ? found : `${scheme}${gap}${HIDDEN}`,
    );
  const withoutTokens = TOKENS.reduce((rest, token) => rest.replace(token, HIDDEN), withoutSchemes);
  if (!mayBeEncoded(withoutTokens)) return withoutTokens;
  const words = withoutTokens.split(/(\s+)/);
  return words.map((word) => (tokenEncodedIn(word) === undefined ? word : HIDDEN)).join("");
}

/** Whether a parameter stands in a query or a fragment. */
function isOfUrl(before: string): boolean {
  return /[?&#;]/.test(before);
}

/** `${secret:NAME}` and its like. Braces and dollars end a reference, which keeps the search linear. */
const REFERENCE = /\$\{[^${}]*\}/g;

/** A text without its references: what stands in Git as it is. */
export function withoutReferences(text: string): string {
  return text.replace(REFERENCE, "");
}

/** Whether a text from a file may be repeated in a finding: not when something in it may be a credential. */
export function isQuotable(line: string): boolean {
  const text = withoutReferences(line);
  return (
    // Also one that somebody took for the name of a secret.
    knownTokenIn(line) === undefined &&
    !looksGenerated(line) &&
    !holdsUserinfo(text) &&
    !assignsCredential(text)
  );
}

/** A sentence about a file, without the tokens that a name in it turned out to be. */
export function printable(sentence: string): string {
  return knownTokenIn(sentence) === undefined ? sentence : withoutCredentials(sentence);
}

/** A URL that goes on to an `@`, in any of the spellings that URL parsers take. */
function holdsUserinfo(text: string): boolean {
  return text.split(/\s+/).some((word) => word.includes(":") && word.indexOf(":") < word.lastIndexOf("@"));
}

/** `?api_key=x`, `#access_token=x`, `Password=x;`, and `clientSecret: x` of YAML. What says only where it comes from is none. */
function assignsCredential(text: string): boolean {
  const found = text.matchAll(
    /(?<![\w.-])([\w.-]{1,60})(?:=[^\s&;#"']|["']?\s{0,4}:\s{1,4}["']?[^\s"',{}[\]#])/g,
  );
  return [...found].some(([, name = ""]) => namesCredential(name));
}

const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]{0,300}/i;
/** Nobody reads more of it, and a tenant may have an address of megabytes. */
const MOST_CHARACTERS = 2_000;
const CUT = `…${HIDDEN}`;

/** The url of something live, without what looks like a credential: nobody wrote that into Git, and plans are read by many. */
export function shownUrl(url: string): string {
  const head = url.slice(0, MOST_CHARACTERS);
  const shown = head
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, `$1${HIDDEN}@`)
    // A fragment is never sent to anyone: whoever puts something there means to keep it to themselves.
    .replace(/#.+$/s, `#${HIDDEN}`)
    .replace(/([?&;])([^=?&#;]+)=([^&#;]+)/g, (found: string, mark: string, name: string) =>
      mayCarryCredential(decoded(name)) ? `${mark}${name}=${HIDDEN}` : found,
    );
  if (knownTokenIn(shown) !== undefined || knownTokenIn(decoded(shown)) !== undefined)
    return `${originOf(shown)}/${HIDDEN}`;
  return head.length < url.length && !shown.endsWith(HIDDEN) ? `${shown}${CUT}` : shown;
}

/** A url of which nothing may be shown but where it leads to, and not even that where the host repeats a secret too. */
export function hiddenUrl(url: string, repeatsSecret: (text: string) => boolean): string {
  const origin = originOf(url);
  return repeatsSecret(origin) ? withoutHost(url) : `${origin}/${HIDDEN}`;
}

/** Whether a live url is the one that a plan or a record shows. What is not shown of it is no difference. */
export function isShownAs(live: string, shown: string): boolean {
  if (isSameUrl(live, shown) || isSameUrl(shownUrl(live), shown)) return true;
  return shown === `${originOf(live)}/${HIDDEN}` || shown === withoutHost(live);
}

/** Whether a record shows a url in part only, so that it cannot be written back. */
export function isPartlyShown(url: string): boolean {
  return url.includes(HIDDEN);
}

function originOf(url: string): string {
  return (ORIGIN.exec(url)?.[0] ?? "").replace(/^([a-z][a-z0-9+.-]*:\/\/).*@/is, `$1${HIDDEN}@`);
}

function withoutHost(url: string): string {
  return `${/^[a-z][a-z0-9+.-]{0,20}:\/\//i.exec(url)?.[0] ?? ""}${HIDDEN}`;
}

function decoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
