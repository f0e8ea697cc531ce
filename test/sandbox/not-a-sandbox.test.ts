import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { temporaryDirectory } from "../base/temporary-directory.ts";
import { runIn } from "../crash/in-folder.ts";

const CONFIG = `environments:
  sandbox: { default: true, tenant: { profile: sandbox } }
  production:
    tenant: { profile: cognigy-v2, baseUrl: "https://acme.example.test", project: Orders, auth: { kind: api-key, key: "\${env:KEY}" } }
`;

for (const command of ["serve", "log requests", "log deliveries", "log dashboard", "log events"])
  test(`an environment that is no sandbox has none to look into: sandbox ${command}`, async (t) => {
    const directory = temporaryDirectory(t);
    writeFileSync(join(directory, "webhook-sync.yaml"), CONFIG);
    for (const format of ["text", "json"]) {
      const line = `sandbox ${command} --env production --format ${format}`;
      const ended = await runIn(directory, line.split(" "));
      assert.equal(ended.exit, 64, ended.stderr);
      assert.match(ended.stderr, /^error usage: environment production is not a sandbox\n {2}hint: name one/);
    }
  });
