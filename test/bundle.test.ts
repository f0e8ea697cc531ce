import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { after, before, describe, it } from "node:test";
import { bundle } from "./crash/bundle.ts";

const root = join(import.meta.dirname, "..");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

describe("the bundle, which is what npm publishes", () => {
  const workspace = mkdtempSync(join(tmpdir(), "webhook-sync-bundle-"));
  let built: Awaited<ReturnType<typeof bundle>>;
  before(async () => {
    built = await bundle();
  });
  after(() => {
    rmSync(workspace, { recursive: true });
  });

  function run(...args: readonly string[]): string {
    const child = spawnSync(process.execPath, [join(built.directory, "main.js"), ...args], {
      cwd: workspace,
      encoding: "utf8",
      timeout: 60_000,
    });
    assert.equal(child.status, 0, `${args.join(" ")}\n${child.stdout}${child.stderr}`);
    return child.stdout;
  }

  it("says its version, its help and its completions", () => {
    assert.equal(run("--version"), `${version}\n`);
    assert.match(run("--help"), /^Usage: webhook-sync /);
    for (const shell of ["bash", "zsh", "fish"]) assert.match(run("completion", shell), /complete/);
    assert.match(run("complete", "--", "webhook-sync val"), /^validate\t/);
  });

  it("sets an empty folder up, and validates, plans and applies what it wrote", () => {
    run("init");
    assert.deepEqual(readdirSync(workspace).toSorted(), [
      ".github",
      ".gitignore",
      "schemas",
      "webhook-sync.yaml",
      "webhooks.d",
    ]);
    assert.match(run("validate"), /1 webhook is valid/);
    assert.match(run("plan"), /\+ example@1 +create/);
    assert.match(run("apply", "--yes"), /1 applied, 0 held, 0 failed/);
    assert.match(run("plan"), /No changes/);
    assert.match(run("environments", "--format", "json"), /^\{"include":\[\{"environment":"sandbox"/);
  });
});

it("the package has all that the tool reads from its own folder", () => {
  const listing = execFileSync("npm", ["pack", "--dry-run", "--ignore-scripts", "--json"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const packed: readonly { readonly files: readonly { readonly path: string }[] }[] = JSON.parse(listing);
  const published = new Set(packed.flatMap(({ files }) => files.map(({ path }) => path)));
  for (const folder of ["templates", "schemas", "webhooks.d", "bin", ".github/actions/webhook-sync"]) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name).slice(root.length + 1);
      assert.ok(published.has(path), path);
    }
  }
  for (const name of ["apply", "drift", "plan"])
    assert.ok(published.has(`.github/workflows/webhooks-${name}.yml`), name);
  assert.ok(existsSync(join(root, "webhook-sync.yaml")) && published.has("webhook-sync.yaml"));
});
