import assert from "node:assert/strict";
import { test } from "node:test";
import { keptSnapshot, namedAsWritten } from "../../src/apply/kept.ts";
import { Secret } from "../../src/base/secret.ts";
import { keyOf } from "../../src/model/fleet/key.ts";
import { type LiveWebhook, UNLISTED_HEADERS } from "../../src/model/fleet/live.ts";
import { differencesBetween, imageOfDeclared, imageOfLive } from "../../src/model/plan/likeness.ts";
import { snapshotOf, snapshotOfLive } from "../../src/model/plan/redacted-snapshot.ts";
import { NO_FACTS } from "../../src/model/record/projection.ts";
import { liveOf, plainHeader, secretHeader, webhook } from "../fixtures/model.ts";

const declared = webhook({ headers: [plainHeader("X-Env", "a"), secretHeader("X-Key", "KEY", 1, "hush")] });
const after = snapshotOf(declared);
const readable = (name: string, text: string) =>
  ({ name, kind: "readable", value: new Secret(text) }) as const;

function kept(overrides: Partial<LiveWebhook>) {
  const live = liveOf(declared, overrides);
  return keptSnapshot(after, differencesBetween(imageOfDeclared(declared), imageOfLive(live)), live, [
    "x-env",
  ]);
}

test("what a tenant keeps as it was written is recorded as it was to be", () => {
  assert.deepEqual(kept({}), after);
  assert.deepEqual(kept({ headers: [UNLISTED_HEADERS] }), after);
  const masked = ["x-env", "x-key"].map((name) => ({ name, kind: "masked" }) as const);
  assert.deepEqual(kept({ headers: masked }), after);
});

test("what a tenant keeps in its own form is recorded so", () => {
  const own = { url: "https://api.example.com/orders/", method: "post", status: "inactive" } as const;
  assert.deepEqual(kept(own), { ...after, ...own });
});

test("values that a tenant keeps otherwise are shown only where they may be; headers that it adds or drops are told", () => {
  const headers = [readable("X-Env", "b"), readable("X-Key", "hushed"), readable("X-Tenant", "t1")];
  assert.deepEqual(kept({ headers }).headers, {
    "X-Env": { kind: "plain", text: "b" },
    "X-Key": { kind: "sensitive" },
    "X-Tenant": { kind: "sensitive" },
  });
  assert.deepEqual(kept({ headers: [] }).headers, {});
});

test("a credential in the url that a manifest wrote stays in the record; one that the tenant shows does not get in", () => {
  const signed = webhook({ url: "https://api.example.com/orders?sig=abc" });
  const record = (url: string) => {
    const live = liveOf(signed, { url });
    const differing = differencesBetween(imageOfDeclared(signed), imageOfLive(live));
    return keptSnapshot(snapshotOf(signed), differing, live, []).url;
  };
  assert.equal(record(signed.url), signed.url);
  assert.equal(
    record("https://api.example.com/orders/?sig=abc"),
    "https://api.example.com/orders/?sig=(redacted)",
  );
});

const LEFT: readonly {
  readonly what: string;
  readonly live: Partial<LiveWebhook>;
  readonly headers: Record<string, unknown>;
}[] = [
  { what: "values that are shown", live: {}, headers: after.headers },
  {
    what: "hidden values",
    live: { headers: ["x-env", "x-key"].map((name) => ({ name, kind: "masked" })) },
    headers: { "x-env": after.headers["X-Env"], "x-key": after.headers["X-Key"] },
  },
  { what: "no header at all", live: { headers: [UNLISTED_HEADERS] }, headers: after.headers },
  {
    what: "a plain value that somebody changed, and a header that we never wrote",
    live: { headers: [readable("X-Env", "b"), readable("X-New", "c")] },
    headers: { "X-Env": { kind: "sensitive" }, "X-New": { kind: "sensitive" } },
  },
];

for (const { what, live: shown, headers } of LEFT)
  test(`what a write leaves as it is, is recorded as it was last written, of a tenant that shows ${what}`, () => {
    const live = liveOf(declared, shown);
    const written = { after, sunset: null, held: false, wasActive: true, certificateExpires: null };
    const known = new Map([[keyOf(live), { ...NO_FACTS, lastWritten: written }]]);
    const named = namedAsWritten(snapshotOfLive(live, []), live, { webhooks: known });
    assert.deepEqual(named.headers, headers);
    const unknown = namedAsWritten(snapshotOfLive(live, []), live, { webhooks: new Map() });
    assert.deepEqual(unknown, snapshotOfLive(live, []), "no record tells");
  });
