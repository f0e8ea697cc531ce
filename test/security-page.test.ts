import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "..");

test("docs/security.md names tests, campaigns and pages that exist", () => {
  const page = readFileSync(join(root, "docs/security.md"), "utf8");
  const scripts = readFileSync(join(root, "package.json"), "utf8");
  const tests = [...page.matchAll(/`(test\/[\w./-]+)`/g)].map(([, path = ""]) => path);
  const campaigns = [...page.matchAll(/`npm run ([\w:]+)`/g)].map(([, name = ""]) => name);
  const pages = [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, path = ""]) => join("docs", path));
  assert.ok(tests.length >= 5 && campaigns.length >= 2 && pages.length >= 5);
  assert.deepEqual(
    [...tests, ...pages].filter((path) => !existsSync(join(root, path))),
    [],
  );
  assert.deepEqual(
    campaigns.filter((name) => !scripts.includes(`"${name}"`)),
    [],
  );
});
