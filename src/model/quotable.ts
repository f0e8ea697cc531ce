import { looksGenerated } from "../base/entropy.ts";
import { namesCredential } from "./credential-parameters.ts";
import { knownTokenIn } from "./token-shapes.ts";

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
    knownTokenIn(text) === undefined &&
    !looksGenerated(text) &&
    !holdsUserinfo(text) &&
    !assignsCredential(text)
  );
}

/** A URL that goes on to an `@`, in any of the spellings that URL parsers take. */
function holdsUserinfo(text: string): boolean {
  return text.split(/\s+/).some((word) => word.includes(":") && word.indexOf(":") < word.lastIndexOf("@"));
}

/** `?api_key=x`, `#access_token=x`, `Password=x;`. */
function assignsCredential(text: string): boolean {
  const found = text.matchAll(/(?<![\w.-])([\w.-]{1,60})=[^\s&;#"']/g);
  return [...found].some(([, name = ""]) => namesCredential(name));
}
