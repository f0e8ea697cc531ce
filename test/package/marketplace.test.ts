import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { validateAction } from "@action-validator/core";
import { fillMarketplace } from "../../scripts/fill-marketplace.ts";
import { installPackage } from "./installed.ts";
import { shell } from "./shell.ts";

const root = join(import.meta.dirname, "../..");

describe("the action for the Marketplace", () => {
  const folder = mkdtempSync(join(tmpdir(), "webhook-sync-marketplace-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  fillMarketplace(folder);
  const metadata = readFileSync(join(folder, "action.yml"), "utf8");

  it("has what it needs to be listed, at the root", () => {
    const { errors } = validateAction(metadata);
    assert.deepEqual(errors, []);
    assert.notDeepEqual(validateAction(metadata.replace("using: composite", "using: nothing")).errors, []);
    for (const line of [/^name: \S/m, /^description: \S/m, /^branding:\n {2}icon: \S+\n {2}color: \S+$/m])
      assert.match(metadata, line);
    // The Marketplace lists no repository with workflows.
    assert.ok(!readdirSync(folder).includes(".github"));
  });

  it("has every script that it starts", () => {
    const scripts = [...metadata.matchAll(/\$GITHUB_ACTION_PATH\/([\w.-]+)/g)].map(([, name = ""]) => name);
    assert.ok(scripts.length > 8);
    for (const name of scripts) assert.ok(readdirSync(folder).includes(name), name);
  });

  it("installs the version that it pins", async () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const pinned = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    assert.deepEqual(pinned.dependencies, { "webhook-sync": version });
    // Of the registry's, a lock file made from the package as it would be published.
    const { directory, archive } = installPackage();
    const local = {
      ...pinned,
      dependencies: { "webhook-sync": `file:${join(directory, archive.filename)}` },
    };
    writeFileSync(join(folder, "package.json"), JSON.stringify(local));
    const locked = await shell("npm install --package-lock-only --offline --no-audit --no-fund", folder);
    assert.equal(locked.status, 0, locked.stderr);
    const variables = {
      RUNNER_TEMP: join(folder, "temp"),
      GITHUB_PATH: join(folder, "path"),
      npm_config_offline: "true",
    };
    const installed = await shell(
      "./install.sh && temp/webhook-sync/bin/webhook-sync version",
      folder,
      variables,
    );
    assert.equal(installed.status, 0, installed.stderr);
    assert.match(installed.stdout, new RegExp(`webhook-sync ${version}`));
    assert.equal(readFileSync(join(folder, "path"), "utf8").trim(), join(folder, "temp/webhook-sync/bin"));
  });
});
