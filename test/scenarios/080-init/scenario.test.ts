import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { writeNew } from "../../../src/manifest/setup-folder.ts";
import { type Stage, scenario } from "../stage.ts";

function filesOf({ directory }: Stage): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(directory.length + 1))
    .toSorted();
}

scenario(import.meta.dirname, "An empty folder is set up and works without an edit", async (stage) => {
  await stage.run("init", 0);
  stage.say(`What is in the config file:\n\n\`\`\`yaml\n${stage.read("webhook-sync.yaml")}\`\`\``);
  stage.say(`And in the example:\n\n\`\`\`yaml\n${stage.read("webhooks.d/example.yaml")}\`\`\``);
  await stage.run("validate", 0);
  await stage.run("plan", 0);
  stage.say("Applied.");
  const { stdout } = await stage.runSilently("apply --yes", 0);
  assert.match(stdout, /1 applied, 0 held, 0 failed/);
  await stage.run("plan", 0);

  stage.say("Again: everything is there.");
  const before = filesOf(stage);
  await stage.run("init", 0);
  assert.deepEqual(filesOf(stage), before);

  stage.say("Schemas of another version are brought up to date by removing them.");
  stage.remove("schemas");
  const { written } = JSON.parse((await stage.runSilently("init --format json", 0)).stdout);
  assert.deepEqual(
    written.map(({ file }: { file: string }) => file),
    ["config", "webhook", "sandbox-switches"].map((name) => `schemas/${name}.schema.json`),
  );
  for (const file of ["webhook-sync.yaml", "webhooks.d/example.yaml"]) {
    const [, schema = ""] = /^# yaml-language-server: \$schema=(\S+)$/m.exec(stage.read(file)) ?? [];
    assert.ok(existsSync(join(stage.directory, dirname(file), schema)), `${file}: ${schema}`);
  }

  mkdirSync(join(stage.directory, "my hooks"));
  const elsewhere = await stage.runSilently(["init", "-C", "my hooks", "--format", "json"], 0);
  assert.equal(JSON.parse(elsewhere.stdout).next[0].command, "cd 'my hooks'");
  const movesUp = ({ stdout }: { readonly stdout: string }) =>
    JSON.parse(stdout).next.some(({ what }: { what: string }) =>
      /^GitHub reads \.github only at the top of the repository, and this is its folder my hooks: /.test(
        what,
      ),
    );
  assert.ok(movesUp(elsewhere));
  assert.equal(movesUp(await stage.runSilently("init --format json", 0)), false, "the top itself");
});

test("init writes nothing through a link that leads out of the folder", async (t) => {
  const outside = mkdtempSync(join(tmpdir(), "webhook-sync-init-outside-"));
  const folder = mkdtempSync(join(tmpdir(), "webhook-sync-init-"));
  t.after(() => {
    for (const made of [outside, folder]) rmSync(made, { recursive: true, force: true });
  });
  for (const name of [".github", "schemas"]) symlinkSync(outside, join(folder, name));
  symlinkSync(join(folder, "nowhere"), join(folder, "webhooks.d"));
  const made = ["webhook-sync.yaml", ".github/workflows/a.yml", "schemas/a.json", "webhooks.d/a.yaml"].map(
    (path) => ({ path, about: "", text: "text", unwanted: null, missingFrom: () => [] }),
  );
  const files = writeNew(made.slice(0, 3), folder);
  assert.deepEqual(files.ok && files.value.written.map(({ file }) => file), ["webhook-sync.yaml"]);
  assert.equal(writeNew(made.slice(3), folder).ok, false);
  assert.deepEqual([readdirSync(outside), existsSync(join(folder, "nowhere"))], [[], false]);
});

test("init writes nothing where a file stands in the place of a folder, on every run", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "webhook-sync-init-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ["webhooks.d", ".github"]) writeFileSync(join(folder, name), "notes");
  const file = (path: string, unwanted: string | null = null) => {
    return { path, about: "", text: "text", unwanted, missingFrom: () => [] };
  };
  for (const [path, unwanted] of [
    ["webhooks.d/a.yaml", null],
    ["webhooks.d/a.yaml", "there is a config file"],
    [".github/workflows/a.yml", null],
  ] as const) {
    const made = writeNew([file("webhook-sync.yaml"), file(path, unwanted)], folder);
    assert.ok(!made.ok, path);
    const [{ message = "", hint = null } = {}] = made.error.diagnostics;
    assert.equal(message, `${path.split("/")[0]} is not a folder`);
    assert.equal(hint, "rename it, or move it away; nothing was written");
  }
  assert.deepEqual(readdirSync(folder).toSorted(), [".github", "webhooks.d"]);
});

