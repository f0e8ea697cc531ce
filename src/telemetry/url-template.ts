/** Segments of the APIs themselves: words, and versions of an API. */
const WORD = /^(?:v[0-9.]+|[a-z]+(?:[-_][a-z]+)*)$/i;

/** A path without what names one object: traces group requests by it, and an id may be anything. */
export function urlTemplate(path: string): string {
  return path
    .split("/")
    .map((segment) => (segment === "" || WORD.test(segment) ? segment : "{id}"))
    .join("/");
}
