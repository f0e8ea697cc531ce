import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";

/** Compares with test/render/golden/NAME.txt; UPDATE_GOLDEN=1 writes it instead. */
export function matchesGolden(name: string, actual: string): void {
  const file = new URL(`./golden/${name}.txt`, import.meta.url);
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, `${actual}\n`);
  assert.equal(`${actual}\n`, readFileSync(file, "utf8"));
}

/** What of a page is ours to word, an element a line: not its style and its script, nor their hashes. */
export function bodyOf(page: string): string {
  const body = page.slice(page.indexOf("<body>"), page.indexOf("<script>"));
  return body.replace(
    /(?<!\n)<(?=(?:article|details|div|h[1-6]|li|main|nav|ol|p|section|svg|table|tr|ul)\b)/g,
    "\n<",
  );
}
