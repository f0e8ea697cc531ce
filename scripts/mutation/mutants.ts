import { parseSync } from "@swc/core";
import { isJsonObject, type JsonObject } from "../../src/base/json.ts";

/** One small change of a program, in bytes of its text. */
export interface Mutant {
  readonly line: number;
  /** What is changed, for people. */
  readonly what: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const OPERATORS: Readonly<Record<string, string>> = {
  "===": "!==",
  "!==": "===",
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "&&": "||",
  "||": "&&",
  "??": "&&",
  "-": "+",
  "*": "/",
  "/": "*",
};

/** Calls of arrays that have an opposite. */
const OPPOSITES: ReadonlyMap<string, string> = new Map([
  ["some", "every"],
  ["every", "some"],
  ["filter", "map"],
]);

/** All changes of a program's operators, conditions, returns and small numbers. */
export function mutantsOf(program: string): readonly Mutant[] {
  const bytes = Buffer.from(program);
  const textOf = ({ start, end }: Span) => bytes.subarray(start - 1, end - 1).toString();
  return nodesIn(parseSync(program, { syntax: "typescript", target: "es2022" }))
    .flatMap((node) => CHANGES[String(node.type)]?.(node, textOf) ?? [])
    .map(({ span, text }) => ({
      line: textOf({ start: 1, end: span.start }).split("\n").length,
      what: `${brief(textOf(span))} -> ${brief(text)}`,
      from: span.start - 1,
      to: span.end - 1,
      text,
    }));
}

/** The program with the change made. */
export function mutated(program: string, { from, to, text }: Mutant): string {
  const bytes = Buffer.from(program);
  return Buffer.concat([bytes.subarray(0, from), Buffer.from(text), bytes.subarray(to)]).toString();
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What stands in the place of some bytes. */
interface Change {
  readonly span: Span;
  readonly text: string;
}

type Changes = (node: Spanned, textOf: (span: Span) => string) => readonly Change[];

const ALWAYS: Changes = ({ test }) =>
  isSpanned(test) ? ["true", "false"].map((text) => ({ span: test.span, text })) : [];

/** By the type of a node. */
const CHANGES: Readonly<Record<string, Changes>> = {
  BinaryExpression: otherOperator,
  UnaryExpression: ({ operator, span }, textOf) =>
    operator === "!" ? [{ span, text: textOf(span).slice(1) }] : [],
  BooleanLiteral: ({ span, value }) => [{ span, text: value === true ? "false" : "true" }],
  NumericLiteral: ({ span }, textOf) => [{ span, text: `(${textOf(span)} + 1)` }],
  IfStatement: ALWAYS,
  ConditionalExpression: ALWAYS,
  ReturnStatement: ({ argument }) =>
    isSpanned(argument) ? [{ span: argument.span, text: "undefined" }] : [],
  MemberExpression: ({ property }) => {
    const text = isSpanned(property) ? OPPOSITES.get(String(property.value)) : undefined;
    return isSpanned(property) && text !== undefined ? [{ span: property.span, text }] : [];
  },
};

/** The operator alone, so that what stands around it is not written again. */
function otherOperator(
  { operator, left, right }: Spanned,
  textOf: (span: Span) => string,
): readonly Change[] {
  const other = OPERATORS[String(operator)];
  if (other === undefined || !isSpanned(left) || !isSpanned(right)) return [];
  const span = { start: left.span.end, end: right.span.start };
  const text = textOf(span).replace(String(operator), () => other);
  return text === textOf(span) ? [] : [{ span, text }];
}

/** All that has a place in the text, without types, which change nothing that runs. */
function nodesIn(node: unknown): readonly Spanned[] {
  if (Array.isArray(node)) return node.flatMap(nodesIn);
  if (!isJsonObject(node) || /^Ts(?:Type|Interface)|^Import/.test(String(node.type))) return [];
  return [...(isSpanned(node) ? [node] : []), ...Object.values(node).flatMap(nodesIn)];
}

type Spanned = JsonObject & { readonly span: Span };

function isSpanned(node: unknown): node is Spanned {
  if (!isJsonObject(node) || !isJsonObject(node.span)) return false;
  return typeof node.span.start === "number" && typeof node.span.end === "number";
}

function brief(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
