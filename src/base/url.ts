/**
 * A URL (WHATWG), absolute or against a base; null where it is none. Not `URL.canParse`: that of Node 20 says yes to what
 * `new URL` then refuses, once it has been called often, where the text has letters beyond ASCII.
 */
export function parsedUrl(text: string, base?: string | URL): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
