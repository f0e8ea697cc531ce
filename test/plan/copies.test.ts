import assert from "node:assert/strict";
import { test } from "node:test";
import { markedIn } from "../../src/model/fleet/environment.ts";
import type { WebhookKey } from "../../src/model/fleet/key.ts";
import type { LastWritten } from "../../src/model/fleet/last-written.ts";
import type { LiveListing, LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { PlanInput } from "../../src/model/plan/plan.ts";
import { snapshotOfLive } from "../../src/model/plan/redacted-snapshot.ts";
import { lastWrittenIn, NO_FACTS } from "../../src/model/record/projection.ts";
import { clicked, declared, environment, listing, live } from "../fixtures/endpoints.ts";
import * as model from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";

const v2 = declared({ version: 2 });
const v3 = declared({ version: 3 });
/** The Endpoint that was orders@2, and became orders@3 in place. */
const own = live(v3, { id: "own" });
/** What a Package brought back with the mark that it had before. */
const copy = live(v2, { id: "copy" }, { displayName: "Owned by team Service" });

function written(found: LiveWebhook, ids: Pick<LastWritten, "id" | "formerId">): LastWritten {
  const known = { sunset: null, held: false, wasActive: true, certificateExpires: null };
  return { ...ids, after: snapshotOfLive(found, []), ...known };
}

function recorded(...known: readonly (readonly [WebhookKey, LastWritten])[]): Partial<PlanInput> {
  return { lastWritten: new Map(known), recorded: new Set(known.map(([key]) => key)) };
}

/** orders@2 became orders@3. */
const bumped = recorded(
  ["orders@2", written(live(v2), { formerId: "own" })],
  ["orders@3", written(own, { id: "own" })],
);

const all = {
  allow: allowing({
    downgrade: new Set(["orders"]),
    deprecate: new Set(["orders@2"]),
    delete: new Set(["orders@2"]),
  }),
};

function told(desired: readonly Webhook[], found: readonly LiveWebhook[], over: Partial<PlanInput>) {
  const listed = { environment: environment(), live: listing(found) };
  const { changes, blocked, unchanged } = planOf(desired, found, { ...listed, ...over });
  const olds = changes.flatMap((change) => (change.action === "replace" ? change.superseded : []));
  return [
    ...changes.map((change) => {
      const id = change.action === "create" ? null : change.live?.id;
      return `${change.action} ${change.key} ${id ?? "-"}`;
    }),
    ...olds.map(({ live }) => `superseded ${live.id}`),
    ...blocked.map(({ action, key, code }) => `! ${action} ${key} ${code}`),
    ...unchanged.map(({ key }) => `= ${key}`),
  ].sort();
}

const old: Webhook = { ...v2, status: "deprecated" };
const v4 = declared({ version: 4 });
const left = "! deprecate orders@2 ambiguous";
const held = "! update orders@2 ambiguous";

const CASES: readonly (readonly [string, readonly Webhook[], readonly string[]])[] = [
  ["as it was bumped", [v3], [left, "= orders@3"]],
  ["the lower one declared deprecated", [old, v3], [held, "= orders@3"]],
  ["the way back", [v2], [held, "= orders@3"]],
  ["the lower one let go of", [{ ...v2, unadopt: true }, v3], [held, "= orders@3"]],
  ["another version", [v4], [left, "replace orders@4 own"]],
  [
    "another version, both before it declared",
    [old, { ...v3, status: "deprecated" }, v4],
    [held, "= orders@3", "replace orders@4 own"],
  ],
  [
    "in parallel",
    [declared({ version: 4 }, { replace: "parallel" })],
    [left, "replace orders@4 -", "superseded own"],
  ],
  ["another name", [declared({ name: "buy", replaces: ["orders"] })], [left, "replace buy@1 own"]],
  ["no manifest", [declared({ name: "other" })], [left, "create other@1 -", "deprecate orders@3 own"]],
];

test("what carries the mark that another object had before is neither taken away nor written to", () => {
  for (const [what, desired, want] of CASES)
    for (const over of [{}, all])
      for (const status of ["active", "inactive", "deprecated"] as const) {
        const found = [own, { ...copy, status }];
        assert.deepEqual(
          told(desired, found, { ...bumped, ...over }),
          [...want].sort(),
          `${what}, ${status}`,
        );
      }
});

test("a copy of the version that was taken back in place is in nobody's way", () => {
  const back = recorded(
    ["orders@2", written(live(v2), { id: "own" })],
    ["orders@3", written(live(v3), { formerId: "own" })],
  );
  const found = [live(v2, { id: "own" }), live(v3, { id: "copy" })];
  assert.deepEqual(told([v2], found, back), ["! deprecate orders@3 ambiguous", "= orders@2"]);
  const deprecated: Webhook = { ...v3, status: "deprecated" };
  assert.deepEqual(told([deprecated, v4], found, back), [
    "! update orders@3 ambiguous",
    "replace orders@4 own",
  ]);
});

/** What a plan says of a copy of orders@1, and what to do about it. */
function said(found: readonly LiveWebhook[], over: Partial<LiveListing> = {}, on = environment()) {
  const facts = recorded(["orders@1", written(live(declared()), { id: "own" })]);
  const seen = { ...listing(found), ...over };
  return planOf([declared()], found, { environment: on, live: seen, ...facts }).blocked.map(
    ({ code, message, remedy }) => `${code}: ${message}: ${remedy}`,
  );
}

test("a plan names what the record knows, what that is now, and what to do about the copy", () => {
  const one = live(declared(), { id: "copy" });
  const told = (now: string, how: string) => [
    `ambiguous: the audit log knows it as id own, which ${now} now; copy carries its mark, as a copy does: ${how}`,
  ];
  const clear = "clear the foreignId of copy, or delete it on the tenant if it is a copy";
  const moved = clicked("Orders (shop)");
  assert.deepEqual(said([one, { ...moved, id: "own" }]), told('is "Orders (shop)"', clear));
  assert.deepEqual(said([one, live(v2, { id: "own" })]), told("is orders, version 2", clear));
  const unread = [
    { id: "own", name: null, idempotencyKey: null, problem: "Endpoint own, whose url is no text" },
  ];
  assert.deepEqual(said([one], { unread }), told("cannot be read", clear));
  const byName = environment(markedIn("name"));
  assert.deepEqual(
    said(
      [
        { ...one, labelled: null },
        { ...moved, id: "own" },
      ],
      {},
      byName,
    ),
    told('is "Orders (shop)"', "give copy another name, or delete it on the tenant if it is a copy"),
  );
  assert.deepEqual(said([one, live(declared(), { id: "own" })]), [
    "ambiguous: the tenant has 2 of it: copy and own; the audit log knows own: keep own, whose address callers use, and clear the foreignId of copy, or delete it on the tenant if it is a copy, and not that of another environment",
  ]);
  const strangers = [one, live(declared(), { id: "third" })];
  assert.deepEqual(said(strangers), [
    "ambiguous: the tenant has 2 of it: copy and third: delete all but one of copy and third on the tenant, or clear the foreignId of what is a copy",
  ]);
});

test("what takes over from what is there twice is told which of the two the record knows", () => {
  const found = [live(v2, { id: "own" }), live(v2, { id: "copy" })];
  const facts = recorded(["orders@2", written(live(v2), { id: "own" })]);
  const on = { environment: environment(), live: listing(found) };
  const remedies = planOf([v3], found, { ...on, ...facts }).blocked.map(({ remedy }) => remedy);
  assert.match(remedies.join("; "), /keep own, whose address callers use, and clear the foreignId of copy/);
});

test("a copy that took the place of what somebody deleted goes on as it, and the plan says whose address is gone", () => {
  const copied = (
    desired: Webhook,
    id = "own",
    status: Webhook["status"] = "active",
    shortfall: string | null = null,
  ) => {
    const found = [live(declared({ status }), { id: "copy" })];
    const facts = recorded(["orders@1", written(live(declared()), { id })]);
    const on = { environment: environment(), live: { ...listing(found), shortfall } };
    const { changes, notes } = planOf([desired], found, { ...on, ...facts });
    return [...changes.map(({ action, key }) => `${action} ${key}`), ...notes];
  };
  const told =
    "orders@1 is another Endpoint (id copy, address abcdef…) than the audit log knows (id own, address abcdef…), and that is gone: callers of the old address have to move; its next change records the new one, as an apply with unadopt: true and one with adopt: true do";
  assert.deepEqual(copied(declared()), [told]);
  assert.deepEqual(copied(declared(), "copy"), []);
  assert.deepEqual(copied(declared({ url: "https://api.example.com/other" })), ["update orders@1", told]);
  assert.deepEqual(copied(v2), ["replace orders@2", told]);
  const off = copied(declared({ status: "inactive" }), "own", "inactive");
  assert.deepEqual(off, [told.replace("callers of the old address have to move", "its address is lost")]);
  assert.deepEqual(copied(declared(), "own", "active", "it has 1 of 2").slice(1), []);
});

test("of integrations nobody has an address: a copy in place of what is gone is no news", () => {
  const webhook = model.webhook();
  const facts = recorded(["orders@1", written(model.liveOf(webhook), { id: "own" })]);
  assert.deepEqual(planOf([webhook], [model.liveOf(webhook, { id: "copy" })], facts).notes, []);
});

test("of an integration that somebody renamed a copy is known too", () => {
  const webhook = model.webhook();
  const found = [model.liveOf(webhook, { id: "copy" }), model.liveOf(webhook, { id: "own", name: "shop" })];
  const facts = recorded(["orders@1", written(model.liveOf(webhook), { id: "own" })]);
  const { changes, blocked } = planOf([webhook], found, facts);
  assert.deepEqual(changes, []);
  assert.deepEqual(
    blocked.map(({ key, code, remedy }) => `${key} ${code}: ${remedy}`),
    ["orders@1 ambiguous: delete copy on the tenant if it is a copy"],
  );
});

test("where what the record knows is gone, what has its mark is changed, and its risk says so", () => {
  const why =
    "orders@1 has another id in this environment's record: perhaps it is somebody's copy of what is gone";
  for (const id of ["own", undefined]) {
    const found = live(declared(), { id: "copy", url: "https://api.example.com/other" });
    const facts = recorded(["orders@1", written(live(declared()), id === undefined ? {} : { id })]);
    const { changes } = planOf([declared()], [found], {
      environment: environment(),
      live: listing([found]),
      ...facts,
    });
    assert.deepEqual(
      changes.map(({ action, risk }) => [action, risk.why.includes(why)]),
      [["update", id !== undefined]],
    );
  }
});

test("the record tells which id a version had that was replaced in place", () => {
  const facts = (at: number) => ({
    ...NO_FACTS,
    lastWritten: written(own, {}),
    written: { at, id: "own", after: "last-written" as const },
  });
  const known = lastWrittenIn({
    webhooks: new Map([
      ["orders@2" as const, facts(1)],
      ["orders@3" as const, facts(2)],
    ]),
  });
  assert.deepEqual(
    [...known].map(([key, { id, formerId }]) => [key, id, formerId]),
    [
      ["orders@2", undefined, "own"],
      ["orders@3", "own", undefined],
    ],
  );
});
