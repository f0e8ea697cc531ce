import type { ErrorCode, YAMLParseError } from "yaml";
import type { TextDiagnostic } from "./diagnostics.ts";

type Wording = { readonly message: string; readonly hint: string | null };

const NOT_KEY_VALUE: Wording = {
  message: "this is not a `key: value` line",
  hint: "check the colon, the space after it and the indentation",
};
const REFUSED: Wording = { message: "anchors, aliases and tags are not allowed", hint: null };

/** What the parser complains about. null: its own sentence says it best. */
const WORDINGS: Readonly<Record<ErrorCode, Wording | null>> = {
  BAD_INDENT: { message: "wrong indentation", hint: "keys of one map start at the same column" },
  TAB_AS_INDENT: { message: "tabs are not allowed as indentation", hint: "indent with spaces" },
  BLOCK_AS_IMPLICIT_KEY: NOT_KEY_VALUE,
  MULTILINE_IMPLICIT_KEY: NOT_KEY_VALUE,
  KEY_OVER_1024_CHARS: { message: "a key is longer than 1024 characters", hint: null },
  BLOCK_IN_FLOW: {
    message: "an indented block cannot stand inside brackets or braces",
    hint: "write it in brackets or braces as well",
  },
  BAD_DQ_ESCAPE: {
    message: "unknown escape sequence in a double-quoted text",
    hint: "write a backslash as \\\\, or use single quotes",
  },
  BAD_SCALAR_START: {
    message: "a text cannot start with this character unless it is quoted",
    hint: "put the text in quotes",
  },
  NON_STRING_KEY: { message: "a key must be plain text", hint: null },
  ALIAS_PROPS: REFUSED,
  BAD_ALIAS: REFUSED,
  BAD_COLLECTION_TYPE: REFUSED,
  BAD_DIRECTIVE: REFUSED,
  BAD_PROP_ORDER: REFUSED,
  MULTIPLE_ANCHORS: REFUSED,
  MULTIPLE_TAGS: REFUSED,
  TAG_RESOLVE_FAILED: REFUSED,
  DUPLICATE_KEY: null,
  IMPOSSIBLE: null,
  MISSING_CHAR: null,
  MULTIPLE_DOCS: null,
  RESOURCE_EXHAUSTION: null,
  UNEXPECTED_TOKEN: null,
};

/** A complaint of the YAML parser as a finding. */
export function syntaxDiagnostic(error: YAMLParseError): TextDiagnostic {
  const { message, hint } = wordingOf(error) ?? { message: libraryMessage(error.message), hint: null };
  return { code: "yaml-syntax", message, hint, offset: error.pos[0] };
}

/** Two codes stand for more than one mistake. */
function wordingOf({ code, message }: YAMLParseError): Wording | null {
  if (message.startsWith("Implicit map keys need")) return NOT_KEY_VALUE;
  return message.startsWith("Flow ") ? null : WORDINGS[code];
}

/** The parser's sentence without the piece of source that some end with: it may be a credential. */
function libraryMessage(message: string): string {
  const sentence = message.replace(/: .*$/s, "").replace(/["']quote/, "quote");
  return `this is not valid YAML: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}
