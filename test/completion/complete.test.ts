import assert from "node:assert/strict";
import { readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { after, test } from "node:test";
import fc from "fast-check";
import { anyText } from "../fixtures/any-text.ts";
import { loopback } from "../fixtures/loopback.ts";
import { Stage } from "../scenarios/stage.ts";

const stage = new Stage();
after(() => rmSync(stage.directory, { recursive: true }));
stage.write(
  "webhook-sync.yaml",
  'manifests: fleet\nenvironments:\n  sandbox: { tenant: { profile: sandbox } }\n  production: {}\n  "pro\\u001b[2J": {}\n  "$(touch x)": {}\n  ":\\u001b[2J": {}\n',
);
stage.write("fleet/orders.yaml", "name: orders\nversion: 1\n---\nname: 'orders'\nversion: 2 # the new one\n");
stage.write("fleet/half-written.yaml", "name: billing\nversion: 3\nurl: [\n---\nname: no-version\n");
stage.write("other/stock.yaml", "version: 4\nname: stock\n");
stage.write("other.yaml", "manifests: other\nenvironments: { staging: }\n");

async function complete(line: string): Promise<readonly string[]> {
  const { stdout, stderr } = await stage.runSilently(["complete", "--", line], 0);
  assert.equal(stderr, "");
  return stdout.split("\n").flatMap((text) => text.split("\t")[0] || []);
}

const cases: readonly (readonly [line: string, candidates: readonly string[]])[] = [
  ["webhook-sync va", ["validate"]],
  ["webhook-sync comple", ["completion"]],
  ["webhook-sync audit ", ["show", "runs", "verify", "help"]],
  ["webhook-sync help au", ["audit"]],
  ["webhook-sync audit show --acti", ["--action"]],
  ["webhook-sync plan -C", ["-C"]],
  ["webhook-sync -C ", [":directories"]],
  ["webhook-sync -C far --config ../other.yaml plan --env ", ["staging"]],
  ["webhook-sync audit show --actor ", []],
  ["webhook-sync audit runs --actor ", []],
  ["webhook-sync comment --login ", []],
  ["webhook-sync audit show --action de", ["deprecate", "delete"]],
  [
    "webhook-sync plan --detailed-exitcode --allow-d",
    ["--allow-delete", "--allow-deprecate", "--allow-downgrade"],
  ],
  ["webhook-sync plan --format ", ["text", "json", "markdown", "summary", "html", "github", "gitlab"]],
  ["webhook-sync validate --format=s", ["--format=sarif"]],
  ["webhook-sync status --format ", ["text", "json", "openmetrics"]],
  ["webhook-sync --color al", ["always"]],
  ["webhook-sync completion ", ["bash", "zsh", "fish"]],
  ["webhook-sync plan --env ", ["sandbox", "production", "$(touch x)"]],
  ["webhook-sync --env=pro", ["--env=production"]],
  ["webhook-sync plan --target ", ["billing@3", "orders@1", "orders@2"]],
  ["webhook-sync plan --target orders@1 orders@", ["orders@1", "orders@2"]],
  ["webhook-sync plan --target orders@1 --o", ["--out"]],
  ["webhook-sync apply --allow-delete orders@2", ["orders@2"]],
  ["webhook-sync apply --allow-downgrade ", ["billing", "orders"]],
  ["webhook-sync health orders o", ["orders", "orders@1", "orders@2"]],
  ["webhook-sync plan --config other.yaml --env ", ["staging"]],
  ["webhook-sync --config=other.yaml plan --target ", ["stock@4"]],
  ["webhook-sync plan --manifests other --target ", ["stock@4"]],
  ["webhook-sync plan --config nothing.yaml --env ", []],
  ["webhook-sync plan --manifests fleet/orders.yaml --target ", []],
  ["webhook-sync plan --out ", [":files"]],
  ["webhook-sync plan --manifests=", [":directories"]],
  ["webhook-sync apply ", [":files"]],
  ["webhook-sync apply plan.json ", []],
  ["webhook-sync rollback ", []],
  ["webhook-sync health -- --", []],
  ["webhook-sync no-such-command ", []],
];

for (const [line, candidates] of cases) {
  test(`completes: ${line}`, async () => assert.deepEqual(await complete(line), candidates));
}

test("every command and every long option of the help can be completed", async () => {
  const pages: string[][] = [[]];
  for (const page of pages) {
    const prefix = ["webhook-sync", ...page].join(" ");
    const { stdout } = await stage.runSilently([...page, "--help"], 0);
    const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, name = ""]) => name);
    assert.ok(options.length > 0, prefix);
    assert.deepEqual((await complete(`${prefix} --`)).toSorted(), [...new Set(options)].toSorted(), prefix);
    const [, commands = ""] = /^Commands:\n([\s\S]*?)\n\n/m.exec(stdout) ?? [];
    const names = [...commands.matchAll(/^ {2}([\w-]+)/gm)].map(([, name = ""]) => name);
    if (names.length > 0) assert.deepEqual(await complete(`${prefix} `), names, prefix);
    pages.push(...names.filter((name) => name !== "help").map((name) => [...page, name]));
  }
  assert.ok(pages.length > 15);
});

test("an option that takes a value is completed, or known to take what cannot be foreseen", async () => {
  const free =
    /<(?:n|actor|account|duration|time|id|run|hash|digest|url|owner|team|owner\/name|number|project)>$/;
  const { stdout: help } = await stage.runSilently("--help", 0);
  const names = [...help.matchAll(/^ {2}([a-z]+) /gm)].map(([, name = ""]) => name);
  for (const name of [...names, "audit show", "audit verify", "sandbox serve"]) {
    const { stdout } = await stage.runSilently([...name.split(" "), "--help"], 0);
    for (const [flags = "", option] of stdout.matchAll(/(--[\w-]+) <[^>]+>/g)) {
      const candidates = await complete(`webhook-sync ${name} ${option} `);
      assert.equal(candidates.length === 0, free.test(flags), `${name} ${flags}`);
    }
  }
});

test("whatever is typed, it answers with lines that a terminal can show, and says nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(anyText(), async (text) => {
      const { stdout, stderr } = await stage.runSilently(["complete", "--", `webhook-sync ${text}`], 0);
      assert.equal(stderr, "");
      assert.doesNotMatch(stdout, /[\0-\x08\x0b-\x1f\x7f-\x9f]/);
    }),
    { numRuns: 50 },
  );
});

test("a checkout that names a large part of the disk keeps nobody waiting", async () => {
  for (let folder = 0; folder < 300; folder++)
    stage.write(`large/f${folder}/hook.yaml`, `name: hook-${folder}\nversion: 1\n`);
  const candidates = await complete("webhook-sync plan --manifests large --target ");
  assert.equal(candidates.length, 199, "of 200 folders, the first of which has only folders");
});

test("it contacts nobody and leaves nothing behind", async (t) => {
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    response.end();
  });
  const port = await loopback(t, server);
  stage.write(
    "live.yaml",
    `environments:\n  live:\n    tenant:\n      profile: integrations-v1\n      baseUrl: http://127.0.0.1:${port}\n      auth: { kind: bearer, token: "\${env:TOKEN}" }\n`,
  );
  const before = readdirSync(stage.directory, { recursive: true });
  for (const rest of ["--env ", "--target ", "apply --allow-delete ", "health "])
    await complete(`webhook-sync --config live.yaml --env live plan ${rest}`);
  assert.equal(requests, 0);
  assert.deepEqual(readdirSync(stage.directory, { recursive: true }), before);
});
