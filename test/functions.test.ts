import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parseSync } from "@swc/core";
import { isJsonObject, type JsonObject } from "../src/base/json.ts";

const src = join(import.meta.dirname, "..", "src");
const NEWLINE = 10;
const MOST_LINES = 40;
const MOST_PARAMETERS = 4;

interface FunctionSize {
  readonly line: number;
  readonly lines: number;
  readonly parameters: number;
}

/** Every function of a program, those inside others included. */
function functionsIn(text: string): readonly FunctionSize[] {
  let line = 1;
  // The parser counts bytes, from 1.
  const lines = [1, ...Buffer.from(text)].map((byte, at) => (at > 0 && byte === NEWLINE ? line++ : line));
  const lineAt = (at: number) => lines[at] ?? line;
  const found: FunctionSize[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) visit(one);
    if (!isJsonObject(node)) return;
    const { span, params } = node;
    // A type of a function has no body.
    if (isSpan(span) && Array.isArray(params) && isJsonObject(node.body)) {
      const [from, to] = [lineAt(span.start), lineAt(span.end)];
      found.push({ line: from, lines: to - from + 1, parameters: params.length });
    }
    // What a method has inside is a function with a span of its own or with none.
    for (const [name, member] of Object.entries(node))
      visit(name === "function" ? spanned(member, span) : member);
  };
  visit(parseSync(text, { syntax: "typescript", target: "es2022" }));
  return found;
}

function isSpan(span: unknown): span is { readonly start: number; readonly end: number } {
  return isJsonObject(span) && typeof span.start === "number" && typeof span.end === "number";
}

/** A method's function, with the place of the method where it has none. */
function spanned(inside: unknown, span: unknown): unknown {
  return isJsonObject(inside) && !isSpan(inside.span) ? ({ ...inside, span } satisfies JsonObject) : inside;
}

test("functions: what is long and takes much is found", () => {
  const long = `const f = (a: number, b: number): number => {\n${"  a;\n".repeat(39)}};\n`;
  assert.deepEqual(functionsIn(long), [{ line: 1, lines: 41, parameters: 2 }]);
  const sized = (text: string) => functionsIn(text).map(({ lines, parameters }) => [lines, parameters]);
  assert.deepEqual(sized("// ü\nfunction f(a: 1, b: 2, c: 3, d: 4, e: 5) {\n  return a;\n}"), [[3, 5]]);
  assert.deepEqual(sized("class A {\n  constructor(readonly a: 1) {\n  }\n  #b(c: 1) {\n    c;\n  }\n}"), [
    [2, 1],
    [3, 1],
  ]);
  assert.deepEqual(sized("const o = { f(a: 1) {\n}, get g() { return 1; } };\ntype T = (a: 1) => void;"), [
    [2, 1],
    [1, 0],
  ]);
});

test(`functions: none has more than ${MOST_LINES} lines or takes more than ${MOST_PARAMETERS} things`, () => {
  const paths = readdirSync(src, { recursive: true, encoding: "utf8" });
  const written = paths.filter((path) => path.endsWith(".ts") && !path.includes("generated"));
  const offences = written.flatMap((path) =>
    functionsIn(readFileSync(join(src, path), "utf8"))
      .filter(({ lines, parameters }) => lines > MOST_LINES || parameters > MOST_PARAMETERS)
      .map(({ line, lines, parameters }) => `${path}:${line}: ${lines} lines, ${parameters} parameters`),
  );
  assert.deepEqual(offences, []);
});
