import assert from "node:assert/strict";
import { test } from "node:test";
import type { LiveEndpoint } from "../../src/model/fleet/endpoint.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Snapshot } from "../../src/model/plan/change.ts";
import { snapshotOf, snapshotOfLive } from "../../src/model/plan/redacted-snapshot.ts";
import { webhookFromRecord } from "../../src/rollback/recorded-webhook.ts";
import { otherwiseIn } from "../../src/rollback/staying.ts";
import { credentials, declared, live, NOVEMBER, OTHER, set } from "../fixtures/endpoints.ts";
import { liveOf, secretHeader, webhook } from "../fixtures/model.ts";

const fillIn = (name: string) => secretHeader(name, "ORDERS_AUTH", 1, "s3cret");

/** What is said to stay where a run changed the status alone. */
function stays(was: ReturnType<typeof snapshotOf>, now: LiveWebhook): readonly string[] {
  const changed = new Set(["status"]);
  const recorded = { name: now.name, version: now.version, was, written: was, changed };
  const recovering = { fillIn, declared: undefined, live: now, directory: null };
  const recovered = webhookFromRecord(recorded, recovering);
  return otherwiseIn(recorded, recovered.webhook, recovering);
}

test("staying: a url that somebody moved is told, with its host and nothing else of it", () => {
  const orders = webhook({ name: "orders", url: "https://api.example.com/hook" });
  const moved = (url: string, was = orders.url) =>
    stays({ ...snapshotOf(orders), url: was }, liveOf(orders, { url }));
  assert.deepEqual(moved(orders.url), []);
  assert.deepEqual(moved("https://evil.example.com/x"), ["url (now on https://evil.example.com)"]);
  assert.deepEqual(moved("https://evil.example.com/x?token=qwerty123456"), [
    "url (now on https://evil.example.com)",
  ]);
  const shown = "https://api.example.com/hook?token=(redacted)";
  assert.deepEqual(moved("https://api.example.com/hook?token=qwerty123456", shown), []);
  assert.deepEqual(moved("https://api.example.com/other?token=qwerty123456", shown), [
    "url (now on https://api.example.com)",
  ]);
});

test("staying: what somebody set at an Endpoint by hand is told part by part", () => {
  const v1 = declared({}, { basicAuth: credentials() });
  const { endpoint: known, ...read } = snapshotOfLive(live(v1, {}, { basicAuth: set() }), []);
  assert.ok(known !== undefined);
  // What was written there names the secret.
  const told = { ...read, endpoint: { ...known, password: snapshotOf(v1).endpoint?.password ?? null } };
  const edited = (endpoint: Partial<LiveEndpoint>, was: Snapshot = told) =>
    stays(was, live(v1, {}, { basicAuth: set(), ...endpoint }));
  assert.deepEqual(edited({}), []);
  assert.deepEqual(edited({ flow: OTHER }), ["cognigy.flow"]);
  assert.deepEqual(edited({ snapshot: NOVEMBER }), ["cognigy.snapshot"]);
  assert.deepEqual(edited({ basicAuth: set("hand") }), ["basicAuth.user"]);
  assert.deepEqual(edited({ basicAuth: set("bot", "by hand") }), ["basicAuth.password"]);
  assert.deepEqual(edited({ flow: OTHER, basicAuth: set("hand", "by hand") }), [
    ...["cognigy.flow", "basicAuth.user", "basicAuth.password"],
  ]);
  const both = ["basicAuth.user", "basicAuth.password"];
  assert.deepEqual(edited({ basicAuth: { kind: "none" } }), both);
  assert.deepEqual(edited({ basicAuth: set() }, snapshotOf(declared())), []);
  assert.deepEqual(edited({}, snapshotOf(declared({}, { basicAuth: { kind: "none" } }))), both);
});
