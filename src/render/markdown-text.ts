import { escapeTerminal } from "./escape.ts";

/** A number, or a word of a sentence with its punctuation: nothing that Markdown or GitHub would act on. */
const WORD = /^\(?(?=[^\d]|\d+\W*$)[\p{L}\p{N}]+(?:['’][\p{L}]+)?(?:-\p{L}+)*%?[.,;:!?)]*$/u;

/** Could name a commit, which GitHub would link. */
const COMMIT_LIKE = /^\W*[0-9a-f]{7,40}\W*$/;

/** `like this` in a sentence of ours, or a run without spaces. */
const TOKENS = /`[^`]+`[.,;:!?)]*|[^ ]+/g;

const TRAILING = /[.,;:!?)]*$/;

/** Text from outside as a code span: no markup, mention or link comes to life in it, in a table neither. */
export function code(text: string): string {
  const shown = inline(text);
  if (shown.trim() === "") return "`(empty)`";
  const runs = (shown.match(/`+/g) ?? []).map((run) => run.length);
  const fence = "`".repeat(1 + Math.max(0, ...runs));
  const gap = /^`|`$|^ .* $/.test(shown) ? " " : "";
  return `${fence}${gap}${shown}${gap}${fence}`;
}

/** A sentence that may hold text from outside: plain words stay words, all else becomes a code span. */
export function prose(text: string): string {
  return (inline(text).match(TOKENS) ?? []).map(token).join(" ");
}

function token(text: string): string {
  if (WORD.test(text) && !COMMIT_LIKE.test(text)) return text;
  const quoted = /^`([^`]+)`([.,;:!?)]*)$/.exec(text);
  if (quoted !== null) return `${code(quoted[1] ?? "")}${quoted[2] ?? ""}`;
  const ending = TRAILING.exec(text)?.[0] ?? "";
  const core = text.slice(0, text.length - ending.length);
  return core === "" ? code(text) : `${code(core)}${ending}`;
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
  const shown = lines.map(escapeTerminal);
  const runs = shown.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length);
  const fence = "`".repeat(Math.max(3, 1 + Math.max(0, ...runs)));
  return `${fence}${language}\n${shown.join("\n")}\n${fence}`;
}
