import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "..");
const page = readFileSync(join(root, "docs/seed-parity.md"), "utf8");

test("seed parity: every file that the page names exists", () => {
  const files = [...page.matchAll(/`((?:src|test)\/[^`]+)`/g)].map(([, file = ""]) => file);
  assert.ok(files.length > 40, `${files.length} files`);
  assert.deepEqual(
    files.filter((file) => !existsSync(join(root, file))),
    [],
  );
});

test("seed parity: every test that the page names exists", () => {
  const proofs = [...page.matchAll(/`(test\/[^`]+)`: "([^"]+)"/g)];
  assert.ok(proofs.length > 20, `${proofs.length} proofs`);
  const missing = proofs
    .filter(([, file = "", title = ""]) => !readFileSync(join(root, file), "utf8").includes(title))
    .map(([proof]) => proof);
  assert.deepEqual(missing, []);
});
