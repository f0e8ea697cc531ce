import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import { headerBuilder } from "../../src/manifest/for-environment.ts";
import type { LastWritten } from "../../src/model/fleet/last-written.ts";
import { type LiveHeader, UNLISTED_HEADERS } from "../../src/model/fleet/live.ts";
import type { Header, Webhook } from "../../src/model/fleet/webhook.ts";
import { snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
import {
  environment,
  liveOf,
  plainHeader,
  secretHeader,
  unresolvedHeader,
  webhook,
} from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";

const readable = (name: string, value: string): LiveHeader => ({
  name,
  kind: "readable",
  value: new Secret(value),
});
const masked = (name: string): LiveHeader => ({ name, kind: "masked" });
const lastWrote = (declared: Webhook): LastWritten => ({
  after: snapshotOf(declared),
  sunset: null,
  held: false,
  wasActive: true,
  certificateExpires: null,
});
const withHeader = (header: Header) => webhook({ headers: [header] });
/** `${var:region}.${secret:KEY@1}`, as a manifest says it, where the region is this one. */
const inRegion = (region: string) => {
  const sources = { find: () => new Secret("hush") };
  const buildHeader = headerBuilder(environment({ vars: new Map([["region", region]]) }), sources);
  return withHeader(buildHeader(["X-Key", "${var:region}.${secret:KEY@1}"], () => {}));
};

interface Row {
  readonly given: string;
  readonly desired: Webhook;
  readonly live: Parameters<typeof liveOf>[1];
  readonly wrote?: Webhook;
  /** `path before → after cause`, or `unverified NAME`; empty for no difference. */
  readonly want: readonly string[];
}

const rows: readonly Row[] = [
  {
    given: "a url that the tenant keeps in its normal form",
    desired: webhook({ url: "https://API.example.test:443" }),
    live: { url: "https://api.example.test/" },
    want: [],
  },
  {
    given: "a slash more at the end of a path",
    desired: webhook({ url: "https://api.example.test/x" }),
    live: { url: "https://api.example.test/x/" },
    want: ["url plain https://api.example.test/x/ → plain https://api.example.test/x unknown"],
  },
  {
    given: "header names that differ in case",
    desired: withHeader(plainHeader("X-Env", "a")),
    live: { headers: [readable("x-env", "a")] },
    want: [],
  },
  {
    given: "a plain header that changes, live value not declared plain",
    desired: withHeader(plainHeader("X-Env", "new")),
    live: { headers: [readable("X-Env", "old")] },
    want: ["headers.X-Env sensitive → plain new unknown"],
  },
  {
    given: "a header whose live values may be shown",
    desired: withHeader(plainHeader("Accept", "text/plain")),
    live: { headers: [readable("Accept", "*/*")] },
    want: ["headers.Accept plain */* → plain text/plain unknown"],
  },
  {
    given: "a variable beside a secret that changes, hidden by the tenant",
    desired: inRegion("us"),
    live: { headers: [masked("X-Key")] },
    wrote: inRegion("eu"),
    want: ["headers.X-Key secret eu.${secret:KEY@1} → secret us.${secret:KEY@1} declared"],
  },
  {
    given: "a variable beside a secret that changes, shown by the tenant",
    desired: inRegion("us"),
    live: { headers: [readable("X-Key", "eu.hush")] },
    wrote: inRegion("eu"),
    want: ["headers.X-Key secret eu.${secret:KEY@1} → secret us.${secret:KEY@1} declared"],
  },
  {
    given: "a secret replaced by plain text never shows the old value",
    desired: withHeader(plainHeader("X-Key", "plain")),
    wrote: withHeader(secretHeader("X-Key", "KEY", 1, "hush")),
    live: { headers: [readable("X-Key", "hush")] },
    want: ["headers.X-Key secret ${secret:KEY@1} → plain plain declared"],
  },
  {
    given: "a header that is no longer declared",
    desired: webhook(),
    live: { headers: [readable("X-Key", "hush")] },
    want: ["headers.X-Key sensitive → absent unknown"],
  },
  {
    given: "an equal secret",
    desired: withHeader(secretHeader("X-Key", "KEY", 1, "hush")),
    live: { headers: [readable("X-Key", "hush")] },
    want: [],
  },
  {
    given: "a secret with a new version",
    desired: withHeader(secretHeader("X-Key", "KEY", 4, "new")),
    wrote: withHeader(secretHeader("X-Key", "KEY", 3, "old")),
    live: { headers: [readable("X-Key", "old")] },
    want: ["headers.X-Key secret ${secret:KEY@3} → secret ${secret:KEY@4} declared"],
  },
  {
    given: "a plain header that is still as Git had it",
    desired: withHeader(plainHeader("X-Mode", "two")),
    wrote: withHeader(plainHeader("X-Mode", "one")),
    live: { headers: [readable("X-Mode", "one")] },
    want: ["headers.X-Mode plain one → plain two declared"],
  },
  {
    given: "a plain header that somebody changed",
    desired: withHeader(plainHeader("X-Mode", "two")),
    wrote: withHeader(plainHeader("X-Mode", "one")),
    live: { headers: [readable("X-Mode", "hush")] },
    want: ["headers.X-Mode sensitive → plain two declared"],
  },
  {
    given: "an unresolved secret, nothing recorded",
    desired: withHeader(unresolvedHeader("X-Key", "KEY", 1)),
    live: { headers: [readable("X-Key", "hush")] },
    want: ["unverified X-Key"],
  },
  {
    given: "an unresolved secret, same version recorded",
    desired: withHeader(unresolvedHeader("X-Key", "KEY", 1)),
    wrote: withHeader(unresolvedHeader("X-Key", "KEY", 1)),
    live: { headers: [readable("X-Key", "hush")] },
    want: ["unverified X-Key"],
  },
  {
    given: "an unresolved secret, another version recorded",
    desired: withHeader(unresolvedHeader("X-Key", "KEY", 2)),
    wrote: withHeader(unresolvedHeader("X-Key", "KEY", 1)),
    live: { headers: [readable("X-Key", "hush")] },
    want: ["headers.X-Key secret ${secret:KEY@1} → secret ${secret:KEY@2} declared"],
  },
  {
    given: "a masked header is never in sync",
    desired: withHeader(secretHeader("X-Key", "KEY", 1, "hush")),
    live: { headers: [masked("X-Key")] },
    want: ["unverified X-Key"],
  },
  {
    given: "a tenant that shows not even the names of headers",
    desired: withHeader(secretHeader("X-Key", "KEY", 1, "hush")),
    live: { headers: [UNLISTED_HEADERS] },
    want: ["unverified X-Key"],
  },
  {
    given: "a declared change",
    desired: webhook({ url: "https://new.example.com" }),
    wrote: webhook({ url: "https://old.example.com" }),
    live: { url: "https://old.example.com" },
    want: ["url plain https://old.example.com → plain https://new.example.com declared"],
  },
  {
    given: "drift by hand",
    desired: webhook({ url: "https://a.example.com" }),
    wrote: webhook({ url: "https://a.example.com" }),
    live: { url: "https://hand.example.com" },
    want: ["url plain https://hand.example.com → plain https://a.example.com drift"],
  },
  {
    given: "a declared change on top of drift",
    desired: webhook({ url: "https://b.example.com" }),
    wrote: webhook({ url: "https://a.example.com" }),
    live: { url: "https://hand.example.com" },
    want: ["url plain https://hand.example.com → plain https://b.example.com drift"],
  },
  {
    given: "deactivated by the platform",
    desired: webhook(),
    wrote: webhook(),
    live: { status: "inactive" },
    want: ["status plain inactive → plain active deactivated"],
  },
  {
    given: "nothing recorded",
    desired: webhook(),
    live: { status: "inactive" },
    want: ["status plain inactive → plain active unknown"],
  },
  {
    given: "method and format",
    desired: webhook({ method: "PUT", payloadFormat: "application/xml" }),
    live: { method: "POST", payloadFormat: "application/json" },
    want: [
      "method plain POST → plain PUT unknown",
      "payloadFormat plain application/json → plain application/xml unknown",
    ],
  },
];

for (const { given, desired, live, wrote, want } of rows) {
  test(`fields: ${given}`, () => {
    const lastWritten = new Map(wrote === undefined ? [] : [["orders@1" as const, lastWrote(wrote)]]);
    const plan = planOf([desired], [liveOf(webhook(), live)], { lastWritten });
    const show = (value: object) => Object.values(value).join(" ");
    const fields = plan.changes.flatMap((change) =>
      change.fields.map(
        ({ path, before, after, cause }) => `${path} ${show(before)} → ${show(after)} ${cause}`,
      ),
    );
    const unverified = [...plan.changes, ...plan.unchanged].flatMap((entry) => entry.unverified);
    assert.deepEqual([...fields, ...unverified.map((name) => `unverified ${name}`)], want);
  });
}

test("fields: what the gate held before is not called a change in Git", () => {
  const held = {
    after: snapshotOf(webhook(), "inactive"),
    sunset: null,
    held: true,
    wasActive: true,
    certificateExpires: null,
  };
  const [change] = planOf([webhook()], [liveOf(webhook(), { status: "inactive" })], {
    lastWritten: new Map([["orders@1", held]]),
  }).changes;
  assert.deepEqual(change?.reason, { kind: "differs", causes: ["held"] });
});

test("fields: the gate decides when deliveries change or begin, and on nothing else", () => {
  const gated = (desired: Webhook, live: Parameters<typeof liveOf>[1]) => {
    const [change] = planOf([desired], [liveOf(webhook(), live)]).changes;
    return change !== undefined && "gated" in change ? change.gated : undefined;
  };
  assert.equal(gated(webhook(), { status: "inactive" }), true);
  assert.equal(gated(webhook(), { url: "https://old.example.com" }), true);
  assert.equal(gated(webhook({ status: "inactive" }), {}), false);
  assert.equal(
    gated(webhook({ status: "inactive", url: "https://new.example.com" }), { status: "inactive" }),
    false,
  );
});

test("fields: each change of a field has the place where it is declared", () => {
  const [change] = planOf([withHeader(plainHeader("X-Env", "b"))], [liveOf(webhook())]).changes;
  assert.deepEqual(change?.fields[0]?.location, { file: "webhooks.d/orders.yaml", line: 3, column: 1 });
});
