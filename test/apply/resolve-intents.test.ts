import assert from "node:assert/strict";
import { test } from "node:test";
import {
  closeIntents,
  closingRecord,
  describeResolution,
  resolveIntents,
} from "../../src/apply/recovery/close-intents.ts";
import type { LiveEndpoint } from "../../src/model/fleet/endpoint.ts";
import { type LiveWebhook, UNLISTED_HEADERS } from "../../src/model/fleet/live.ts";
import { snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
import type { Intent } from "../../src/model/record/record.ts";
import { World } from "../fixtures/apply.ts";
import * as endpoints from "../fixtures/endpoints.ts";
import { listing, liveOf, plainHeader, secretHeader, webhook } from "../fixtures/model.ts";

const declared = webhook({ headers: [plainHeader("X-Env", "a"), secretHeader("X-Key", "KEY", 1, "hush")] });
const BY_KEY = { ownership: "key" } as const;
const moved = { ...declared, url: "https://api.example.com/moved" };
const live = liveOf(declared);

function intentOf(overrides: Partial<Intent>): Intent {
  return {
    phase: "intent",
    sequence: 7,
    run: "7f3a91c2",
    timestamp: 1_000,
    time: "1970-01-01T00:16:40.000Z",
    actor: "tester",
    action: "update",
    webhook_name: "orders",
    version: 1,
    step: "update",
    request_id: "webhook-reg-orders-1-7f3a91c2-update",
    integration_id: live.id,
    reason: { kind: "differs", causes: ["declared"] },
    before: snapshotOf(declared),
    after: snapshotOf(moved),
    sunset: null,
    protect: false,
    previous_hash: "0".repeat(64),
    hash: "1".repeat(64),
    ...overrides,
  };
}

const creation: Partial<Intent> = {
  ...({ action: "create", step: "create", integration_id: null, before: null } as const),
  after: snapshotOf(declared, "inactive"),
};
/** What a creation makes, and the same without a key. */
const registered = { ...live, status: "inactive" } as const;
const keyless = { ...registered, idempotencyKey: null };
const deletion = { action: "delete", step: "delete", after: null } as const;
const claim = { action: "adopt", step: "adopt", after: snapshotOf(declared) } as const;
const release = { action: "unadopt", step: "unadopt", after: snapshotOf(declared) } as const;
const rotated = webhook({ headers: [plainHeader("X-Env", "a"), secretHeader("X-Key", "KEY", 2, "new")] });

const rows: readonly {
  given: string;
  intent: Partial<Intent>;
  live: readonly LiveWebhook[];
  want: string;
  ownership?: "key" | "scope";
}[] = [
  { given: "a create that shows", intent: creation, live: [registered], want: "committed" },
  {
    given: "a create of which somebody else changed a field",
    intent: creation,
    live: [{ ...registered, url: moved.url }],
    want: "committed",
  },
  { given: "a create that is active", intent: creation, live: [live], want: "unclear" },
  {
    given: "a create that is deprecated",
    intent: creation,
    live: [{ ...live, status: "deprecated" }],
    want: "unclear",
  },
  {
    given: "a create where somebody else's key is",
    intent: creation,
    live: [{ ...registered, idempotencyKey: "theirs" }],
    want: "not-committed",
  },
  {
    given: "a create beside somebody else's of the same version",
    intent: creation,
    live: [{ ...keyless, id: "theirs", url: moved.url }, registered],
    want: "committed",
  },
  {
    given: "a create without a key, on a tenant that shows others",
    intent: creation,
    live: [keyless, liveOf(webhook({ name: "other" }))],
    want: "not-committed",
  },
  {
    given: "a create without a key that has all that was sent",
    intent: creation,
    live: [keyless],
    want: "committed",
  },
  {
    given: "a create without a key that is active",
    intent: creation,
    live: [{ ...keyless, status: "active" }],
    want: "not-committed",
  },
  {
    given: "a create without a key that has another url",
    intent: creation,
    live: [{ ...keyless, url: moved.url }],
    want: "not-committed",
  },
  ...(
    [
      ["has all that was sent", keyless, "committed"],
      ["has another url", { ...keyless, url: moved.url }, "unclear"],
      ["is active", { ...keyless, status: "active" }, "unclear"],
    ] as const
  ).map(([given, one, want]) => ({
    ...{ given: `a create that ${given}, where names say what is ours`, ownership: "scope" as const },
    ...{ intent: creation, live: [one], want },
  })),
  { given: "a create that does not show", intent: creation, live: [], want: "not-committed" },
  {
    given: "a create beside another version",
    intent: creation,
    live: [{ ...live, version: 2 }],
    want: "not-committed",
  },
  { given: "a delete that is gone", intent: deletion, live: [], want: "committed" },
  { given: "a delete that is still there", intent: deletion, live: [live], want: "not-committed" },
  { given: "an update that is there", intent: {}, live: [{ ...live, url: moved.url }], want: "committed" },
  { given: "an update that is not", intent: {}, live: [live], want: "not-committed" },
  {
    given: "an update that somebody else went over",
    intent: {},
    live: [{ ...live, url: "https://x.example" }],
    want: "unclear",
  },
  { given: "an update of what is gone", intent: {}, live: [], want: "unclear" },
  {
    given: "a new secret alone, which no snapshot shows",
    intent: { after: snapshotOf(rotated) },
    live: [live],
    want: "unclear",
  },
  {
    given: "an activation",
    intent: { step: "activate", before: snapshotOf(declared, "inactive"), after: snapshotOf(declared) },
    live: [live],
    want: "committed",
  },
  {
    given: "a header that was to change",
    intent: {
      after: snapshotOf(webhook({ headers: [plainHeader("x-env", "b"), ...declared.headers.slice(1)] })),
    },
    live: [live],
    want: "not-committed",
  },
  {
    given: "an update that is there, on a tenant that shows no headers",
    intent: {},
    live: [{ ...live, url: moved.url, headers: [UNLISTED_HEADERS] }],
    want: "committed",
  },
  {
    given: "an update that is not there, on a tenant that shows no headers",
    intent: {},
    live: [{ ...live, headers: [UNLISTED_HEADERS] }],
    want: "not-committed",
  },
  {
    given: "an update of the url beside which somebody else changed a header",
    intent: {},
    live: [{ ...live, url: moved.url, headers: [] }],
    want: "committed",
  },
  {
    given: "an update that the tenant keeps in its own form",
    intent: {},
    live: [{ ...live, url: "https://API.example.com:443/%6doved" }],
    want: "committed",
  },
  { given: "an adoption of the key alone that is there", intent: claim, live: [live], want: "committed" },
  {
    given: "an adoption of the key alone that is not",
    intent: claim,
    live: [{ ...live, idempotencyKey: null }],
    want: "not-committed",
  },
  {
    given: "an adoption that changed its fields and not its key",
    intent: { action: "adopt", step: "adopt" },
    live: [{ ...live, url: moved.url, idempotencyKey: null }],
    want: "unclear",
  },
  { given: "a letting go that did not happen", intent: release, live: [live], want: "not-committed" },
  {
    given: "a letting go that happened",
    intent: release,
    live: [{ ...live, idempotencyKey: null }],
    want: "committed",
  },
];

/** What the first creation on a tenant leaves that drops the marker, where its run is killed before it marks by name. */
const project = { by: "name", text: endpoints.PROJECT.name, found: endpoints.PROJECT } as const;
const made = endpoints.declared({ name: "orders" }, { project });
const first = { ...creation, timestamp: 1_000, after: snapshotOf(made) };
function unmarked(changes: Partial<LiveEndpoint> = {}, url = made.url): LiveWebhook {
  return { ...endpoints.clicked("orders", { serves: false, changedAt: 1_010, ...changes }), url };
}
const ofEndpoints: readonly (readonly [given: string, live: readonly LiveWebhook[], want: string])[] = [
  ["has all that was sent", [unmarked()], "committed"],
  ["tells no time", [unmarked({ changedAt: null })], "committed"],
  ["is older", [unmarked({ changedAt: 100 })], "not-committed"],
  ["has another url", [unmarked({}, "https://api.example.com/other")], "not-committed"],
  ["has another name", [unmarked({ displayName: "orders 2" })], "not-committed"],
  ["is in another project", [unmarked({ project: { id: "64b6", name: null } })], "not-committed"],
  ["serves", [unmarked({ serves: true })], "not-committed"],
  ["is somebody else's", [unmarked({ occupiedBy: "theirs" })], "not-committed"],
  ["is there twice", [unmarked(), { ...unmarked(), id: "another" }], "not-committed"],
];
for (const [given, found, want] of ofEndpoints) {
  test(`of a creation without a mark, an Endpoint that ${given} is ${want}`, () => {
    const [resolution] = resolveIntents([intentOf(first)], listing(...found), BY_KEY);
    assert.ok(resolution);
    assert.equal(resolution.verdict, want);
    assert.equal(resolution.live?.id, want === "committed" ? found[0]?.id : undefined);
  });
}

for (const { given, intent, live, want, ownership = "key" } of rows) {
  test(`recovery: ${given} is ${want}`, () => {
    const [resolution] = resolveIntents([intentOf(intent)], listing(...live), { ownership });
    assert.equal(resolution?.verdict, want);
  });
}

test("recovery: what had been committed is recorded as the outcome of its intent", () => {
  const [resolution] = resolveIntents([intentOf(creation)], listing(registered), BY_KEY);
  assert.ok(resolution !== undefined);
  const record = closingRecord(resolution);
  assert.ok(record.phase === "outcome");
  assert.deepEqual(
    [record.request_id, record.result, record.status, record.integration_id],
    ["webhook-reg-orders-1-7f3a91c2-update", "succeeded", "inactive", live.id],
  );
  assert.equal(
    describeResolution(resolution),
    "interrupted run 7f3a91c2: create orders@1 had been committed",
  );
});

test("recovery: what was written is recorded, whatever somebody else changed since", () => {
  const clicked = { ...live, url: "https://clicked.example.com/", status: "active" } as const;
  const activation = {
    step: "activate",
    before: snapshotOf(declared, "inactive"),
    after: snapshotOf(declared),
  } as const;
  const [resolution] = resolveIntents([intentOf(activation)], listing(clicked), BY_KEY);
  assert.equal(resolution?.verdict, "committed");
  const record = closingRecord(resolution);
  assert.ok(record.phase === "outcome");
  assert.deepEqual([record.status, record.after], ["active", snapshotOf(declared)]);
});

test("recovery: what somebody else put into service, or made, is not recorded as ours", () => {
  const strange = { ...live, idempotencyKey: null, url: moved.url };
  const closings = [live, strange].map((one) => {
    const [resolution] = resolveIntents([intentOf(creation)], listing(one), BY_KEY);
    assert.ok(resolution !== undefined);
    const record = closingRecord(resolution);
    assert.ok(record.phase === "outcome");
    return [record.result, record.status, record.integration_id, record.after];
  });
  assert.deepEqual(closings, [
    ["unknown", "active", live.id, null],
    ["failed", "absent", null, null],
  ]);
});

test("recovery: what its manifest said goes from the intent into the outcome", () => {
  const said = { depends_on: ["base"], health: { expect: "202", payload: "ping" } };
  const [resolution] = resolveIntents([intentOf({ ...creation, ...said })], listing(registered), BY_KEY);
  assert.ok(resolution !== undefined);
  const record = closingRecord(resolution);
  assert.ok(record.phase === "outcome");
  assert.deepEqual([record.depends_on, record.health], [said.depends_on, said.health]);
});

test("recovery: a write may have left long after its intent, so it waits out the settle time whatever the clock says", async () => {
  const world = new World(live);
  const { tenant, journal } = world.options();
  const slept: number[] = [];
  const clock = {
    now: () => new Date(9_000_000),
    monotonic: () => 0,
    sleep: async (milliseconds: number) => void slept.push(milliseconds),
  };
  const options = { tenant, journal, clock, settleMs: 5_000, environment: BY_KEY };
  const nothing = await closeIntents([], options);
  assert.deepEqual([nothing.ok, slept, world.listedAfter], [true, [], []]);
  const closed = await closeIntents([intentOf(creation)], options);
  assert.deepEqual([closed.ok, slept, world.listedAfter.length], [true, [5_000], 1]);
});
