import { isSameUrl, parsedUrl } from "./http.ts";
import { Secret } from "./secret.ts";
import { shortened } from "./text.ts";
import { knownTokenIn, looksGenerated, mayBeEncoded, TOKEN_SHAPES, tokenEncodedIn } from "./tokens.ts";

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

/** The names in `user[password]`, `token[]` and `client%5Bsecret%5D`, and all in one: `api[key]` is an `apikey`. */
function namesIn(parameter: string): readonly string[] {
  const names = parameter.split(/\[|\]|%5[bd]/i);
  return names.length === 1 ? names : [...names, names.join("")];
}

/** Whether a parameter is one that is there to carry a credential. */
export function carriesCredential(parameter: string): boolean {
  return namesIn(parameter).some((name) =>
    CREDENTIAL_PARAMETERS.has(name.toLowerCase().replace(/[-_]/g, "")),
  );
}

const ENDS_AS_CREDENTIAL =
  /(?:token|secret|passw(?:or)?d|pwd|passphrase|signature|(?:api|access|auth|private|secret|shared|subscription|encryption)[-_]?key)$/i;

/** The same, and what such a name ends with: in a sentence, where a code or a key is mostly no credential. */
export function namesCredential(name: string): boolean {
  return carriesCredential(name) || namesIn(name).some((one) => ENDS_AS_CREDENTIAL.test(one));
}

/** The same, and what may well be one in a url: hiding too much costs a reader less than showing a password. */
function mayCarryCredential(parameter: string): boolean {
  return (
    namesCredential(parameter) ||
    namesIn(parameter).some((name) =>
      /^(?:code|auth|key|pass|credentials?|authorization|jwt|sid|session-?id)$|key$/i.test(name),
    )
  );
}

/** Stands for what is not shown. */
export const HIDDEN = "(redacted)";

/** Stars or bullets, perhaps with the value's first or last characters, or a word in brackets that stands for it. */
export function isMask(text: string): boolean {
  return (
    /^[*•●]{2,}$/.test(text) ||
    /^[^*•●]{0,8}[*•●]{3,}[^*•●]{0,8}$/.test(text) ||
    /^[[<(](masked|redacted|hidden|secret|secure|filtered)[\])>]$/i.test(text)
  );
}

/** A name, `=`, and a value without quotes: of a query, a fragment, a form, a connection string. */
const ASSIGNMENT =
  /(^|[^\w.-])([\w.-]{1,60}(?:(?:\[|\]|%5[BDbd])[\w.-]{0,60}){0,8})=(?!\(redacted\))[^&;#\s"'<>]+/g;
/** The same with a colon, where quotes say what belongs to it: `"password": "x"`. */
const QUOTED =
  /(["'])([\w.-]{1,60}(?:(?:\[|\]|%5[BDbd])[\w.-]{0,60}){0,8})\1(\s{0,4}[:=]\s{0,4})(["'])((?:(?!\4)[^\n\\]|\\.)+)/g;
/** A parameter of a query in a text, up to the next one. */
const IN_QUERY = /[?&][^&#\s"'<>]+/g;
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
    .replace(IN_QUERY, withoutValue)
    .replace(ASSIGNMENT, (found: string, before: string, name: string) =>
      (isOfUrl(before) ? mayCarryCredential : namesCredential)(name) ? `${before}${name}=${HIDDEN}` : found,
    )
    .replace(QUOTED, (found: string, ...[quote = "", name = "", colon = "", open = ""]: string[]) =>
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

/** What goes on to the next `&`, less all behind the first name of a credential: some read `;` as a part of its value. */
function withoutValue(parameters: string): string {
  const assigned = [...parameters.matchAll(/[?&;]([^=?&;]+)=(?!$)/g)];
  const first = assigned.find(([, name = ""]) => mayCarryCredential(decoded(name)));
  return first === undefined ? parameters : `${parameters.slice(0, first.index + first[0].length)}${HIDDEN}`;
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

/** Text from a file, cut to what fits in a sentence; that it is there, where it may be a credential. */
export function quote(text: string): string {
  if (!isQuotable(text)) return "(not shown: it may be a credential)";
  return `\`${shortened(text, 80)}\``;
}

/** A sentence about a file, without the tokens that a name in it turned out to be. */
export function printable(sentence: string): string {
  return knownTokenIn(sentence) === undefined ? sentence : withoutCredentials(sentence);
}

/** A URL that goes on to an `@`, in any of the spellings that URL parsers take. */
function holdsUserinfo(text: string): boolean {
  return text.split(/\s+/).some((word) => word.includes(":") && word.indexOf(":") < word.lastIndexOf("@"));
}

/**
 * `?api_key=x`, `#access_token=x`, `Password=x;`, `clientSecret: x` of YAML, and `"token":"x"` of JSON.
 * What says only where it comes from is none.
 */
function assignsCredential(text: string): boolean {
  const found = text.matchAll(
    /(?<![\w.-])([\w.-]{1,60}(?:(?:\[|\]|%5[BDbd])[\w.-]{0,60}){0,8})(?:=[^\s&;#"']|(?:["']\s{0,4}:\s{0,4}|\s{0,4}:\s{1,4})["']?[^\s"',{}[\]#])/g,
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
    .replace(/[?&;][^&#]+/g, withoutValue);
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

/** Of a database: the rest of its URL may be told. One that nobody can read is kept secret whole. */
export function passwordsIn(url: Secret): readonly Secret[] {
  const text = url.expose();
  if (text === "") return [];
  const parsed = parsedUrl(text);
  if (parsed === null) return [url];
  const { password, searchParams } = parsed;
  const all = [password, ...searchParams.getAll("password"), ...searchParams.getAll("sslpassword")];
  // In whatever spelling it is repeated: an escape that is none stays as it is.
  return all.filter((one) => one !== "").map((one) => new Secret(unescaped(one)));
}

function unescaped(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    return Buffer.from(escapes.replaceAll("%", ""), "hex").toString("utf8");
  });
}
