import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isTransient } from "../../src/health/retry.ts";
import { VERDICTS, type Verdict } from "../../src/model/fleet/health.ts";

const page = readFileSync(new URL("../../docs/health.md", import.meta.url), "utf8");
const rows = [...page.matchAll(/^\| `([a-z-]+)` +\|.*\| *([^|]+?) *\|$/gm)].map(([, verdict, again]) => {
  return { verdict, again };
});

test("docs/health.md tells every verdict, in their order", () => {
  assert.deepEqual(
    rows.map(({ verdict }) => verdict),
    [...VERDICTS],
  );
});

test("docs/health.md says which verdicts are tried again", () => {
  const again = (verdict: Verdict) => {
    const tried = [429, 503, 404].map((status) => {
      return isTransient({ diagnostic: { verdict, sentence: "" }, status });
    });
    if (tried.every((one) => one)) return "yes";
    return tried.some((one) => one) ? "for 429 and 5xx" : "no";
  };
  assert.deepEqual(
    rows.map((row) => row.again),
    VERDICTS.map(again),
  );
});
