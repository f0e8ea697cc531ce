import { mayCarryCredential, namesCredential } from "./credential-parameters.ts";
import { TOKEN_SHAPES } from "./token-shapes.ts";

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
  return TOKENS.reduce((rest, token) => rest.replace(token, HIDDEN), withoutSchemes);
}

/** Whether a parameter stands in a query or a fragment. */
function isOfUrl(before: string): boolean {
  return /[?&#;]/.test(before);
}