scenario(
  join(import.meta.dirname, "existing"),
  "A folder with files keeps every one of them as it is",
  async (stage) => {
    const existing = {
      ".gitignore": "dist/\n/node_modules\n",
      ".github/CODEOWNERS": "* @acme/everyone\n/.github @acme/operators\n",
      ".github/workflows/webhooks-plan.yml": "name: Ours\n",
      "webhook-sync.yaml": "environments:\n  sandbox: { tenant: { profile: sandbox } }\n",
      "webhooks.d/orders.yaml": "name: orders\nversion: 1\nurl: https://api.example.test/orders\n",
    };
    for (const [path, text] of Object.entries(existing)) stage.write(path, text);
    await stage.run("init --tenant https://acme.cognigy.com --env staging --code-owner @acme/operators", 0);
    for (const [path, text] of Object.entries(existing)) assert.equal(stage.read(path), text, path);
    assert.ok(!filesOf(stage).includes("webhooks.d/example.yaml"));
    await stage.runSilently("apply --yes", 0);

    stage.say("For a script.");
    const { left } = JSON.parse((await stage.runSilently("init --format json", 0)).stdout);
    const gitignore = left.find(({ file }: { file: string }) => file === ".gitignore");
    assert.deepEqual(gitignore, { file: ".gitignore", because: "it exists", add: [".webhook-sync/"] });

    stage.say("A file where a folder is needed; nothing is half-done that the next run would not do.");
    stage.remove("schemas");
    stage.write("schemas", "");
    await stage.run("init", 64);
    stage.remove("schemas");
    await stage.runSilently("init", 0);
  },
);

scenario(
  join(import.meta.dirname, "tenant"),
  "A tenant is asked for on a terminal, given by options elsewhere, and examined when it can be",
  async (stage) => {
    stage.say("On a terminal; what cannot be taken is asked again.");
    stage.answers = [
      "acme.cognigy.com",
      "https://acme.cognigy.com/ui",
      "https://acme.cognigy.com",
      "",
      "basic",
      "api-key",
    ];
    await stage.run("init --no-github", 0);
    assert.match(stage.read("webhook-sync.yaml"), /baseUrl: https:\/\/acme\.cognigy\.com\n/);
    await stage.run("environments", 0);
    await stage.run("environments --env production", 0);
    const { stdout } = await stage.run("environments --format json", 0);
    assert.equal(stdout.trimEnd().split("\n").length, 1, "as a step's output has to be");
    await stage.run("validate", 0);
    await stage.runSilently("validate --env production", 0);

    stage.say("Each question has an option; without GitHub nobody is asked who reviews.");
    for (const path of ["webhook-sync.yaml", "webhooks.d", "schemas", ".gitignore"]) stage.remove(path);
    stage.answers = ["https://acme.cognigy.com", "Prod", "prod", "", "maybe", "yes", "somebody", "@acme/ops"];
    await stage.run("init", 0);
    assert.match(stage.read("webhook-sync.yaml"), /^ {2}prod:$/m);
    assert.match(stage.read(".github/CODEOWNERS"), /@acme\/ops/);
    assert.deepEqual(stage.answers, []);
    for (const path of ["webhook-sync.yaml", "webhooks.d", "schemas", ".gitignore", ".github"])
      stage.remove(path);
    stage.answers = ["", "no"];
    await stage.runSilently("init", 0);
    assert.ok(!existsSync(join(stage.directory, ".github")));

    stage.say("With options and credentials, on a tenant that answers.");
    await stage.serve("sandbox --port 0", async (announced) => {
      const [, address = ""] = /baseUrl: (\S+)/.exec(announced) ?? [];
      const [, clientId = ""] = /clientId: (\S+)/.exec(announced) ?? [];
      stage.variables.COGNIGY_CLIENT_ID = clientId;
      stage.variables.COGNIGY_CLIENT_SECRET = stage.read(".webhook-sync/sandbox/tenant/client-secret").trim();
      for (const path of ["webhook-sync.yaml", "webhooks.d", "schemas", ".gitignore"]) stage.remove(path);
      const line = `init --tenant ${address} --env served --no-github`;
      await stage.run(line, 0);
      assert.doesNotMatch(stage.read("webhook-sync.yaml"), new RegExp(clientId));

      stage.say("A secret that is refused is told, and is no failure of what was written.");
      stage.remove("webhook-sync.yaml");
      stage.variables.COGNIGY_CLIENT_SECRET = "not-the-secret";
      const { stdout: document } = await stage.runSilently(`${line} --format json`, 0);
      const { exitCode, doctor } = JSON.parse(document);
      assert.deepEqual([exitCode, doctor.exitCode], [0, 4]);
      assert.doesNotMatch(document, /not-the-secret/);
    });

    stage.say("What cannot be taken from options.");
    for (const options of [
      "--tenant acme.cognigy.com",
      "--tenant http://acme.cognigy.com",
      "--tenant https://user:word@acme.cognigy.com",
      "--tenant https://acme.cognigy.com/ui",
      "--tenant ${env:ADDRESS}",
      "--auth basic",
      "--env sandbox",
      "--env Production",
      "--code-owner acme",
      "--config other.yaml",
      "--format sarif",
      "here",
    ]) {
      await stage.run(`init ${options}`, 64);
    }
  },
);
