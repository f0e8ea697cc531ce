import { Redactor } from "../model/redactor.ts";
import { Secret, type WireText } from "../model/secret.ts";
import { foreign } from "./wording.ts";

/** Where a redirect points, without its query, and not at all where it repeats what was sent. */
export function shownLocation(location: string, base: URL, sent: readonly WireText[]): string {
  if (!URL.canParse(location, base.href)) return "an address that cannot be read";
  const { origin, protocol, host, pathname } = new URL(location, base);
  const shown = `${origin === "null" ? `${protocol}${host}` : origin}${pathname}`;
  // Plain values too: whether they say something of somebody is not known here.
  const redactor = new Redactor(sent.map((value) => (value instanceof Secret ? value : new Secret(value))));
  return redactor.repeatsSecret(shown) ? "an address that repeats a header" : foreign(redactor.clean(shown));
}
