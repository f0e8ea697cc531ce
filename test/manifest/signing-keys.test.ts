import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { describe, it, type TestContext } from "node:test";
import { Stage } from "../scenarios/stage.ts";

const KEY = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

function stageWith(t: TestContext, keys: string): Stage {
  const stage = new Stage();
  t.after(() => rmSync(stage.directory, { recursive: true }));
  stage.write(
    "webhook-sync.yaml",
    `environments:\n  sandbox:\n    tenant: { profile: sandbox }\n    deprecation: { hook: { url: "http://127.0.0.1:9/", signingKeys: ${keys} } }\n`,
  );
  stage.write("webhooks.d/orders.yaml", "name: orders\nversion: 1\nurl: https://a.test/\n");
  return stage;
}

describe("the signing keys of the config file", () => {
  it("come from variables", async (t) => {
    const stage = stageWith(t, '["${env:NEW_KEY}", "${env:OLD_KEY}"]');
    await stage.runSilently("validate", 0);
    const { stderr } = await stage.runSilently("plan", 3);
    assert.match(stderr.replace(/\s+/g, " "), /missing-process-variable: .*NEW_KEY/);
    Object.assign(stage.variables, { NEW_KEY: KEY, OLD_KEY: KEY });
    await stage.runSilently("plan", 0);
  });

  it("are refused where they stand in the file, or are none, and never repeated", async (t) => {
    const literal = await stageWith(t, `["${KEY}"]`).runSilently("validate", 3);
    assert.match(literal.stderr, /literal-credential/);
    const stage = stageWith(t, '["${env:NEW_KEY}"]');
    stage.variables.NEW_KEY = "hunter2-is-no-key";
    const { all } = await stage.runSilently("plan", 3);
    assert.match(all, /webhook-sync\.yaml:4:\d+ error invalid-signing-key: /);
    assert.doesNotMatch(all, /hunter2/);
  });
});
