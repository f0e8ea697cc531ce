import assert from "node:assert/strict";
import { test } from "node:test";
import { missingScopes, tenantDiagnostics } from "../../src/doctor/tenant-diagnostics.ts";
import type { ListObservation, Observation } from "../../src/model/fleet/observation.ts";

const LIST: ListObservation = {
  envelope: "items",
  paging: "cursor",
  requests: 2,
  integrations: 101,
  shortfall: null,
  statuses: ["active", "deprecated"],
  withKey: 101,
  withOurKey: 100,
  keysLost: [],
  headers: { readable: 101, masked: 0, absent: 0 },
  withLabels: 3,
  unknownFields: [],
  duplicates: [],
  unread: null,
};
const SEEN: Observation = {
  contact: { latencyMs: 12, clockAheadMs: 400 },
  reached: true,
  token: { lifetimeMs: 3_600_000, grantedScopes: ["read", "write"] },
  list: LIST,
  single: { kind: "read", etag: "strong" },
};

function findings(changes: Partial<Observation>, askedScopes: readonly string[] | null = ["read", "write"]) {
  const observation = { ...SEEN, ...changes };
  return tenantDiagnostics({ observation, credentials: 'client "acme"', askedScopes });
}

function sentenceOf(
  about: string,
  changes: Partial<Observation>,
  askedScopes?: readonly string[] | null,
): string {
  const found = findings(changes, askedScopes).find((finding) => finding.about === about);
  assert.ok(found, about);
  return `${found.mark}: ${found.sentence}`;
}

test("a tenant that has everything is good throughout", () => {
  assert.deepEqual([...new Set(findings({}).map(({ mark }) => mark))], ["good"]);
});

test("each drawback is told with its numbers", () => {
  const list = (changes: Partial<ListObservation>) => ({ list: { ...LIST, ...changes } });
  const hour = 3_600_000;
  const table: readonly (readonly [about: string, Partial<Observation>, RegExp])[] = [
    ["clock", { contact: { latencyMs: 1, clockAheadMs: -hour } }, /^caution: .*1 h behind/],
    ["clock", { contact: { latencyMs: 1, clockAheadMs: hour } }, /^caution: .*1 h ahead/],
    ["clock", { contact: { latencyMs: 1, clockAheadMs: null } }, /^unseen: /],
    ["scopes", { token: { lifetimeMs: 1_000, grantedScopes: ["read"] } }, /^bad: .*not granted: write/],
    ["scopes", { token: { lifetimeMs: 1_000, grantedScopes: null } }, /^unseen: .*does not say/],
    [
      "list",
      list({ shortfall: "the tenant says 103" }),
      /^caution: .*101 integrations.*short: the tenant says 103/,
    ],
    ["integrations", list({ integrations: 0 }), /^unseen: /],
    ["ETag", { single: { kind: "read", etag: "weak" } }, /^caution: weak/],
    ["single reads", { single: { kind: "unavailable", status: 405 } }, /^caution: none \(405\)/],
    ["single reads", { single: null }, /^unseen: /],
    ["single reads", { single: { kind: "failed" } }, /^bad: .*could not be read/],
    [
      "header values",
      list({ headers: { readable: 1, masked: 100, absent: 0 } }),
      /^caution: masked in 100 of 101/,
    ],
    [
      "header values",
      list({ headers: { readable: 0, masked: 1, absent: 100 } }),
      /^caution: masked or absent in 101/,
    ],
    ["key echo", list({ withKey: 0 }), /^unseen: none of 101/],
    ["key echo", list({ keysLost: ["orders@2"] }), /^caution: .*orders@2.*ownership: scope/],
    ["deprecated", list({ statuses: ["active"] }), /^unseen: /],
    ["labels", list({ withLabels: 0 }), /^unseen: none of 101/],
    ["other fields", list({ unknownFields: "abcdefghij".split("") }), /a, b, c, d, e, f, g, h and 2 more/],
    ["duplicates", list({ duplicates: ["orders@1"] }), /^caution: orders@1/],
    ["list", { list: null }, /^bad: /],
    ["token", { token: null }, /^bad: /],
    ["reachability", { contact: null, reached: false }, /^bad: no answer came$/],
    ["reachability", { contact: null }, /^bad: a server was reached, and no whole answer came$/],
  ];
  for (const [about, changes, sentence] of table) assert.match(sentenceOf(about, changes), sentence);
});

test("nothing is told of what comes after the step that failed", () => {
  assert.deepEqual(
    findings({ contact: null }).map(({ about }) => about),
    ["reachability"],
  );
  assert.deepEqual(
    findings({ token: null, list: null }).map(({ about }) => about),
    ["reachability", "clock", "token"],
  );
});

test("scopes of a credential that asks for none cannot be seen", () => {
  assert.match(sentenceOf("scopes", { token: null }, null), /^unseen: client "acme" does not report/);
});

test("missing are the scopes that were asked for and not granted", () => {
  const token = { lifetimeMs: 1, grantedScopes: ["read"] };
  assert.deepEqual(missingScopes({ observation: { ...SEEN, token }, askedScopes: ["read", "write"] }), [
    "write",
  ]);
  assert.deepEqual(missingScopes({ observation: { ...SEEN, token: null }, askedScopes: ["read"] }), []);
});
