import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { loadConfig } from "../../src/manifest/config-file.ts";
import { resolveEnvironment } from "../../src/settings/environment.ts";
import { temporaryDirectory } from "../base/temporary-directory.ts";

const URL_TEXT = "postgres://writer:pass@db.internal/webhooks";

for (const [given, want] of [
  ["", { backend: "local", leaseMs: 30_000 }],
  ["state: { backend: local, lease: 5s }", { backend: "local", leaseMs: 5_000 }],
  [
    'state: { backend: postgres, url: "${env:STATE_URL}", namespace: acme/hooks }',
    { backend: "postgres", url: URL_TEXT, namespace: "acme/hooks", leaseMs: 30_000 },
  ],
  [
    "state: { backend: postgres, url: postgres://db.internal/webhooks, namespace: a }",
    { backend: "postgres", url: "postgres://db.internal/webhooks", namespace: "a", leaseMs: 30_000 },
  ],
  ['state: { backend: postgres, url: "${env:NONE}", namespace: a }', { url: "", backend: "postgres" }],
  [`state: { backend: postgres, url: ${URL_TEXT}, namespace: a }`, "credential-in-file"],
  ["state: { backend: postgres, namespace: a }", "missing-key"],
  ["state: { backend: postgres, url: x, namespace: '../a b' }", "invalid-value"],
  ["state: { backend: s3 }", "invalid-value"],
  ["state: { backend: local, lease: 999ms }", "invalid-value"],
  ["state: { backend: local, lease: 1s }", { backend: "local", leaseMs: 1_000 }],
] as const) {
  test(`where the record is kept: ${given || "nothing said"}`, (t) => {
    const directory = temporaryDirectory(t);
    const file = join(directory, "webhook-sync.yaml");
    writeFileSync(file, `${given}\nenvironments: { e: { tenant: { profile: sandbox } } }\n`);
    const config = loadConfig(file, directory);
    const variables = { STATE_URL: URL_TEXT };
    const resolved = config.ok
      ? resolveEnvironment(config.value, "e", { variables, credentials: "required" })
      : config;
    if (!resolved.ok) {
      assert.deepEqual(
        resolved.error.map(({ code }) => code),
        [want],
      );
      return;
    }
    const { state } = resolved.value;
    const shown = state.backend === "postgres" ? { ...state, url: state.url.expose() } : state;
    assert.deepEqual({ ...shown, ...(typeof want === "string" ? {} : want) }, shown);
    assert.notEqual(typeof want, "string", "it was to be refused");
  });
}
