import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { parse } from "yaml";
import { manifestText } from "./scenarios/fleet.ts";
import { Stage } from "./scenarios/stage.ts";

const root = join(import.meta.dirname, "..");

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly pass_filenames: boolean;
}

/** What pre-commit knows: another key would be a warning on every machine. */
const HOOK_KEYS: ReadonlySet<string> = new Set([
  ...["id", "name", "description", "entry", "language", "files", "pass_filenames", "require_serial"],
]);

describe("the hook for pre-commit", () => {
  const hooks: readonly Hook[] = parse(readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8"));
  const [hook] = hooks;
  assert.ok(hook !== undefined && hooks.length === 1);

  it("has only keys that pre-commit knows, and is a command of this package", () => {
    assert.deepEqual(
      Object.keys(hook).filter((key) => !HOOK_KEYS.has(key)),
      [],
    );
    assert.equal(hook.language, "node");
    const { bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    assert.ok(Object.hasOwn(bin, hook.entry.split(" ")[0] ?? ""));
  });

  for (const [path, isMatched] of [
    ["webhook-sync.yaml", true],
    ["webhooks.d/orders.yaml", true],
    ["webhooks.d/team/orders.yml", true],
    ["services/webhooks.d/orders.yaml", true],
    ["webhooks.d/README.md", false],
    ["my-webhook-sync.yaml", false],
    ["notes/webhooks.d", false],
  ] as const)
    it(`${isMatched ? "runs" : "does not run"} for ${path}`, () => {
      assert.equal(new RegExp(hook.files).test(path), isMatched);
    });

  it("fails a commit with a manifest that is wrong, and lets one pass that is right", async (t: TestContext) => {
    const stage = new Stage();
    t.after(() => rmSync(stage.directory, { recursive: true }));
    stage.write("webhook-sync.yaml", "environments: { sandbox: { tenant: { profile: sandbox } } }\n");
    stage.write("webhooks.d/orders.yaml", manifestText("orders", 1));
    const line = hook.entry.split(" ").slice(1);
    await stage.runSilently(line, 0);
    stage.edit("webhooks.d/orders.yaml", "version: 1", "version: one");
    await stage.runSilently(line, 3);
  });
});

it("the entry for SchemaStore names the config file's schema by its own address", () => {
  const entry = JSON.parse(readFileSync(join(root, ".github/schemastore.json"), "utf8"));
  const { $id } = JSON.parse(readFileSync(join(root, "schemas/config.schema.json"), "utf8"));
  assert.deepEqual(Object.keys(entry), ["name", "description", "fileMatch", "url"]);
  assert.equal(entry.url, $id);
  assert.deepEqual(entry.fileMatch, ["webhook-sync.yaml"]);
});
