import type { Place } from "../model/diagnostic.ts";

/** Keys of credentials, and what a value has to be that may be shown: a reference. */
const LITERALS = {
  configuration: /\b(clientSecret|token|key|password|authorization)["']?\s*:(?![^,}]*\$\{env:)/i,
  manifest: /\bpassword["']?\s*:(?![^,}]*\$\{secret:)/i,
};

/** A line where a credential stands in place of a reference to one is not shown. */
export function withoutCredential(place: Place, file: keyof typeof LITERALS): Place {
  return LITERALS[file].test(place.sourceLine) ? { ...place, sourceLine: "" } : place;
}
