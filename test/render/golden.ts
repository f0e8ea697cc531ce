import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";

/** Compares with test/render/golden/NAME.txt; UPDATE_GOLDEN=1 writes it instead. */
export function matchesGolden(name: string, actual: string): void {
  const file = new URL(`./golden/${name}.txt`, import.meta.url);
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, `${actual}\n`);
  assert.equal(`${actual}\n`, readFileSync(file, "utf8"));
}
