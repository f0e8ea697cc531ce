/** What the patterns of the schemas ask for, to follow "must be". */
const MEANINGS: Readonly<Record<string, string>> = {
  "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$":
    "lower-case letters, digits and inner dashes, 63 characters at most",
  "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(@[1-9][0-9]{0,9})?$": "a webhook's name or name@version",
  // RFC 6749, section 3.3; several in one text are as good as several texts.
  "^[!#-\\[\\]-~][ !#-\\[\\]-~]*$": "a scope of OAuth 2.0: ASCII without quotes, backslashes and line breaks",
  "^[a-z]+/[a-z0-9.+-]{1,100}$": "a media type such as application/json",
  "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$":
    "a header name: letters, digits and dashes without spaces, 100 characters at most",
  "^[2-5](xx|[0-9]{2})$":
    "a status such as 202 or a class such as 2xx, from 200 on: a status that begins with 1 is never the last answer",
  "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "a day such as 2027-03-31",
  "^([0-9]{1,9}(ms|s)|[0-9]{1,7}m|[0-9]{1,6}h|[0-9]{1,5}d)$":
    "a duration such as 500ms, 5s, 10m, 2h or 30d, of 99999d at most",
  "^refs/notes/[A-Za-z0-9][A-Za-z0-9._/-]{0,100}$":
    "refs/notes/ and up to 101 letters, digits, dots, slashes, hyphens and underscores",
  "^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$": "up to 200 letters, digits, dots, slashes, hyphens and underscores",
  "^[A-Za-z_][A-Za-z0-9_-]{0,63}$":
    "a variable name: letters, digits, dashes and underscores, 64 characters at most",
  "^.{1,253}:([0-9]{1,5}|\\*)$": "a host and a port such as *.yourcompany.com:443",
  "^(\\[[0-9A-Fa-f:.]+\\]|[^:\\[\\]]+):[0-9]{1,5}$": "an address and a port such as 10.1.2.3:8443",
  "^https?://[^\\s]+$": "a URL that starts with https:// or http://",
  "^\\$\\{env:[A-Za-z_][A-Za-z0-9_]*\\}$": "one environment variable, ${env:NAME}",
  "^(?:[USW][A-Z0-9]{4,20}|[^\\s<>@]{1,64}@[^\\s<>@]{1,255})$":
    "the id of a member or user group in Slack, or an e-mail address",
  "^/[!-~]*$": "a path that starts with /, in ASCII without spaces",
};

/** A pattern in words. */
export function patternMeaning(pattern: string): string {
  return MEANINGS[pattern] ?? `text that matches ${pattern}`;
}
