import { CST, Lexer, Parser } from "yaml";
import type { TextDiagnostic } from "./diagnostics.ts";
import { MAX_DIAGNOSTICS } from "./limits.ts";
import { excess, refusedFeature } from "./yaml-refusals.ts";

/** A YAML text before anything recurses over it. */
export interface SyntaxTree {
  /** A document each, and what stands between them. */
  readonly parts: readonly CST.Token[];
  /** What is refused, whatever it means. */
  readonly findings: readonly TextDiagnostic[];
  /** False where a limit was passed: the parts are what came before. */
  readonly complete: boolean;
}

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
    inScalar = lexeme === CST.SCALAR;
  }
  for (const part of parser.end()) collect(part);
  return { parts, findings, complete: true };
}

/** The composer makes an error of each of the others, which takes long where there are very many. */
function isComposable(part: CST.Token, errors: number): boolean {
  if (part.type === "directive") return refusedFeature(part.source) === null;
  return part.type !== "error" || errors <= MAX_DIAGNOSTICS + 1;
}
