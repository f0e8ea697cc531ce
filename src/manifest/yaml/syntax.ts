import { CST, type ErrorCode, Lexer, Parser, type YAMLParseError } from "yaml";
import { quote } from "../../base/credentials.ts";
import type { DiagnosticText } from "../../model/fleet/diagnostic.ts";
import type { TextDiagnostic } from "../diagnostics.ts";
import { MAX_DEPTH, MAX_DIAGNOSTICS, MAX_DOCUMENTS, MAX_TOKENS } from "../limits.ts";

/** A YAML text before anything recurses over it. */
export interface SyntaxTree {
  /** A document each, and what stands between them. */
  readonly parts: readonly CST.Token[];
  /** What is refused, whatever it means. */
  readonly findings: readonly TextDiagnostic[];
  /** False where a limit was passed: the parts are what came before. */
  readonly complete: boolean;
}

/** Taken out once: it is compared with each of a fleet's lexemes, and the library looks its members up at each use. */
const { SCALAR } = CST;

/** Reads the syntax of a text, up to the limits. */
export function readSyntax(text: string): SyntaxTree {
  const parser = new Parser();
  const parts: CST.Token[] = [];
  const findings: TextDiagnostic[] = [];
  const read = { tokens: 0, documents: 0, errors: 0 };
  const collect = (part: CST.Token): void => {
    if (part.type === "document") read.documents += 1;
    if (part.type === "error") read.errors += 1;
    if (isComposable(part, read.errors)) parts.push(part);
  };
  let inScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    read.tokens += 1;
    const { offset } = parser;
    const refusal = inScalar ? null : refusedFeature(lexeme);
    if (refusal !== null && findings.length <= MAX_DIAGNOSTICS) findings.push({ ...refusal, offset });
    for (const part of parser.next(lexeme)) collect(part);
    const limit = excess(parser, read);
    if (limit !== null) return { parts, findings: [...findings, { ...limit, offset }], complete: false };
    // What follows is the scalar's text, whatever it starts with.
    inScalar = lexeme === SCALAR;
  }
  for (const part of parser.end()) collect(part);
  return { parts, findings, complete: true };
}

/** The composer makes an error of each of the others, which takes long where there are very many. */
function isComposable(part: CST.Token, errors: number): boolean {
  if (part.type === "directive") return refusedFeature(part.source) === null;
  return part.type !== "error" || errors <= MAX_DIAGNOSTICS + 1;
}

/** Features of YAML that manifests do without: what they say must be readable in one place. */
function refusedFeature(lexeme: string): DiagnosticText | null {
  switch (lexeme.charAt(0)) {
    case "&":
      return refusal("anchor-not-allowed", `the anchor ${quote(lexeme)} is not allowed`, "remove it");
    case "*":
      return refusal("alias-not-allowed", `the alias ${quote(lexeme)} is not allowed`, "write the value out");
    case "!":
      return refusal("tag-not-allowed", `the tag ${quote(lexeme)} is not allowed`, "remove it");
    case "%":
      return /^%YAML[ \t]+1\.2[ \t]*$/.test(lexeme)
        ? null
        : refusal(
            "directive-not-allowed",
            `the directive ${quote(lexeme)} is not allowed`,
            "remove the line",
          );
    default:
      return null;
  }
}

/** Whether what has been read is beyond the limits; checked before anything recurses over it. */
function excess(
  parser: Parser,
  { tokens, documents }: { readonly tokens: number; readonly documents: number },
): DiagnosticText | null {
  if (tokens > MAX_TOKENS) return tooComplex(`${MAX_TOKENS} tokens`);
  if (documents > MAX_DOCUMENTS) return tooComplex(`${MAX_DOCUMENTS} documents`);
  // The document itself and the scalar being read are on the stack too.
  if (parser.stack.length <= MAX_DEPTH || parser.stack.filter(CST.isCollection).length <= MAX_DEPTH)
    return null;
  const message = `maps and lists are nested more than ${MAX_DEPTH} levels deep`;
  return refusal("nested-too-deeply", message, "flatten them");
}

function tooComplex(what: string): DiagnosticText {
  return refusal("file-too-complex", `the file has more than ${what}`, "split it into several files");
}

function refusal(code: string, message: string, hint: string): DiagnosticText {
  return { code, message, hint };
}

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
