import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, it, type TestContext } from "node:test";
import { temporaryDirectory } from "../base/temporary-directory.ts";

const root = join(import.meta.dirname, "../..");

/** A package whose tool only says that it was started: to load the sources of the real one takes ten times as long. */
function packageThatTells(t: TestContext): string {
  const directory = temporaryDirectory(t);
  cpSync(join(root, "bin"), join(directory, "bin"), { recursive: true });
  writeFileSync(join(directory, "package.json"), '{ "type": "module" }\n');
  mkdirSync(join(directory, "dist"));
  writeFileSync(join(directory, "dist/main.js"), 'console.log("started");\n');
  return directory;
}

/** Starts the tool under a Node that says that it is this one. */
function startUnder(version: string, directory: string) {
  const pretend = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } });`;
  const imports = ["--import", `data:text/javascript,${encodeURIComponent(pretend)}`];
  const args = [...imports, join(directory, "bin/webhook-sync.js"), "--version"];
  return spawnSync(process.execPath, args, { encoding: "utf8" });
}

describe("a Node that is too old", () => {
  for (const version of ["16.20.2", "18.20.8", "20.9.0", "20.18.0"]) {
    it(`is told so by name: ${version}`, () => {
      const { status, stdout, stderr } = startUnder(version, root);
      assert.equal(status, 64);
      assert.equal(stdout, "");
      assert.match(stderr, new RegExp(`needs Node 20\\.18\\.1 or later, and this is Node ${version}\n`));
    });
  }

  for (const version of ["20.18.1", "20.19.0", "22.0.0", "100.1.0"]) {
    it(`is not this one: ${version}`, (t) =>
      assert.equal(startUnder(version, packageThatTells(t)).stdout, "started\n"));
  }

  it("is not this one, which starts the tool itself", () =>
    assert.match(startUnder(process.versions.node, root).stdout, /^\d+\.\d+\.\d+/));

  it("is the one that package.json has", () => {
    const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const [, oldest = ""] =
      /OLDEST = \[(.*)\]/.exec(readFileSync(join(root, "bin/webhook-sync.js"), "utf8")) ?? [];
    assert.equal(engines.node, `>=${oldest.replaceAll(", ", ".")}`);
  });
});
