import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { bundledTests } from "../../scripts/bundled-tests.ts";

const root = join(import.meta.dirname, "..", "..");
const directory = mkdtempSync(join(root, "node_modules", ".limits-"));
after(() => rmSync(directory, { recursive: true, force: true }));

/** Runs a file of tests as the suite runs its own, with a limit for each. */
async function run(body: string, limitMs: number) {
  const file = join(directory, "seeded.test.mjs");
  writeFileSync(file, `import { test } from "node:test";\nimport fc from "fast-check";\n${body}`);
  const entries = await bundledTests([[join(import.meta.dirname, "limits.ts"), file]]);
  const untracked = pathToFileURL(join(import.meta.dirname, "untracked.mjs")).href;
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const args = ["--import", untracked, "--test", "--test-reporter=spec", ...entries];
  return spawnSync(process.execPath, args, {
    encoding: "utf8",
    cwd: root,
    env: { ...env, TEST_LIMIT_MS: `${limitMs}` },
    timeout: 300_000,
  });
}

test("limits: a test that never comes back ends red, and is named", async () => {
  const ended = await run(`test("spins", () => { for (;;); });\n`, 1_000);
  assert.equal(ended.status, 1);
  assert.match(ended.stdout + ended.stderr, /"spins" was still running after 1 s/);
});

test("limits: a property that finds smaller and smaller failures without end is interrupted", async () => {
  const endless = `test("shrinks", () => {
  // Each smaller number fails too, and each takes its time.
  fc.assert(fc.property(fc.array(fc.bigInt(), { minLength: 50 }), () => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30);
    return false;
  }));
});\n`;
  // Half of it is the property's, and the other half enough to say what was found.
  const ended = await run(endless, 8_000);
  assert.equal(ended.status, 1);
  assert.match(ended.stdout, /✖ shrinks|Property failed|interrupted/i);
});

test("limits: what keeps to its time passes", async () => {
  assert.equal((await run(`test("is quick", () => {});\n`, 60_000)).status, 0);
});

test("limits: an error that nobody caught ends red, and says which test was running", async () => {
  const late = `test("is late", async () => {
  setTimeout(() => { throw new Error("lost"); });
  await new Promise((done) => setTimeout(done, 50));
});\n`;
  const ended = await run(late, 60_000);
  assert.equal(ended.status, 1);
  assert.match(ended.stdout + ended.stderr, /while "is late" was running: Error: lost/);
});

test("limits: a rejection that nobody handled ends red, and says which test was running", async () => {
  const late = `test("is careless", async () => {
  void Promise.reject(new Error("lost"));
  await new Promise((done) => setTimeout(done, 50));
});\n`;
  const ended = await run(late, 60_000);
  assert.equal(ended.status, 1);
  assert.match(ended.stdout + ended.stderr, /while "is careless" was running: Error: lost/);
});
