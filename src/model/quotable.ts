import { looksGenerated } from "../base/text.ts";
import { namesCredential } from "./credential-parameters.ts";
import { knownTokenIn } from "./token-shapes.ts";
import { withoutCredentials } from "./without-credentials.ts";

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

/** A sentence about a file, without the tokens that a name in it turned out to be. */
export function printable(sentence: string): string {
  return knownTokenIn(sentence) === undefined ? sentence : withoutCredentials(sentence);
}

/** A URL that goes on to an `@`, in any of the spellings that URL parsers take. */
function holdsUserinfo(text: string): boolean {
  return text.split(/\s+/).some((word) => word.includes(":") && word.indexOf(":") < word.lastIndexOf("@"));
}

/** `?api_key=x`, `#access_token=x`, `Password=x;`, and `clientSecret: x` of YAML. What says only where it comes from is none. */
function assignsCredential(text: string): boolean {
  const found = text.matchAll(
    /(?<![\w.-])([\w.-]{1,60})(?:=[^\s&;#"']|["']?\s{0,4}:\s{1,4}["']?[^\s"',{}[\]#])/g,
  );
  return [...found].some(([, name = ""]) => namesCredential(name));
}
