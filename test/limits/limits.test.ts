import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "..", "..");
const directory = mkdtempSync(join(root, "node_modules", ".limits-"));
after(() => rmSync(directory, { recursive: true, force: true }));

/** Runs a file of tests with a limit for each. */
function run(body: string, limitMs: number) {
  const file = join(directory, "seeded.test.mjs");
  const limits = pathToFileURL(join(root, "test", "limits", "limits.ts")).href;
  const head = `import ${JSON.stringify(limits)};\nimport { test } from "node:test";\nimport fc from "fast-check";\n`;
  writeFileSync(file, head + body);
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return spawnSync(process.execPath, ["--import", "tsx", "--test", "--test-reporter=spec", file], {
    encoding: "utf8",
    cwd: root,
    env: { ...env, TEST_LIMIT_MS: `${limitMs}` },
    timeout: 300_000,
  });
}

test("limits: a test that never comes back ends red, and is named", () => {
  const ended = run(`test("spins", () => { for (;;); });\n`, 1_000);
  assert.equal(ended.status, 1);
  assert.match(ended.stdout + ended.stderr, /"spins" was still running after 1 s/);
});

test("limits: a property that finds smaller and smaller failures without end is interrupted", () => {
  const endless = `test("shrinks", () => {
  // Each smaller number fails too, and each takes its time.
  fc.assert(fc.property(fc.array(fc.bigInt(), { minLength: 50 }), () => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30);
    return false;
  }));
});\n`;
  // Half of it is the property's, and the other half enough to say what was found.
  const ended = run(endless, 8_000);
  assert.equal(ended.status, 1);
  assert.match(ended.stdout, /✖ shrinks|Property failed|interrupted/i);
});

test("limits: what keeps to its time passes", () => {
  assert.equal(run(`test("is quick", () => {});\n`, 60_000).status, 0);
});
