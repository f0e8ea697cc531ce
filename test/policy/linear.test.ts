import assert from "node:assert/strict";
import { test } from "node:test";
import { isQuotable } from "../../src/base/credentials.ts";
import { TOKEN_SHAPES } from "../../src/base/tokens.ts";
import { processorMs, slowness } from "../fixtures/processor-time.ts";

const SIZE = 100_000;
const GOAL_MS = 50;
const BUDGET_MS = GOAL_MS * slowness();

/** What makes an expression look far ahead or begin again and again. */
const PIECES = [
  "a",
  "0",
  "A1",
  "-",
  "_",
  ".",
  ":",
  "@",
  "/",
  "=",
  "+",
  " ",
  "$",
  "${",
  "}",
  "${secret:A}",
  "\t",
  "://",
  "://a:",
  "://a:b",
  ":a@ ",
  "eyJ",
  "eyJaaaaaaaaaaaa.",
  "eyJaaaaaaaaaaaa",
  ".eyJ",
  "bearer ",
  "Bearer    ",
  "-----BEGIN ",
  "-----BEGIN A ",
  "PRIVATE KEY",
  "AKIA",
  "AKIAA1B2A1B2",
  "sk-",
  "sk-ant-",
  "sk_live_",
  "ghp_",
  "github_pat_",
  "glpat-",
  "AIza",
  "ya29.",
  "1//0",
  "SG.",
  "SG.aaaaaaaaaaaaaaaaaaaaaa.",
  "xoxb-",
  "pypi-AgE",
  "AccountKey=",
  "dapi",
  "hooks.slack.com/services/",
  "SK0a1b",
  "key-",
  "npm_",
  "hf_",
  "hvs.",
  "shpat_",
  "dop_v1_",
  "ATATT3",
];

const TEXTS = PIECES.flatMap((piece) => {
  const repeated = piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);
  return [repeated, `${piece}${"a".repeat(SIZE)}`, `${"a".repeat(SIZE)}${piece}`];
});

test(`no expression takes ${GOAL_MS} ms for ${SIZE} characters`, () => {
  for (const text of TEXTS)
    for (const { called, shape } of TOKEN_SHAPES) {
      const took = processorMs(() => shape.test(text), BUDGET_MS);
      assert.ok(took < BUDGET_MS, `${called} took ${took} ms for ${JSON.stringify(text.slice(0, 30))}`);
    }
});

test(`a source line of ${SIZE} characters is judged within ${GOAL_MS} ms`, () => {
  for (const text of TEXTS) {
    const took = processorMs(() => isQuotable(text), BUDGET_MS);
    assert.ok(took < BUDGET_MS, `${took} ms for ${JSON.stringify(text.slice(0, 30))}`);
  }
});
