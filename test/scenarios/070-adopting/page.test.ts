import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

test("docs/adopting.md shows what the scenarios print, in their order", () => {
  const page = readFileSync(join(import.meta.dirname, "../../../docs/adopting.md"), "utf8");
  const transcripts = ["070-adopting", "072-letting-go"].map((folder) =>
    readFileSync(join(import.meta.dirname, "..", folder, "transcript.md"), "utf8"),
  );
  const golden = transcripts.join("\n");
  const blocks = [...page.matchAll(/```console\n[\s\S]*?```\n/g)].map(([block]) => block);
  assert.ok(blocks.length >= 5, `${blocks.length} outputs`);
  let end = 0;
  for (const block of blocks) {
    const start = golden.indexOf(block, end);
    assert.notEqual(start, -1, `no transcript goes on with\n${block}`);
    end = start + block.length;
  }
});
