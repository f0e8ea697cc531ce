import { knownTokenIn } from "../model/token-shapes.ts";
import type { Header, HeaderValue } from "../model/webhook.ts";
import { looksGenerated } from "./entropy.ts";

/** `${secret:NAME}` and its like. Braces and dollars end a reference, which keeps the search linear. */
const REFERENCE = /\$\{[^${}]*\}/g;

/** A header value without its references: what stands in Git as it is. */
export function plainTextOf(value: HeaderValue): string {
  return value.kind === "plain" ? value.value : withoutReferences(value.template);
}

function withoutReferences(text: string): string {
  return text.replace(REFERENCE, "");
}

/** Whether a header takes (part of) its value from a secret. */
export function usesSecret({ value }: Header): boolean {
  return value.kind !== "plain" && value.references.length > 0;
}

/** Whether a line may be repeated in a finding: not when some value on it may be a credential. */
export function isQuotable(line: string): boolean {
  const text = withoutReferences(line);
  return knownTokenIn(text) === undefined && !looksGenerated(text) && !holdsUserinfo(text);
}

/** A URL that goes on to an `@`, in any of the spellings that URL parsers take. */
function holdsUserinfo(text: string): boolean {
  return text.split(/\s+/).some((word) => word.includes(":") && word.indexOf(":") < word.lastIndexOf("@"));
}
