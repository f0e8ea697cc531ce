import assert from "node:assert/strict";
import { test } from "node:test";
import { markedIn } from "../../src/model/fleet/environment.ts";
import type { WebhookKey } from "../../src/model/fleet/key.ts";
import type { LastWritten } from "../../src/model/fleet/last-written.ts";
import type { LiveListing, LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { PlanInput } from "../../src/model/plan/plan.ts";
import { snapshotOf, snapshotOfLive } from "../../src/model/plan/redacted-snapshot.ts";
import { describeChange } from "../../src/render/wording/words.ts";
import { clicked, declared, environment, listing, live } from "../fixtures/endpoints.ts";
import * as model from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";

const orders = declared();
const byName = environment(markedIn("name"));
/** Somebody gave it a name for people, and took our mark off. */
const stray = clicked("Orders (shop)");

function written(found: LiveWebhook, id: string | undefined = found.id): LastWritten {
  const known = { sunset: null, held: false, wasActive: true, certificateExpires: null };
  return { ...(id === undefined ? {} : { id }), after: snapshotOfLive(found, []), ...known };
}

function recorded(...known: readonly (readonly [WebhookKey, LastWritten])[]): Partial<PlanInput> {
  return { lastWritten: new Map(known), recorded: new Set(known.map(([key]) => key)) };
}

function plan(desired: readonly Webhook[], found: readonly LiveWebhook[], over: Partial<PlanInput> = {}) {
  return planOf(desired, found, { environment: environment(), live: listing(found), ...over });
}

function told(desired: readonly Webhook[], found: readonly LiveWebhook[], over: Partial<PlanInput> = {}) {
  const { changes, blocked } = plan(desired, found, over);
  return [
    ...changes.map(({ action, key }) => `${action} ${key}`),
    ...blocked.map(({ action, key, code, remedy }) => `! ${action} ${key} ${code}: ${remedy}`),
  ];
}

const known = recorded(["orders@1", written(live(orders), stray.id)]);

test("what has lost its name and its mark is known by its id: nothing is made beside it", () => {
  const adopt =
    "declare orders@1 with `adopt: true` and `cognigy.name: Orders (shop)`, or declare another name to create a second one";
  assert.deepEqual(told([orders], [stray], known), [`! update orders@1 renamed: ${adopt}`]);
  const onName = { ...known, environment: byName };
  const back = "! update orders@1 renamed: name it orders@1 on the tenant again";
  assert.deepEqual(told([orders], [stray], onName), [back]);
  const taken = clicked("Orders (shop)", { occupiedBy: "SAP 4711" });
  assert.deepEqual(told([orders], [taken], known), [
    `! update orders@1 renamed: clear its foreignId on the tenant, and ${adopt}`,
  ]);
  const adopted = declared({ adopt: true }, { displayName: "Orders (shop)" });
  assert.deepEqual(told([adopted], [stray], known), ["adopt orders@1"]);
  assert.deepEqual(told([declared({ name: "other" })], [stray], known), ["create other@1"]);
  assert.deepEqual(told([orders], [stray]), ["create orders@1"]);
});

test("what nobody declares, and is known by its id alone, is named in a note where it is active and in scope", () => {
  const other = declared({ name: "other" });
  const here = live(other, { id: "other-1" });
  const noted = (found: LiveWebhook, over: Partial<PlanInput> = {}) =>
    plan([other], [here, found], { ...known, ...over }).notes.filter((note) =>
      note.includes("without our mark"),
    );
  const [note = "", ...more] = noted(stray);
  assert.deepEqual(more, []);
  assert.ok(note.startsWith(`the audit log records orders@1 (id ${stray.id}), which is active`), note);
  const hook = model.webhook();
  const keyless = model.liveOf(hook, { idempotencyKey: null });
  const over = recorded(["orders@1", { ...written(keyless), after: snapshotOf(hook) }]);
  const v1 = { environment: model.environment(), live: model.listing(keyless), ...over };
  assert.match(planOf([], [keyless], v1).notes.join(), /records orders@1 \(id .*\), which is active/);
  const narrowed = { environment: { ...environment(), scope: ["other"] } };
  for (const [what, found, more] of [
    ["switched off", { ...stray, status: "inactive" as const }, {}],
    ["somebody else's", { ...stray, id: "of-somebody" }, {}],
    ["out of scope", stray, narrowed],
    ["ours", live(orders, { id: stray.id }), {}],
  ] as const)
    assert.deepEqual(noted(found, more), [], what);
  assert.deepEqual(
    plan([orders], [stray], known).notes.filter((one) => one.includes("without our mark")),
    [],
  );
});

test("a new version and a new name are not made beside it either", () => {
  const onName = { ...known, environment: byName };
  for (const desired of [declared({ version: 2 }), declared({ name: "buy", replaces: ["orders"] })]) {
    const lines = told([desired], [stray], onName).map((line) => line.replace(/:.*/, ""));
    assert.deepEqual(lines, [
      `! replace ${desired.name}@${desired.version} renamed`,
      "! deprecate orders@1 renamed",
    ]);
  }
});

test("a version that nobody declares any more is taken back alone, and then replaced", () => {
  assert.match(
    told([declared({ version: 2 })], [stray], known)[1] ?? "",
    /declare orders@1 with `adopt: true` and `cognigy.name: Orders \(shop\)` in place of what takes over from it/,
  );
});

test("an integration that shows no key any more, and has another name, is known by its id too", () => {
  const webhook = model.webhook({ name: "orders" });
  const found = model.liveOf(webhook, { name: "orders-shop", idempotencyKey: null });
  const facts = recorded(["orders@1", written(found)]);
  assert.deepEqual(
    planOf([webhook], [found], facts).blocked.map(({ key, code }) => `${code} ${key}`),
    ["renamed orders@1"],
  );
});

test("by its id it is known whatever key it has now, and where it cannot be read", () => {
  const webhook = model.webhook({ name: "orders" });
  const found = model.liveOf(webhook, { id: "int_1", name: "old-orders" });
  const facts = recorded(["orders@1", written(found)]);
  const others = model.liveOf(model.webhook({ name: "pays" }));
  const blocked = (desired: readonly Webhook[], live: Partial<LiveListing>) => {
    const listed = { ...model.listing(others), ...live };
    const { changes, blocked } = planOf(desired, [], { ...facts, live: listed });
    return [
      ...changes.filter(({ name }) => name !== "pays").map(({ action, key }) => `${action} ${key}`),
      ...blocked
        .filter(({ name }) => name !== "pays")
        .map(({ key, code, message }) => `${code} ${key}: ${message}`),
    ];
  };
  const byId = "it has the id that the audit log knows, and somebody renamed it";
  const renamed = `renamed orders@1: the tenant has it as old-orders, version 1 (id int_1): ${byId}`;
  for (const idempotencyKey of [null, "", "zapier-77", "zapier:77", "old-orders:1", "pays:1"]) {
    const live = { webhooks: [others, { ...found, idempotencyKey }] };
    assert.deepEqual(blocked([webhook], live), [renamed], String(idempotencyKey));
  }
  const problem = "integration int_1, whose status is not text";
  const odd = { id: "int_1", name: "old-orders", idempotencyKey: null, problem };
  const unread = { unread: [odd] };
  const lost = `renamed orders@1: the tenant has it as ${problem}: it has the id that the audit log knows, and it cannot be read`;
  assert.deepEqual(blocked([webhook], unread), [lost]);
  const over = ": it takes over from orders@1, which somebody changed on the tenant";
  const bumped = model.webhook({ name: "orders", version: 2 });
  assert.deepEqual(blocked([bumped], unread), [`renamed orders@2${over}`, lost]);
  const bought = model.webhook({ name: "buy", replaces: ["orders"] });
  assert.deepEqual(blocked([bought], unread), [`renamed buy@1${over}`, lost]);
  const retired = { ...written(found), after: { ...written(found).after, status: "deprecated" as const } };
  const listed = { ...model.listing(others), ...unread };
  const gone = planOf([bumped], [], { ...recorded(["orders@1", retired]), live: listed });
  assert.deepEqual(
    gone.changes.map(({ action, key }) => `${action} ${key}`),
    ["create orders@2"],
  );
  assert.deepEqual(blocked([webhook], { unread: [{ ...odd, id: "int_9" }] }), ["create orders@1"]);
  assert.deepEqual(blocked([], unread), []);
});

test("what is under its name with another key is known by its id where a new version takes over", () => {
  const desired = model.webhook({ name: "orders", version: 2 });
  const found = model.liveOf(model.webhook({ name: "orders" }), { idempotencyKey: "zapier-77" });
  const told = (id: string) => {
    const { changes, blocked } = planOf([desired], [found], recorded(["orders@1", written(found, id)]));
    return [...changes.map(({ action }) => action), ...blocked.map(({ code }) => code)];
  };
  assert.deepEqual(told(found.id), ["not-ours"]);
  assert.deepEqual(told("another"), ["create"]);
});

test("an Endpoint is known by its id with the foreignId of another webhook, and where it cannot be read", () => {
  const taken = { ...live(declared({ name: "shop" })), id: stray.id };
  assert.match(told([orders], [taken], known).join(), /^! update orders@1 renamed: /);
  const problem = "Endpoint e1, whose settings are missing";
  const unread = [{ id: stray.id, name: "Orders (shop)", idempotencyKey: null, problem }];
  const hidden = { ...known, live: { ...listing([]), unread } };
  assert.deepEqual(told([orders], [], hidden), [
    "! update orders@1 renamed: correct it on the tenant, then plan again, or declare another name to create a second one",
  ]);
  const [bumped] = plan([declared({ version: 2 })], [], hidden).blocked;
  assert.equal(bumped?.code, "renamed");
});

test("what somebody deleted is made anew as such, and callers have to be told of its new address", () => {
  const gone = recorded(["orders@1", written(live(orders), "gone")]);
  const [change] = plan([orders], [], gone).changes;
  assert.ok(change?.action === "create");
  assert.deepEqual(change.reason, { kind: "recreated" });
  assert.equal(describeChange({ ...change, location: null }), "deleted on the tenant, created again");
  assert.equal(change.risk.level, "medium");
  const address = /orders gets a new address, and the old one \(abcdef…\) was deleted on the tenant/;
  assert.match(change.risk.why.join("; "), address);
  const [bumped] = plan([declared({ version: 2 })], [], gone).changes;
  assert.deepEqual(bumped?.reason, { kind: "declared-new" });
  assert.match(bumped?.risk.why.join("; ") ?? "", address);
  const never = { ...written(live(orders), "gone"), after: snapshotOf(orders, "inactive") };
  const [off] = plan([orders], [], recorded(["orders@1", never])).changes;
  assert.deepEqual([off?.reason.kind, off?.risk.level], ["recreated", "low"]);
});

/** Registered as orders@1, and renamed by hand since. */
const shop = model.webhook({ name: "shop", adopt: true });
const formerly = model.webhook({ name: "orders" });
const asShop = model.liveOf(shop, { idempotencyKey: "orders:1" });

function planShop(desired: readonly Webhook[], found: LiveWebhook, over: Partial<PlanInput> = {}) {
  const record = written(model.liveOf(formerly), found.id);
  return planOf(desired, [found], { ...recorded(["orders@1", record]), ...over });
}

const risksOf = (plan: ReturnType<typeof planOf>) => plan.changes.flatMap(({ risk }) => risk.why).join("; ");

test("what somebody renamed is told as our own where its new name is declared", () => {
  const notAdopting = { ...shop, adopt: false, replaces: ["orders"] };
  for (const found of [
    asShop,
    { ...asShop, idempotencyKey: "other/17" },
    { ...asShop, idempotencyKey: null },
  ]) {
    const { blocked, notes } = planShop([notAdopting], found);
    assert.deepEqual(
      blocked.map(({ code, message, remedy }) => `${code}: ${message}; ${remedy}`),
      [
        `not-ours: the tenant has one already (id ${found.id}): it is orders@1, which somebody renamed on the tenant; name it orders, version 1, on the tenant again, or add \`adopt: true\` to the manifest of shop@1 in a reviewed change`,
      ],
    );
    assert.deepEqual(notes, []);
    const why = risksOf(planShop([{ ...shop, method: "PUT" }], found));
    assert.match(why, /it is orders@1, which somebody renamed on the tenant; changes more than its key/);
    assert.doesNotMatch(why, /another tool|somebody else/);
  }
});

test("a copy of what is still there, and what no record knows, stay somebody else's", () => {
  const record = recorded(["orders@1", written(model.liveOf(formerly))]);
  const beside = planOf([shop, formerly], [asShop, model.liveOf(formerly)], record);
  assert.match(risksOf(beside), /another tool registered it: it carries the key `orders:1`/);
  assert.match(risksOf(planOf([shop], [asShop])), /another tool registered it/);
  const moved = { ...asShop, name: "moved", id: model.liveOf(formerly).id };
  assert.match(risksOf(planOf([shop], [asShop, moved], record)), /another tool registered it/);
});

test("a key that somebody gave to what the record knows under its name makes it no other tool's", () => {
  const found = model.liveOf(shop, { idempotencyKey: "other/17" });
  const why = risksOf(planOf([shop], [found], recorded(["shop@1", written(found)])));
  assert.equal(why, "it will be managed from Git; somebody gave it the key `other/17`");
});

test("somebody else's webhook of a new name has replaced nothing, and is not created as new", () => {
  const foreign = model.liveOf(shop, { idempotencyKey: null });
  const { notes } = planOf([{ ...shop, replaces: ["orders"] }], [foreign]);
  assert.equal(notes.length, 1);
  assert.match(notes[0] ?? "", /^shop@1 replaces orders .*: check the name$/);
});

const guarded: Partial<PlanInput> = { protectedKeys: new Set<WebhookKey>(["orders@1"]) };
const allowed: Partial<PlanInput> = { ...guarded, allow: allowing({ deprecate: new Set(["orders@1"]) }) };
const byOperators = model.environment({
  policy: { ...model.environment().policy, protected: ["orders"] },
});
const keyless = model.environment({ ownership: "scope" });
const shown = { ...asShop, idempotencyKey: null };
const second = model.webhook({ name: "orders", version: 2 });

const takings: readonly {
  readonly given: string;
  readonly over: Partial<PlanInput>;
  readonly found?: LiveWebhook;
  readonly besides?: Webhook;
  readonly want: readonly string[];
}[] = [
  { given: "that is not protected", over: {}, want: ["adopt shop@1"] },
  { given: "protected by its last manifest", over: guarded, want: ["! shop@1 protected"] },
  { given: "protected by operators", over: { environment: byOperators }, want: ["! shop@1 protected"] },
  { given: "protected, and allowed by its name", over: allowed, want: ["adopt shop@1"] },
  {
    given: "protected, with its key taken off",
    over: guarded,
    found: shown,
    want: ["! shop@1 protected"],
  },
  {
    given: "protected, and out of service",
    over: guarded,
    found: { ...asShop, status: "inactive" },
    want: ["adopt shop@1"],
  },
  {
    given: "protected, and a new version goes on under that name",
    over: guarded,
    besides: second,
    want: ["create orders@2", "adopt shop@1"],
  },
  {
    given: "protected, where every name in scope is ours",
    over: { ...guarded, environment: keyless },
    found: shown,
    want: ["! shop@1 protected"],
  },
  {
    given: "protected, where every name in scope is ours, and something differs",
    over: { ...guarded, environment: keyless },
    found: { ...shown, method: "PUT" },
    want: ["! shop@1 protected"],
  },
  {
    given: "protected, and taken before, where every name in scope is ours",
    over: { ...guarded, environment: keyless, recorded: new Set<WebhookKey>(["orders@1", "shop@1"]) },
    found: shown,
    want: [],
  },
];

for (const { given, over, found = asShop, besides, want } of takings) {
  test(`a name that somebody changed on the tenant is given up for its new one: ${given}`, () => {
    const { changes, blocked } = planShop(besides === undefined ? [shop] : [shop, besides], found, over);
    assert.deepEqual(
      [
        ...changes.map(({ action, key }) => `${action} ${key}`),
        ...blocked.map(({ key, code }) => `! ${key} ${code}`),
      ],
      want,
    );
  });
}

test("where a renamed webhook is protected, the way to its new name says what allows that", () => {
  const remedyOf = (over: Partial<PlanInput>) => planShop([formerly], asShop, over).blocked[0]?.remedy;
  const ways =
    "name it orders, version 1, on the tenant again, or declare shop@1 with `adopt: true` in its place";
  assert.equal(remedyOf({}), ways);
  const allowing = `${ways}, and pass --allow-deprecate orders@1, which is protected`;
  assert.equal(remedyOf(guarded), allowing);
  assert.equal(remedyOf({ environment: byOperators }), allowing);
});

test("a protected name that was changed on the tenant is told with what to do", () => {
  assert.deepEqual(
    planShop([shop], asShop, guarded).blocked.map(({ message, remedy }) => [message, remedy]),
    [
      [
        "it is orders@1, which somebody renamed on the tenant; that is protected by `protect: true` of its last manifest, and its name would be given up",
        "name it orders, version 1, on the tenant again and declare orders@1, or pass --allow-deprecate orders@1",
      ],
    ],
  );
});

test("a foreignId that somebody wrote over is told as ours, and how to take it back", () => {
  const taken = clicked("orders", { occupiedBy: "crm-4711" });
  const [own] = plan([orders], [taken], recorded(["orders@1", written(live(orders), taken.id)])).blocked;
  assert.match(
    own?.message ?? "",
    /^somebody wrote over our mark: .* knows as orders@1 \(id id-orders\) says crm-4711 now$/,
  );
  assert.match(
    own?.remedy ?? "",
    /^clear its foreignId .*, and add `adopt: true` to the manifest of orders@1; `status` says/,
  );
  const [other] = plan([orders], [taken], recorded(["orders@1", written(live(orders), "gone")])).blocked;
  assert.match(other?.message ?? "", /says crm-4711, which is not ours$/);
});
