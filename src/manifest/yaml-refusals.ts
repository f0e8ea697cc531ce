import { CST, type Parser } from "yaml";
import type { DiagnosticText } from "./diagnostics.ts";
import { MAX_DEPTH, MAX_DOCUMENTS, MAX_TOKENS } from "./limits.ts";
import { quote } from "./wording.ts";

/** Features of YAML that manifests do without: what they say must be readable in one place. */
export function refusedFeature(lexeme: string): DiagnosticText | null {
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
export function excess(
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
