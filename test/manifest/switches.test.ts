import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import schema from "../../schemas/sandbox-switches.schema.json" with { type: "json" };
import { loadSwitches } from "../../src/manifest/switches-file.ts";
import { type SandboxSwitches, STANDARD } from "../../src/sandbox/integrations-v1/switches.ts";
import type { Failure } from "../../src/sandbox/wire/faults.ts";

const directory = mkdtempSync(join(tmpdir(), "webhook-sync-switches-"));
after(() => rmSync(directory, { recursive: true }));

function load(text: string) {
  writeFileSync(join(directory, "switches.yaml"), text);
  return loadSwitches("switches.yaml", directory);
}

/** One of each, with all that it can have. */
const FAILURES: { readonly [Kind in Failure["kind"]]: Extract<Failure, { readonly kind: Kind }> } = {
  status: { kind: "status", status: 503, commits: true, retryAfter: { form: "date", seconds: -5 } },
  reset: { kind: "reset", commits: false },
  hang: { kind: "hang", commits: true },
  cut: { kind: "cut", framing: "chunked" },
  html: { kind: "html" },
  "wrong-types": { kind: "wrong-types" },
  "unknown-enum": { kind: "unknown-enum" },
  "cursor-loop": { kind: "cursor-loop" },
  "list-shift": { kind: "list-shift", by: "insertion" },
  drip: { kind: "drip", intervalMs: 10 },
  bomb: { kind: "bomb", megabytes: 100 },
};

test("the schema has every switch of the sandbox, with the standard tenant's value as its default", () => {
  const defaults = Object.entries(schema.properties).map(([name, property]) => [name, property.default]);
  assert.deepEqual(Object.fromEntries(defaults), STANDARD);
});

test("every kind of fault can be written, at every kind of position", () => {
  const at = [1, "all", { from: 2 }] as const;
  const calls = ["any", "token", "list", "get", "create", "replace", "patch", "delete"] as const;
  const faults = Object.values(FAILURES).flatMap((failure) =>
    calls.map((call, index) => ({ ...failure, call, at: at[index % 3] ?? 1, name: "orders" })),
  );
  const switches: SandboxSwitches = { ...STANDARD, idempotency: { expiresAfterMs: 1_000 }, faults };
  const loaded = load(JSON.stringify(switches));
  assert.ok(loaded.ok, JSON.stringify(loaded));
  assert.deepEqual(JSON.parse(JSON.stringify(loaded.value)), switches);
});

test("every form of Retry-After can be written", () => {
  const forms = [
    { form: "seconds", seconds: 2 },
    { form: "date", seconds: 2 },
    { form: "text", text: "soon" },
    { form: "absent" },
  ];
  const faults = forms.map((retryAfter) => ({ ...FAILURES.status, retryAfter, call: "any", at: "all" }));
  assert.ok(load(JSON.stringify({ faults })).ok);
});

test("what is wrong is told where it stands, each thing once", () => {
  const table: readonly (readonly [text: string, findings: readonly string[]])[] = [
    ["", ["1:1 empty-file"]],
    ["etag: yes\n", ["1:1 wrong-type"]],
    ["etag: true\netagg: true\n", ["2:1 unknown-key"]],
    ["idempotency: sometimes\n", ["1:1 invalid-value"]],
    ["idempotency: { expires: 1 }\n", ["1:1 missing-key", "1:16 unknown-key"]],
    ["faults:\n  - { kind: html, call: list, at: 0 }\n", ["2:31 invalid-value"]],
    ["faults:\n  - { kind: html, call: list, at: soon }\n", ["2:31 invalid-value"]],
    ["faults:\n  - { kind: html, call: list, at: { to: 1 } }\n", ["2:31 missing-key", "2:37 unknown-key"]],
    ["faults:\n  - { kind: html, call: list, at: [1] }\n", ["2:31 wrong-type"]],
    ["faults:\n  - { kind: htlm, call: list, at: 1 }\n", ["2:7 invalid-value"]],
    ["faults:\n  - { call: list, at: 1 }\n", ["2:5 missing-key"]],
  ];
  for (const [text, expected] of table) {
    const loaded = load(text);
    assert.ok(!loaded.ok, text);
    const found = loaded.error.map(({ code, location }) => `${location?.line}:${location?.column} ${code}`);
    assert.deepEqual(found, expected, text);
  }
});
