import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { loadConfig } from "../../src/manifest/config-file.ts";
import { loadSwitches } from "../../src/manifest/switches-file.ts";
import type { Api } from "../../src/model/fleet/environment.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../../docs/tenant.md"), "utf8");

test("the examples of docs/tenant.md are valid", (t) => {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-page-"));
  t.after(() => rmSync(directory, { recursive: true }));
  const blocks = [...PAGE.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
  const switches = (speaks: Api) => (file: string, folder: string) => loadSwitches(file, folder, speaks);
  const loads = [loadConfig, switches("integrations-v1"), switches("cognigy-v2")];
  assert.equal(blocks.length, loads.length);
  for (const [index, load] of loads.entries()) {
    writeFileSync(join(directory, "example.yaml"), blocks[index] ?? "");
    const loaded = load("example.yaml", directory);
    assert.ok(loaded.ok, JSON.stringify(loaded));
  }
});
