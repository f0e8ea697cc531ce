import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { repositoryOf } from "../../src/ci/provenance.ts";
import { temporaryDirectory } from "../base/temporary-directory.ts";

describe("the repository that a config file is in", () => {
  it("is that of the CI job, else that of the remote, however it is reached", async (t) => {
    const directory = temporaryDirectory(t);
    const config = join(directory, "webhook-sync.yaml");
    assert.equal(await repositoryOf(config, { variables: {} }), null);
    execFileSync("git", ["init", "-q"], { cwd: directory });
    assert.equal(await repositoryOf(config, { variables: {} }), null);
    execFileSync("git", ["remote", "add", "origin", "x"], { cwd: directory });
    for (const url of [
      "git@github.com:acme/Webhooks.git",
      "git@github.com:/acme/webhooks.git",
      "ssh://git@ssh.github.com:443/acme/webhooks.git",
      "https://github.com/acme/webhooks.git/",
      "https://www.github.com//acme/webhooks",
      "https://github.com/acme/webhooks.git?token=SEKRIT#main",
      "https://ada:token@github.com/acme/webhooks.git",
      "ssh://git@github.com:22/acme/webhooks",
      "https://github.com/acme/webhooks",
    ]) {
      execFileSync("git", ["remote", "set-url", "origin", url], { cwd: directory });
      assert.equal(await repositoryOf(config, { variables: {} }), "github.com/acme/webhooks", url);
    }
    execFileSync("git", ["remote", "set-url", "origin", "git@altssh.gitlab.com:acme/hooks"], {
      cwd: directory,
    });
    assert.equal(await repositoryOf(config, { variables: {} }), "gitlab.com/acme/hooks");
    const job = { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "acme/billing" };
    assert.equal(await repositoryOf(config, { variables: job }), "github.com/acme/billing");
    const project = { CI_PROJECT_URL: "https://gitlab.com/acme/hooks" };
    assert.equal(await repositoryOf(config, { variables: project }), "gitlab.com/acme/hooks");
  });

  it("tells two config files of one repository apart", async (t) => {
    const directory = temporaryDirectory(t);
    execFileSync("git", ["init", "-q"], { cwd: directory });
    execFileSync("git", ["remote", "add", "origin", "https://github.com/acme/webhooks"], { cwd: directory });
    mkdirSync(join(directory, "teams"));
    const config = join(directory, "teams", "webhook-sync.yaml");
    assert.equal(
      await repositoryOf(config, { variables: {} }),
      "github.com/acme/webhooks:teams/webhook-sync.yaml",
    );
  });
});
