import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { loadConfig } from "../../src/manifest/config-file.ts";
import { resolveEnvironment } from "../../src/settings/environment.ts";
import { told, workspace } from "../manifest/workspace.ts";

const config = (lines: string) => `scope: { names: ["order-*"] }
environments:
  production:
    tenant: { profile: sandbox }
${lines}`;

const rows: readonly (readonly [given: string, text: string, want: readonly string[]])[] = [
  [
    "globs as they are meant",
    config('    policy: { hosts: ["*.yourcompany.com", "*", "api.*", "api-*.yourcompany.com"] }\n'),
    [],
  ],
  [
    "a host glob without the dot",
    config('    policy:\n      hosts: ["*yourcompany.com"]\n'),
    [
      "webhook-sync.yaml:6:15 open-host-glob: `*yourcompany.com` matches hosts of others too: a star must be followed by a dot (write *.yourcompany.com for all its subdomains, and the host itself as a second entry)",
    ],
  ],
  [
    "the same for a secret and for connectTo",
    config(
      '    policy: { secrets: { A: ["*-api.example"] } }\n    health: { connectTo: { "*yourcompany.com:443": "10.0.0.1:443" } }\n',
    ),
    ["webhook-sync.yaml:5:30 open-host-glob", "webhook-sync.yaml:6:28 open-host-glob"],
  ],
  [
    "a glob that takes long",
    config('    policy: { hosts: ["[ab]*.a*.b*"] }\n'),
    ["webhook-sync.yaml:5:23 invalid-value"],
  ],
];

for (const [given, text, want] of rows) {
  test(`the config file with ${given}`, (t) => {
    const folder = workspace(t, { "webhook-sync.yaml": text });
    const loaded = loadConfig(join(folder, "webhook-sync.yaml"), folder);
    assert.ok(loaded.ok);
    const resolved = resolveEnvironment(loaded.value, "production", {
      variables: {},
      credentials: "ignored",
    });
    const found = resolved.ok ? [] : told(resolved.error);
    assert.equal(found.length, want.length, found.join("\n"));
    for (const [at, start] of want.entries()) assert.ok(found[at]?.startsWith(start), found[at]);
  });
}
