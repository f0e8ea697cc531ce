import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { loadConfig } from "../../src/manifest/config.ts";
import { loadSwitches } from "../../src/manifest/switches-file.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../../docs/tenant.md"), "utf8");

test("the examples of docs/tenant.md are valid", (t) => {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-page-"));
  t.after(() => rmSync(directory, { recursive: true }));
  const blocks = [...PAGE.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
  assert.equal(blocks.length, 2);
  for (const [index, load] of [loadConfig, loadSwitches].entries()) {
    writeFileSync(join(directory, "example.yaml"), blocks[index] ?? "");
    const loaded = load("example.yaml", directory);
    assert.ok(loaded.ok, JSON.stringify(loaded));
  }
});
