import { isPlainAddress } from "../../base/http.ts";
import { escapeTerminal, withoutTrailing } from "../../base/text.ts";
import type { Location } from "../../model/fleet/diagnostic.ts";
import type { PlanLinks } from "../wording/links.ts";

/** A number, or a word of a sentence with its punctuation: nothing that Markdown or GitHub would act on. */
const WORD = /^\(?(?=[^\d]|\d+\W*$)[\p{L}\p{N}]+(?:['’][\p{L}]+)?(?:-\p{L}+)*%?[.,;:!?)]*$/u;

/** Could name a commit, which GitHub would link. */
const COMMIT_LIKE = /^\W*[0-9a-f]{7,40}\W*$/;

/** `like this` in a sentence of ours, or a run without spaces. */
const TOKENS = /\(?`[^`]+`[.,;:!?)]*|[^ ]+/g;

const PUNCTUATION = ".,;:!?)";

/** Text from outside as a code span: no markup, mention or link comes to life in it, in a table neither. */
export function code(text: string): string {
  const shown = inline(text);
  if (shown.trim() === "") return "`(empty)`";
  const runs = (shown.match(/`+/g) ?? []).map((run) => run.length);
  const fence = "`".repeat(1 + Math.max(0, ...runs));
  const gap = /^`|`$|^ .* $/.test(shown) ? " " : "";
  return `${fence}${gap}${shown}${gap}${fence}`;
}

/** A sentence that may hold text from outside: plain words stay words, all else becomes code spans. */
export function prose(text: string): string {
  const pieces: Piece[] = [];
  for (const piece of (inline(text).match(TOKENS) ?? []).map(pieceOf)) {
    const last = pieces.at(-1);
    // `--allow-delete orders@1` is to be copied as one.
    if (last?.kind === "code" && last.ending === "" && piece.kind === "code" && piece.opening === "") {
      pieces[pieces.length - 1] = { ...piece, opening: last.opening, text: `${last.text} ${piece.text}` };
    } else pieces.push(piece);
  }
  return pieces.map(printPiece).join(" ");
}

/** A word or some words of a sentence; a quoted one stands between backticks already. */
interface Piece {
  readonly kind: "word" | "code" | "quoted";
  /** A parenthesis before it. */
  readonly opening: "" | "(";
  readonly text: string;
  /** Punctuation after it. */
  readonly ending: string;
}

function pieceOf(token: string): Piece {
  if (WORD.test(token) && !COMMIT_LIKE.test(token))
    return { kind: "word", opening: "", text: token, ending: "" };
  const opening = token.startsWith("(") ? "(" : "";
  const rest = token.slice(opening.length);
  const quoted = /^`([^`]+)`([.,;:!?)]*)$/.exec(rest);
  if (quoted !== null) return { kind: "quoted", opening, text: quoted[1] ?? "", ending: quoted[2] ?? "" };
  const text = withOwnParenthesis(withoutTrailing(rest, PUNCTUATION), rest);
  return text === ""
    ? { kind: "code", opening: "", text: token, ending: "" }
    : { kind: "code", opening, text, ending: rest.slice(text.length) };
}

/** With the parenthesis after it where its other half is inside, as in `f(x)`. */
function withOwnParenthesis(text: string, rest: string): string {
  const isOpen = text.lastIndexOf("(") > text.lastIndexOf(")");
  return isOpen && rest.charAt(text.length) === ")" ? `${text})` : text;
}

function printPiece({ kind, opening, text, ending }: Piece): string {
  return kind === "word" ? text : opening + code(text) + ending;
}

/** A bar would end a table's cell, even in a code span. */
function inline(text: string): string {
  return escapeTerminal(text).replaceAll("|", "\\u{7c}");
}

/** Text from outside in HTML, as code: GitHub looks for mentions and links anywhere else. */
export function htmlCode(text: string): string {
  const escaped = escapeTerminal(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<code>${escaped}</code>`;
}

/** Lines in a fenced block, which is longer than any run of backticks inside. The lines are escaped here. */
export function fenced(language: string, lines: readonly string[]): string {
  // GitHub's runner takes a line that starts with `::`, spaces aside, for a command to itself.
  const shown = lines.map((line) => escapeTerminal(line).replace(/^\s*::/, "\\$&"));
  const runs = shown.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length);
  const fence = "`".repeat(Math.max(3, 1 + Math.max(0, ...runs)));
  return `${fence}${language}\n${shown.join("\n")}\n${fence}`;
}

/** Text that is made already, as a link where the address is a plain one. */
export function link(text: string, address: string | null): string {
  return address !== null && isPlainAddress(address) ? `[${text}](${address})` : text;
}

/** The key, as a link to the line that declares it where that is known. */
export function linked(key: string, location: Location | null, { lineOf }: PlanLinks): string {
  return link(code(key), location === null ? null : lineOf(location));
}

/** The place in the manifests, as a link where that is known. */
export function placed(location: Location | null, { lineOf }: PlanLinks): string {
  if (location === null) return "";
  return ` (${link(code(`${location.file}:${location.line}`), lineOf(location))})`;
}
