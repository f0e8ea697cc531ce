import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A regular expression of the sources, and where it stands. */
export interface Expression {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

const SRC = join(import.meta.dirname, "../../src");

/** What stands before a literal; after anything else a slash divides. */
const BEFORE_LITERAL = /(?:^|[(,=:[!&|?{};+~>]|=>|\breturn|\btypeof|\bcase)\s*$/;

/** Every regular expression literal below src/, found by reading the sources as a scanner does. */
export function expressions(): readonly Expression[] {
  return readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.includes("generated"))
    .flatMap((path) => expressionsIn(readFileSync(join(SRC, path), "utf8"), path));
}

/** How often an expression is put together at run time, by file. */
export function composed(): Readonly<Record<string, number>> {
  const counts = readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.includes("generated"))
    .map((path) => [path, readFileSync(join(SRC, path), "utf8").split("new RegExp(").length - 1] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

function expressionsIn(text: string, path: string): readonly Expression[] {
  const found: Expression[] = [];
  const templates = new Templates();
  for (let at = 0; at < text.length; ) {
    if (templates.isPartAt(text, at)) at = templates.skip(text, at);
    else if (isLiteral(text, at)) {
      const closing = endOfLiteral(text, at);
      const flags = /^[a-z]*/.exec(text.slice(closing))?.[0] ?? "";
      const line = text.slice(0, at).split("\n").length;
      found.push({ place: `${path}:${line}`, source: text.slice(at + 1, closing - 1), flags });
      at = closing + flags.length;
    } else {
      templates.count(text.charAt(at));
      at = endOfToken(text, at);
    }
  }
  return found;
}

/** The templates that are open, each with how many braces are open in the expression that stands in it. */
class Templates {
  readonly #open: number[] = [];

  /** Whether a text of a template begins here, for the first time or behind an expression. */
  isPartAt(text: string, at: number): boolean {
    return text[at] === "`" || (text[at] === "}" && this.#open.at(-1) === 0);
  }

  /** Gives where that text ends. */
  skip(text: string, at: number): number {
    if (text[at] === "}") this.#open.pop();
    const end = endOfTemplatePart(text, at + 1);
    if (text[end - 1] === "{") this.#open.push(0);
    return end;
  }

  count(character: string): void {
    const depth = this.#open.pop();
    if (depth === undefined) return;
    this.#open.push(depth + Number(character === "{") - Number(character === "}"));
  }
}

function isLiteral(text: string, at: number): boolean {
  const isSlash = text[at] === "/" && text[at + 1] !== "/" && text[at + 1] !== "*";
  return isSlash && BEFORE_LITERAL.test(text.slice(Math.max(0, at - 40), at));
}

/** Behind the backtick or the `${` that ends a part of a template. */
function endOfTemplatePart(text: string, at: number): number {
  for (let end = at; end < text.length; end += 1) {
    if (text[end] === "\\") end += 1;
    else if (text[end] === "`") return end + 1;
    else if (text[end] === "$" && text[end + 1] === "{") return end + 2;
  }
  return text.length;
}

/** Comments and strings are one token. */
function endOfToken(text: string, at: number): number {
  const rest = text.slice(at, at + 2);
  if (rest === "//") return endOf(text, "\n", at);
  if (rest === "/*") return endOf(text, "*/", at + 2);
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return at + 1;
  for (let end = at + 1; end < text.length; end += 1) {
    if (text[end] === "\\") end += 1;
    else if (text[end] === quote || text[end] === "\n") return end + 1;
  }
  return text.length;
}

function endOfLiteral(text: string, at: number): number {
  let inClass = false;
  for (let end = at + 1; end < text.length; end += 1) {
    const character = text[end];
    if (character === "\\") end += 1;
    else if (character === "[") inClass = true;
    else if (character === "]") inClass = false;
    else if (character === "/" && !inClass) return end + 1;
  }
  return text.length;
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end === -1 ? text.length : end + mark.length;
}
