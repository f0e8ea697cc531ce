import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOf, type WebhookKey } from "../../src/model/fleet/key.ts";
import type { LastWritten } from "../../src/model/fleet/last-written.ts";
import { type LiveWebhook, UNLISTED_HEADERS } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
import type { BeforeImage } from "../../src/rollback/before-run.ts";
import { lackOf } from "../../src/rollback/lacking.ts";
import { type RestoreSources, restore } from "../../src/rollback/restore.ts";
import { asRollback, restoringBy } from "../../src/rollback/rollback.ts";
import { environment, liveOf, secretHeader, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";

/** What a rollback leaves alone: what it may not touch, and what would break if it did. */

/** Of a run that changed nothing but the status of `was`. */
function imageOf(was: Webhook, over: Partial<BeforeImage> = {}): BeforeImage {
  const { name, version } = was;
  return {
    ...{ name, version, id: `id-${name}-${version}`, was: snapshotOf(was), written: snapshotOf(was) },
    ...{
      protect: false,
      nameWasActive: true,
      activeThen: new Set(),
      writtenSince: false,
      isUnsure: false,
      isActivated: false,
    },
    ...{ changedHands: false, changed: new Set(["status"]), revalued: new Set(), left: null, renamedTo: [] },
    ...{ formerNames: [], line: new Set([name]), ...over },
  };
}

function sourcesOf(live: readonly LiveWebhook[], over: Partial<RestoreSources> = {}): RestoreSources {
  const fillIn = (name: string) => secretHeader(name, "KEY", 1, "hush");
  const nothing = { declared: [], directory: null, lastWritten: new Map() };
  return { environment: environment(), ...nothing, live, fillIn, ...over };
}

/** What a record says of it last. */
function recorded(made: Webhook, dependsOn: readonly string[] = []): ReadonlyMap<WebhookKey, LastWritten> {
  const facts = { sunset: null, held: false, wasActive: true, certificateExpires: null };
  return new Map([[keyOf(made), { after: snapshotOf(made), ...facts, dependsOn }]]);
}

const v1 = webhook({ version: 1 });
const v2 = webhook({ version: 2 });
const foreign = liveOf(v1, { idempotencyKey: null });
const REGISTERED: Partial<BeforeImage> = { was: null, id: null, written: null, isActivated: true };

test("what is protected, by its record or by its name, goes only where it is named", () => {
  const policy = { ...environment().policy, protected: ["or*"] };
  for (const [protect, on, named, want] of [
    [false, environment(), [], ["orders@1"]],
    [true, environment(), [], []],
    [true, environment(), ["orders@1"], ["orders@1"]],
    [false, environment({ policy }), [], []],
    [false, environment({ policy }), ["orders@1"], ["orders@1"]],
  ] as const) {
    const sources = sourcesOf([liveOf(v1)], { environment: on });
    const { request } = restoringBy([imageOf(v1, { protect })], sources, new Set(named));
    assert.deepEqual([...request.allow.deprecate], want);
  }
});

test("what somebody else has active under a name is no light of ours, and takes over nothing", () => {
  const image = imageOf(v2, REGISTERED);
  for (const [one, isOurs] of [
    [liveOf(v1), true],
    [foreign, false],
  ] as const) {
    const sources = sourcesOf([one, liveOf(v2)], { lastWritten: recorded(v2) });
    const { restored, request } = restoringBy([image], sources, new Set());
    assert.equal(restored[0]?.lacks?.code ?? null, isOurs ? null : "dependency");
    assert.deepEqual([...request.heirs.values()].map(keyOf), isOurs ? ["orders@1"] : []);
  }
});

test("of several versions that stay active the highest takes over", () => {
  const live = [3, 1].map((version) => liveOf(webhook({ version })));
  const sources = sourcesOf([...live, liveOf(v2)], { lastWritten: recorded(v2) });
  const { heirs } = restoringBy([imageOf(v2, REGISTERED)], sources, new Set()).request;
  assert.equal(heirs.get("orders@2")?.version, 3);
});

test("what the run registered keeps what somebody has changed of it since, and goes after what needs it", () => {
  const lastWritten = recorded(v2, ["base"]);
  const sources = sourcesOf([liveOf(v2, { method: "PUT" })], { lastWritten });
  const [one] = restore([imageOf(v2, { ...REGISTERED, nameWasActive: false })], sources);
  assert.deepEqual(
    [one?.lacks, one?.webhook.method, one?.webhook.status, one?.webhook.dependsOn],
    [null, "PUT", "deprecated", ["base"]],
  );
});

test("what goes into service again waits for what it needs by its record, or has none of it", () => {
  const off = liveOf({ ...v1, status: "inactive" });
  const base = liveOf(webhook({ name: "base" }));
  for (const [live, want] of [
    [[off], "dependency"],
    [[off, base], null],
    [[liveOf(v1)], null],
  ] as const) {
    const [one] = restore([imageOf(v1)], sourcesOf(live, { lastWritten: recorded(v1, ["base"]) }));
    assert.equal(one?.lacks?.code ?? null, want);
  }
});

test("no secret goes to a host that somebody has set since, though no record tells what was written", () => {
  const secret = webhook({ headers: [secretHeader("X-Key", "KEY", 1, "hush")] });
  const moved = liveOf(secret, { status: "deprecated", url: "https://clicked.example.net/orders" });
  const [one] = restore([imageOf(secret, { written: null })], sourcesOf([moved]));
  assert.equal(one?.lacks?.code, "credentials");
});

test("a name that somebody gave by hand is not taken over, one that a run gave is", () => {
  const renamed = liveOf(webhook({ name: "shop" }), { id: "id-orders-1" });
  for (const [line, want] of [
    [["orders"], []],
    [["orders", "shop"], ["shop"]],
  ] as const) {
    const [one] = restore([imageOf(v1, { line: new Set(line) })], sourcesOf([renamed]));
    assert.deepEqual(one?.webhook.replaces, want);
  }
});

test("what its manifest asks for once, to be taken over or released, is not asked for again", () => {
  for (const over of [{ adopt: true }, { unadopt: true }]) {
    const [one] = restore([imageOf(v1)], sourcesOf([liveOf(v1)], { declared: [{ ...v1, ...over }] }));
    assert.deepEqual([one?.webhook.adopt, one?.webhook.unadopt], [false, false]);
  }
});

test("where the tenant shows no headers, none of them is taken for removed", () => {
  const secret = webhook({ headers: [secretHeader("X-Key", "KEY", 1, "hush")] });
  const [one] = restore([imageOf(secret)], sourcesOf([liveOf(secret, { headers: [UNLISTED_HEADERS] })]));
  assert.deepEqual(
    one?.webhook.headers.map(({ name }) => name),
    ["X-Key"],
  );
});

test("a secret that cannot be found is missed where it would be written: not where the status alone is", () => {
  const going = webhook({ status: "deprecated" });
  const masked = liveOf(going, { headers: [{ name: "X-Key", kind: "masked" }] });
  for (const [one, live, want] of [
    [v1, liveOf(v1), "masked"],
    [going, liveOf(v1), null],
    [going, masked, "masked"],
    [going, undefined, "masked"],
  ] as const) {
    const lack = lackOf({ webhook: one, hidden: [], missing: ["KEY"] }, live, environment());
    assert.equal(lack?.code ?? null, want);
  }
});

test("a name that the manifests give away goes on where they say, and never in a circle", () => {
  const image = imageOf(webhook({ name: "shop" }), { formerNames: ["orders"] });
  for (const [renames, want] of [
    [[], [["orders", "shop"]]],
    [[["orders", "buy"]], [["orders", "buy"]]],
    [[["shop", "orders"]], [["shop", "orders"]]],
  ] as const) {
    const plan = { ...planOf([], []), renames: new Map<string, string>(renames) };
    const { renames: all } = asRollback(plan, { images: [image], restored: [], takeovers: new Map() }, "r");
    assert.deepEqual([...all], want);
  }
});

test("what goes back into service takes over from what the run registered and is active, and from nothing else", () => {
  const off = liveOf({ ...v1, status: "deprecated" });
  const images = [imageOf(v1), imageOf(v2, REGISTERED)];
  const takeovers = (live: readonly LiveWebhook[]) =>
    [...restoringBy(images, sourcesOf(live, { lastWritten: recorded(v2) }), new Set()).takeovers].flat(2);
  assert.deepEqual(takeovers([off, liveOf(v2)]), ["orders@1", "orders@2"]);
  assert.deepEqual(takeovers([off, liveOf({ ...v2, status: "inactive" })]), [], "it delivers nothing");
  assert.deepEqual(takeovers([liveOf(v1), liveOf(v2)]), [], "both deliver already");
});

test("a rollback says of what its run registered that it was registered by it, and of nothing else", () => {
  const plan = planOf(
    [
      { ...v1, method: "PUT" },
      { ...v2, status: "deprecated" },
    ],
    [liveOf(v1), liveOf(v2)],
  );
  const images = [imageOf(v1), imageOf(v2, REGISTERED)];
  const { changes } = asRollback(plan, { images, restored: [], takeovers: new Map() }, "r");
  assert.deepEqual(
    changes.map(({ key, reason }) => [key, "registered" in reason && reason.registered]).toSorted(),
    [
      ["orders@1", false],
      ["orders@2", true],
    ],
  );
});
