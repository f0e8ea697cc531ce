import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { after, before, describe, test } from "node:test";
import { commitOf } from "../../src/ci/provenance.ts";
import { shortCommit } from "../../src/render/wording/words.ts";

const root = mkdtempSync(join(tmpdir(), "webhook-sync-commit-"));
after(() => rmSync(root, { recursive: true }));

function git(directory: string, ...args: string[]): string {
  const who = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.test"];
  return execFileSync("git", [...who, ...args], { cwd: directory, encoding: "utf8" }).trim();
}

/** Copied for each test, because Git takes several processes for a commit. */
const committed = mkdtempSync(join(root, "committed-"));
let head = "";

function fill(directory: string, path: string, text: string): void {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), text);
}

/** A repository with a committed config file and one manifest. */
function repository(): string {
  const at = mkdtempSync(join(root, "repository-"));
  cpSync(committed, at, { recursive: true });
  return at;
}

const asked = (at: string) =>
  commitOf(join(at, "webhooks.d"), join(at, "webhook-sync.yaml"), { variables: {} });

describe("the commit of a plan", () => {
  before(() => {
    git(committed, "init", "-q", "--template=");
    fill(committed, "webhook-sync.yaml", "environments: {}\n");
    fill(committed, "webhooks.d/orders.yaml", "name: orders\n");
    fill(committed, ".gitignore", "ignored*\n.webhook-sync/\n");
    git(committed, "add", "-A");
    git(committed, "commit", "-q", "-m", "first");
    head = git(committed, "rev-parse", "HEAD");
  });

  const edits: readonly (readonly [what: string, path: string, marked: boolean])[] = [
    ["a manifest is edited", "webhooks.d/orders.yaml", true],
    ["a manifest is new", "webhooks.d/crm.yaml", true],
    ["a manifest is new in a folder", "webhooks.d/team/CRM.YML", true],
    ["a manifest is one that Git ignores", "webhooks.d/ignored.yaml", true],
    ["the config file is edited", "webhook-sync.yaml", true],
    ["another file is new", "notes.txt", false],
    ["another YAML file is new", "deploy/values.yaml", false],
    ["a text is beside the manifests", "webhooks.d/README.md", false],
    ["the state is there", ".webhook-sync/production/journal.ndjson", false],
  ];
  test("is as it is where all is committed", async () => assert.equal(await asked(repository()), head));

  for (const [what, path, marked] of edits) {
    test(`${marked ? "is marked" : "is as it is"} where ${what}`, async () => {
      const at = repository();
      fill(at, path, "name: another\n");
      assert.equal(await asked(at), marked ? `${head}+uncommitted` : head);
    });
  }

  test("is marked where a manifest is staged or removed", async () => {
    const at = repository();
    fill(at, "webhooks.d/orders.yaml", "name: staged\n");
    git(at, "add", "-A");
    assert.equal(await asked(at), `${head}+uncommitted`);
    git(at, "reset", "-q", "--hard");
    rmSync(join(at, "webhooks.d/orders.yaml"));
    assert.equal(await asked(at), `${head}+uncommitted`);
  });

  test("is that of the manifests where the config file is elsewhere, and none outside of a checkout", async () => {
    const at = repository();
    const elsewhere = mkdtempSync(join(root, "plain-"));
    assert.equal(
      await commitOf(join(at, "webhooks.d"), join(elsewhere, "webhook-sync.yaml"), { variables: {} }),
      head,
    );
    assert.equal(await commitOf(elsewhere, join(at, "webhook-sync.yaml"), { variables: {} }), null);
  });

  test("is that of the repository which the variables of the run name, not those of the process", async () => {
    const at = repository();
    const elsewhere = mkdtempSync(join(root, "plain-"));
    const variables = { GIT_DIR: join(at, ".git"), GIT_WORK_TREE: at };
    assert.equal(await commitOf(elsewhere, join(elsewhere, "webhook-sync.yaml"), { variables }), head);
    const before = process.env.GIT_DIR;
    process.env.GIT_DIR = join(at, ".git");
    try {
      assert.equal(await commitOf(elsewhere, join(elsewhere, "webhook-sync.yaml"), { variables: {} }), null);
    } finally {
      if (before === undefined) delete process.env.GIT_DIR;
      else process.env.GIT_DIR = before;
    }
  });

  test("is shown by its first digits, with the mark", () => {
    assert.equal(shortCommit("a1b2c3d4e5f60718293a4b5c6d7e8f9001122334"), "a1b2c3d");
    assert.equal(shortCommit("a1b2c3d4e5f60718293a4b5c6d7e8f9001122334+uncommitted"), "a1b2c3d+uncommitted");
  });
});
