import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";

const root = join(import.meta.dirname, "../..");

/** Starts the tool under a Node that says that it is this one. */
function startUnder(version: string) {
  const pretend = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } });`;
  const imports = ["--import", `data:text/javascript,${encodeURIComponent(pretend)}`];
  const args = [...imports, join(root, "bin/webhook-sync.js"), "--version"];
  return spawnSync(process.execPath, args, { encoding: "utf8", cwd: root });
}

describe("a Node that is too old", () => {
  for (const version of ["16.20.2", "18.20.8", "20.9.0", "20.18.0"]) {
    it(`is told so by name: ${version}`, () => {
      const { status, stdout, stderr } = startUnder(version);
      assert.equal(status, 64);
      assert.equal(stdout, "");
      assert.match(stderr, new RegExp(`needs Node 20\\.18\\.1 or later, and this is Node ${version}\n`));
    });
  }

  for (const version of ["20.18.1", "20.19.0", "22.0.0", "100.1.0"]) {
    it(`is not this one: ${version}`, () => assert.match(startUnder(version).stdout, /^\d+\.\d+\.\d+/));
  }

  it("is the one that package.json has", () => {
    const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const [, oldest = ""] =
      /OLDEST = \[(.*)\]/.exec(readFileSync(join(root, "bin/webhook-sync.js"), "utf8")) ?? [];
    assert.equal(engines.node, `>=${oldest.replaceAll(", ", ".")}`);
  });
});
