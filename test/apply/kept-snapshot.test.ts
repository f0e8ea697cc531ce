import assert from "node:assert/strict";
import { test } from "node:test";
import { keptSnapshot } from "../../src/apply/kept.ts";
import { Secret } from "../../src/base/secret.ts";
import { type LiveWebhook, UNLISTED_HEADERS } from "../../src/model/fleet/live.ts";
import { differencesBetween, imageOfDeclared, imageOfLive } from "../../src/model/plan/likeness.ts";
import { snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
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
