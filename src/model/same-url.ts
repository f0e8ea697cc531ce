/**
 * Whether two urls are one by the normal form of the URL standard (https://url.spec.whatwg.org/#url-serializing): a
 * tenant may keep a slash for an empty path, the host in lower case, or no default port, and has changed nothing.
 */
export function isSameUrl(a: string, b: string): boolean {
  return a === b || (URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href);
}
