import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import schema from "../../schemas/sandbox-switches.schema.json" with { type: "json" };
import { loadSwitches } from "../../src/manifest/switches-file.ts";
import type { Api } from "../../src/model/fleet/environment.ts";
import type { Happening } from "../../src/sandbox/cognigy-v2/happening.ts";
import { COGNIGY_STANDARD } from "../../src/sandbox/cognigy-v2/switches.ts";
import { type SandboxSwitches, STANDARD } from "../../src/sandbox/integrations-v1/switches.ts";
import type { Failure } from "../../src/sandbox/wire/faults.ts";

const directory = mkdtempSync(join(tmpdir(), "webhook-sync-switches-"));
after(() => rmSync(directory, { recursive: true }));

function load(text: string, speaks: Api = "integrations-v1") {
  writeFileSync(join(directory, "switches.yaml"), text);
  return loadSwitches("switches.yaml", directory, speaks);
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
  const { cognigy, ...own } = schema.properties;
  assert.deepEqual(defaultsOf(own), STANDARD);
  const { latencyMs, faults } = own;
  const { projects: _, ...switches } = cognigy.properties;
  assert.deepEqual(defaultsOf({ ...switches, latencyMs, faults }), COGNIGY_STANDARD);
});

function defaultsOf(properties: Readonly<Record<string, { readonly default: unknown }>>) {
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, property.default]));
}

test("every switch of Cognigy.AI can be written", () => {
  const { latencyMs, faults, ...standard } = COGNIGY_STANDARD;
  const happenings: readonly Happening[] = [
    { kind: "edit", name: "orders", change: { active: false } },
    { kind: "click", fields: { name: "orders" } },
    { kind: "remove", name: "orders" },
    { kind: "restore-snapshot", project: "Webhooks", snapshot: "Release 1" },
    { kind: "import-package", name: "orders", project: "Webhooks" },
  ];
  const life = happenings.map((happening) => ({ call: "batch", at: 1, when: "before", happening }));
  const rateLimit = { requests: 1000, windowSeconds: 300, retryAfter: "absent" };
  const projects = [{ name: "Orders", flows: ["Main", "Main"], locales: ["English"], snapshots: [] }];
  const cognigy = { ...standard, rateLimit, life, projects };
  const loaded = load(JSON.stringify({ latencyMs, faults, cognigy }), "cognigy-v2");
  assert.ok(loaded.ok, JSON.stringify(loaded));
  assert.deepEqual(JSON.parse(JSON.stringify(loaded.value)).cognigy, cognigy);
});

test("a switch that the tenant would not obey is an error at its line", () => {
  const own = load("faults: []\netag: false\n", "cognigy-v2");
  assert.ok(!own.ok);
  const [finding] = own.error;
  assert.deepEqual([finding?.location?.line, finding?.code], [2, "switch-of-other-api"]);
  assert.match(finding?.message ?? "", /^etag is a switch of integrations-v1/);
  const other = load("cognigy: { era: '2026' }\n");
  assert.ok(!other.ok);
  assert.match(other.error[0]?.message ?? "", /^cognigy is a switch of cognigy-v2/);
});

test("every kind of fault can be written, at every kind of position", () => {
  const at = [1, "all", { from: 2 }] as const;
  const calls = [
    "any",
    "token",
    "list",
    "get",
    "create",
    "replace",
    "patch",
    "delete",
    "batch",
    "lookup",
  ] as const;
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
