import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { describe, it, type TestContext } from "node:test";
import { bundle } from "../crash/bundle.ts";
import { runIn } from "../crash/in-folder.ts";

const root = join(import.meta.dirname, "../..");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

function folder(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-version-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

describe("version", () => {
  it("tells people and scripts which tool this is and what it runs on", async (t) => {
    const text = await runIn(folder(t), ["version"]);
    assert.equal(text.exit, 0);
    assert.match(text.stdout, new RegExp(`^webhook-sync ${version}\n  commit +none: run from sources\n`));
    const { stdout } = await runIn(folder(t), ["version", "--json"]);
    const { schemas, ...facts } = JSON.parse(stdout);
    const platform = `${process.platform}-${process.arch}`;
    const { node } = process.versions;
    assert.deepEqual(facts, { version, commit: null, built: null, node, platform, planFormat: 2 });
    const published = readdirSync(join(root, "schemas")).filter((name) => name.endsWith(".json"));
    assert.deepEqual(new Set(schemas.map((id: string) => id.split("/").at(-1))), new Set(published));
  });

  it("has the commit that a bundle was built from", async () => {
    const { directory } = await bundle();
    const printed = execFileSync(process.execPath, [join(directory, "main.js"), "version", "--json"], {
      encoding: "utf8",
    });
    const head = execFileSync("git", ["rev-parse", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
    const { commit, built } = JSON.parse(printed);
    assert.ok([head, `${head}+uncommitted`].includes(commit), commit);
    assert.ok(!Number.isNaN(Date.parse(built)), built);
  });

  it("is in the address of each schema, so that an editor has the one of the release", () => {
    for (const name of readdirSync(join(root, "schemas"))) {
      if (!name.endsWith(".json")) continue;
      const { $id } = JSON.parse(readFileSync(join(root, "schemas", name), "utf8"));
      const base = "https://raw.githubusercontent.com/webhook-sync/webhook-sync";
      assert.equal($id, `${base}/v${version}/schemas/${name}`);
    }
  });
});
