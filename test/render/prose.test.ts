import assert from "node:assert/strict";
import { test } from "node:test";
import { prose } from "../../src/render/markdown/text.ts";

const SENTENCES: readonly (readonly [text: string, shown: string])[] = [
  ["plain words (and some more), stay as they are.", "plain words (and some more), stay as they are."],
  ["a@1 replaces b (webhooks.d/a.yaml:4), which", "`a@1` replaces b (`webhooks.d/a.yaml:4`), which"],
  ["what is left (--target takes some) waits", "what is left (`--target` takes some) waits"],
  ["both (a@1 b@2).", "both (`a@1 b@2`)."],
  ["see --x (--y)", "see `--x` (`--y`)"],
  ["remove the line (`replaces: old`).", "remove the line (`replaces: old`)."],
  ["the value f(x_1), and g(y_2)", "the value `f(x_1)`, and `g(y_2)`"],
  ["nothing ( but this ()", "nothing `(` but this `()`"],
];

for (const [text, shown] of SENTENCES)
  test(`code spans and parentheses: ${text}`, () => {
    assert.equal(prose(text), shown);
  });
