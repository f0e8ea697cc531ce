import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret } from "../../src/base/secret.ts";
import { headerBuilder } from "../../src/manifest/for-environment.ts";
import { recordedHealth } from "../../src/model/fleet/health.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Snapshot } from "../../src/model/plan/change.ts";
import { snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
import {
  type RecordedWebhook,
  type Recovered,
  webhookFromRecord,
} from "../../src/rollback/recorded-webhook.ts";
import { environmentSecrets } from "../../src/settings/secrets.ts";
import { environment, liveOf, webhook } from "../fixtures/model.ts";

const was: Snapshot = {
  url: "https://api.example.com/was",
  method: "POST",
  payloadFormat: "application/json",
  status: "active",
  headers: {
    "X-Env": { kind: "plain", text: "production" },
    Authorization: { kind: "secret", template: "Bearer ${secret:KEY@2}" },
  },
};
const recorded = (overrides: Partial<RecordedWebhook> = {}): RecordedWebhook => ({
  name: "orders",
  version: 1,
  was,
  written: null,
  changed: "all",
  ...overrides,
});
const PARTS = [
  "url",
  "method",
  "payloadFormat",
  "status",
  "headers.authorization",
  "headers.x-env",
  "headers.x-key",
];
const allBut = (parts: readonly string[]) => new Set(PARTS.filter((part) => !parts.includes(part)));
const recovering = (variables: Record<string, string>, live?: LiveWebhook) => ({
  fillIn: (name: string, template: string) =>
    headerBuilder(environment(), environmentSecrets({ variables }))([name, template], () => {}),
  declared: webhook({ owner: "team-orders", dependsOn: ["later"], url: "https://api.example.com/is" }),
  live,
  directory: null,
});
const hidden = { ...was, headers: { "X-Key": { kind: "sensitive" } } } as const;
const shown = (name: string, value: string, url = was.url) =>
  liveOf(webhook({ url }), { headers: [{ name, kind: "readable", value: new Secret(value) }] });

test("a recorded webhook: secrets by reference, and of the manifest only what no record holds", () => {
  const made = webhookFromRecord(recorded(), recovering({ KEY: "hush" }));
  assert.deepEqual([made.hidden, made.missing], [[], []]);
  const { url, owner, dependsOn, headers } = made.webhook;
  assert.deepEqual([url, owner, dependsOn], [was.url, "team-orders", []]);
  const [, authorization] = headers;
  assert.ok(authorization?.value.kind === "secret");
  assert.equal(authorization.value.value.expose(), "Bearer hush");
});

test("a recorded webhook: what its probe asks for was declared then, else its manifest says it, else its last one did", () => {
  const { declared, ...others } = recovering({ KEY: "hush" });
  const bare = { ...others, declared: undefined };
  const made = (from: Parameters<typeof webhookFromRecord>[1], then: Partial<RecordedWebhook> = {}) =>
    webhookFromRecord(recorded(then), from).webhook.health;
  const all = { payload: "ping", expect: "202", accept: [409], max_latency_ms: 500 };
  assert.deepEqual(made({ ...bare, health: all }), {
    ...{ payload: "ping", body: { kind: "health-event" }, expect: "202", accept: [409], maxLatencyMs: 500 },
  });
  assert.deepEqual(made({ ...bare, health: { expect: "2xx", user_id: "bot" } }).body, {
    ...{ kind: "flow-output", userId: "bot" },
  });
  assert.deepEqual(recordedHealth(made({ ...bare, health: all })), all);
  assert.deepEqual(made({ ...others, declared, health: all }), declared.health);
  assert.deepEqual(
    recordedHealth(made({ ...others, declared, health: { expect: "500" } }, { health: all })),
    all,
  );
  assert.deepEqual([made(bare).expect, made(bare).isGuessed], ["2xx", true]);
});

test("a recorded webhook: what is missing is named", () => {
  const told = (made: Recovered) => [made.hidden, made.missing];
  assert.deepEqual(told(webhookFromRecord(recorded(), recovering({}))), [[], ["KEY"]]);
  assert.deepEqual(told(webhookFromRecord(recorded({ was: hidden }), recovering({}))), [["X-Key"], []]);
});

test("a recorded webhook: what nobody changed is kept as it is live, by the name that it was written from", () => {
  const changed = allBut(["headers.authorization", "headers.x-key"]);
  const secret = webhookFromRecord(
    recorded({ changed }),
    recovering({}, shown("authorization", "Bearer as it was")),
  );
  const [, authorization] = secret.webhook.headers;
  assert.deepEqual(secret.missing, []);
  assert.ok(authorization?.value.kind === "kept");
  assert.equal(authorization.value.value.expose(), "Bearer as it was");
  assert.deepEqual(snapshotOf(secret.webhook).headers, was.headers);
  const nameless = webhookFromRecord(recorded({ was: hidden, changed }), recovering({}, shown("X-Key", "k")));
  assert.deepEqual([nameless.hidden, snapshotOf(nameless.webhook).headers], [[], hidden.headers]);
});

test("a recorded webhook: no value that is live goes to another host", () => {
  const moved = "https://partner.example.org/hook";
  const changed = allBut(["headers.authorization", "headers.x-env", "headers.x-key"]);
  const restored = (from: Snapshot, name: string, variables: Record<string, string> = {}) =>
    webhookFromRecord(
      recorded({ was: from, changed }),
      recovering(variables, shown(name, "of the partner", moved)),
    );
  const valueIn = ({ webhook: { headers } }: Recovered, name: string) =>
    headers.find((header) => header.name === name)?.value;
  const found = valueIn(restored(was, "authorization", { KEY: "hush" }), "Authorization");
  assert.ok(found?.kind === "secret");
  assert.equal(found.value.expose(), "Bearer hush");
  assert.deepEqual(restored(was, "authorization").missing, ["KEY"]);
  assert.deepEqual(valueIn(restored(was, "X-Env"), "X-Env"), { kind: "plain", value: "production" });
  assert.deepEqual(restored(hidden, "X-Key").hidden, ["X-Key"]);
});

test("a recorded webhook: a value that is kept has no reference that leads to another one", () => {
  const changed = allBut(["headers.authorization"]);
  const shownWith = (variables: Record<string, string>) =>
    snapshotOf(
      webhookFromRecord(
        recorded({ changed }),
        recovering(variables, shown("authorization", "Bearer as it was")),
      ).webhook,
    ).headers.Authorization;
  assert.deepEqual(shownWith({ KEY: "as it was" }), was.headers.Authorization);
  assert.deepEqual(shownWith({ KEY: "hush" }), { kind: "sensitive" });
});

test("a recorded webhook: what a write changed since, or the tenant hides, is not kept", () => {
  const written = webhookFromRecord(recorded({ was: hidden }), recovering({}, shown("X-Key", "k")));
  assert.deepEqual(written.hidden, ["X-Key"]);
  const masked = liveOf(webhook(), { headers: [{ name: "X-Key", kind: "masked" }] });
  const changed = allBut(["headers.x-key"]);
  assert.deepEqual(webhookFromRecord(recorded({ was: hidden, changed }), recovering({}, masked)).hidden, [
    "X-Key",
  ]);
});

test("a recorded webhook: a value that we know to have stood in Git is plain again", () => {
  const written: Snapshot = { ...was, headers: { "x-key": { kind: "plain", text: "eu" } } };
  const changed = allBut(["headers.x-key"]);
  const at = (value: string) =>
    webhookFromRecord(recorded({ was: hidden, written, changed }), recovering({}, shown("X-Key", value)))
      .webhook.headers[0]?.value.kind;
  assert.deepEqual([at("eu"), at("us")], ["plain", "kept"]);
});

test("a recorded webhook: a url that is shown in part is kept as it is live", () => {
  const partly = { ...was, url: "https://api.example.com/?token=(redacted)", headers: {} };
  const live = liveOf(webhook({ url: "https://api.example.com/?token=t" }));
  const at = (untouched: readonly string[]) => {
    const made = webhookFromRecord(
      recorded({ was: partly, changed: allBut(untouched) }),
      recovering({}, live),
    );
    assert.equal(snapshotOf(made.webhook).url, partly.url, "what no record shows is not shown now");
    return [made.webhook.url, made.hidden];
  };
  assert.deepEqual(at(["url"]), [live.url, []]);
  assert.deepEqual(at([]), [partly.url, ["url"]]);
});

test("a recorded webhook: a method that the record does not show is written by nobody", () => {
  const odd = { ...was, method: "(redacted)", payloadFormat: "(redacted)", headers: {} };
  const made = webhookFromRecord(recorded({ was: odd, changed: allBut(["url"]) }), recovering({}));
  assert.deepEqual(made.hidden, ["method", "payloadFormat"]);
});

test("a recorded webhook: all that no write changed stays as it is live, headers that came or went too", () => {
  const declared = webhook({ url: `${was.url}-moved`, method: "PUT", payloadFormat: "application/xml" });
  const headers = [{ name: "X-New", kind: "readable", value: new Secret("by hand") }] as const;
  const at = (changed: RecordedWebhook["changed"]) => {
    const made = webhookFromRecord(
      recorded({ changed }),
      recovering({ KEY: "hush" }, liveOf(declared, { headers })),
    );
    const { url, method, payloadFormat, status, headers: found } = made.webhook;
    return [url, method, payloadFormat, status, ...found.map(({ name }) => name)];
  };
  assert.deepEqual(at(new Set(["status"])), [
    ...[`${was.url}-moved`, "PUT", "application/xml", "active", "X-New"],
  ]);
  assert.deepEqual(at(new Set(["headers.authorization", "method"])), [
    ...[`${was.url}-moved`, "POST", "application/xml", "active", "Authorization", "X-New"],
  ]);
  assert.deepEqual(at("all"), [was.url, "POST", "application/json", "active", "X-Env", "Authorization"]);
});

test("a recorded webhook: a header that somebody added and the tenant hides has no value to be written back", () => {
  const live = liveOf(webhook({ url: was.url }), { headers: [{ name: "X-New", kind: "masked" }] });
  const made = webhookFromRecord(recorded({ changed: new Set(["status"]) }), recovering({}, live));
  assert.deepEqual(made.hidden, ["X-New"]);
});
