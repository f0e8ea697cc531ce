import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keyOf } from "../../src/model/fleet/key.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { Plan } from "../../src/model/plan/plan.ts";
import { environment, liveOf, webhook } from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";

const old = (version = 1, over: Partial<Webhook> = {}) => webhook({ name: "orders", version, ...over });
const taking = (over: Partial<Webhook> = {}) =>
  webhook({ name: "order-intake", replaces: ["orders"], url: old().url, ...over });

function told({ changes, blocked }: Plan): string[] {
  return [
    ...changes.map((change) => {
      const olds = change.action === "replace" ? change.superseded.map(({ key }) => ` ${key}`) : [];
      return `${change.step} ${change.action} ${change.key}${olds.join("")}`;
    }),
    ...blocked.map(({ key, action, code }) => `! ${action} ${key} ${code}`),
  ];
}

interface Case {
  readonly given: string;
  readonly desired: readonly Webhook[];
  readonly live: readonly LiveWebhook[];
  readonly expected: readonly string[];
  readonly over?: Parameters<typeof planOf>[2];
  readonly notes?: readonly RegExp[];
}

const recorded = new Set([keyOf(old()), keyOf(taking())]);
const removable = /order-intake@1 has replaced orders; `replaces: orders` can be removed/;

const cases: readonly Case[] = [
  {
    given: "the old name in service: one change takes it over",
    desired: [taking()],
    live: [liveOf(old())],
    expected: ["1 replace order-intake@1 orders@1"],
  },
  {
    given: "several versions, and one of the new name: all are taken over at once, however high they count",
    desired: [taking({ version: 2 })],
    live: [liveOf(old()), liveOf(old(7)), liveOf(taking({ version: 1 }))],
    over: { recorded: new Set([...recorded, "orders@7"]) },
    expected: ["1 replace order-intake@2 orders@1 orders@7 order-intake@1"],
  },
  {
    given: "the new name left inactive by a run that was held: it goes on",
    desired: [taking()],
    live: [liveOf(old()), liveOf(taking({ status: "inactive" }))],
    expected: ["1 replace order-intake@1 orders@1"],
  },
  {
    given: "the new name active already: the old one follows, as superseded",
    desired: [taking()],
    live: [liveOf(old()), liveOf(taking())],
    expected: ["1 deprecate orders@1"],
  },
  {
    given: "all of it done: nothing, and the line may go",
    desired: [taking()],
    live: [liveOf(old(1, { status: "deprecated" })), liveOf(taking())],
    expected: [],
    notes: [removable],
  },
  {
    given: "all of it done and the line gone: nothing at all",
    desired: [taking({ replaces: [] })],
    live: [liveOf(old(1, { status: "deprecated" })), liveOf(taking())],
    expected: [],
    notes: [],
  },
  {
    given: "the old name deleted since: nothing, and the line may go",
    desired: [taking()],
    live: [liveOf(taking())],
    expected: [],
    notes: [removable],
  },
  {
    given: "a name that nobody ever knew: made as new, and told",
    desired: [taking({ replaces: ["oders"] })],
    live: [],
    expected: ["1 create order-intake@1"],
    notes: [
      /order-intake@1 replaces oders \(.*:\d+\), which neither the tenant nor the audit log knows: check the name/,
    ],
  },
  {
    given: "a name that only the record knows: made as new, without a word",
    desired: [taking()],
    live: [],
    expected: ["1 create order-intake@1"],
    notes: [],
  },
  {
    given: "the old name is somebody else's: refused",
    desired: [taking()],
    live: [liveOf(old(), { idempotencyKey: null })],
    over: { recorded: new Set() },
    expected: ["! replace order-intake@1 not-ours"],
  },
  {
    given: "an old name of somebody else, and two versions of the new one: neither begins to serve beside it",
    desired: [taking(), taking({ version: 2, replaces: [] })],
    live: [liveOf(old(), { idempotencyKey: null })],
    over: { recorded: new Set() },
    expected: ["! replace order-intake@1 not-ours", "! replace order-intake@2 not-ours"],
  },
  {
    given:
      "the old name is somebody else's by now, and a version of the new one is in service: not looked at",
    desired: [taking(), taking({ version: 2 })],
    live: [liveOf(taking()), liveOf(old(50), { idempotencyKey: null })],
    expected: ["1 create order-intake@2"],
  },
  {
    given: "the old name is somebody else's, and out of service: not looked at",
    desired: [taking()],
    live: [liveOf(old(1, { status: "inactive" }), { idempotencyKey: null })],
    expected: ["1 create order-intake@1"],
  },
  {
    given: "the old name is protected by its last manifest: refused",
    desired: [taking()],
    live: [liveOf(old())],
    over: { protectedKeys: new Set([keyOf(old())]) },
    expected: ["! replace order-intake@1 protected"],
  },
  {
    given: "the old name is protected by operators: refused, also once the new name is active",
    desired: [taking()],
    live: [liveOf(old()), liveOf(taking())],
    over: { environment: environment({ policy: { ...environment().policy, protected: ["orders"] } }) },
    expected: ["! deprecate orders@1 protected"],
  },
  {
    given: "the old name is protected, and somebody allowed it by name",
    desired: [taking()],
    live: [liveOf(old())],
    over: { protectedKeys: new Set([keyOf(old())]), allow: allowing({ deprecate: new Set([keyOf(old())]) }) },
    expected: ["1 replace order-intake@1 orders@1"],
  },
  {
    given: "no record of the old name: whether it is protected is unknown",
    desired: [taking()],
    live: [liveOf(old())],
    over: { recorded: new Set() },
    expected: ["! replace order-intake@1 unrecorded"],
  },
  {
    given: "the new name declared inactive: the old one stays",
    desired: [taking({ status: "inactive" })],
    live: [liveOf(old())],
    expected: ["1 create order-intake@1", "! deprecate orders@1 dependency"],
  },
  {
    given: "the new name refused by policy: the old one stays",
    desired: [taking()],
    live: [liveOf(old())],
    over: { refusals: new Map([[keyOf(taking()), [{ message: "refused", remedy: "none" }]]]) },
    expected: ["! replace order-intake@1 policy"],
  },
  {
    given: "--target with the old name, its key, or the new name: the same change",
    desired: [taking(), webhook({ name: "other" })],
    live: [liveOf(old())],
    over: { targets: ["orders"] },
    expected: ["1 replace order-intake@1 orders@1"],
  },
  {
    given: "--target with the old key",
    desired: [taking(), webhook({ name: "other" })],
    live: [liveOf(old())],
    over: { targets: ["orders@1"] },
    expected: ["1 replace order-intake@1 orders@1"],
  },
  {
    given: "what depends on the old name waits for the new one",
    desired: [taking(), webhook({ name: "billing", dependsOn: ["orders"] })],
    live: [liveOf(old())],
    expected: ["1 replace order-intake@1 orders@1", "2 create billing@1"],
  },
  {
    given: "what depends on a version of the old name waits for the new one",
    desired: [taking(), webhook({ name: "billing", dependsOn: ["orders@1"] })],
    live: [liveOf(old())],
    expected: ["1 replace order-intake@1 orders@1", "2 create billing@1"],
  },
  {
    given: "two names become one",
    desired: [taking({ replaces: ["orders", "orders-eu"] })],
    live: [liveOf(old()), liveOf(webhook({ name: "orders-eu" }))],
    over: { recorded: new Set([...recorded, "orders-eu@1"]) },
    expected: ["1 replace order-intake@1 orders@1 orders-eu@1"],
  },
  {
    given: "too many removals for the limit: a rename is none",
    desired: ["a", "b", "c", "d", "e"].map((name) => webhook({ name: `${name}-new`, replaces: [name] })),
    live: ["a", "b", "c", "d", "e"].map((name) => liveOf(webhook({ name }))),
    over: { recorded: new Set(["a@1", "b@1", "c@1", "d@1", "e@1"]) },
    expected: ["a", "b", "c", "d", "e"].map((name) => `1 replace ${name}-new@1 ${name}@1`),
  },
];

describe("`replaces` in a manifest", () => {
  for (const { given, desired, live, expected, over, notes } of cases) {
    it(given, () => {
      const plan = planOf(desired, live, { recorded, ...over });
      assert.deepEqual(told(plan), expected);
      if (notes === undefined) return;
      assert.equal(plan.notes.length, notes.length, plan.notes.join("\n"));
      for (const [index, note] of notes.entries()) assert.match(plan.notes[index] ?? "", note);
    });
  }

  it("names both in its reason", () => {
    const [change] = planOf([taking()], [liveOf(old())], { recorded }).changes;
    assert.deepEqual(change?.reason, {
      kind: "renamed",
      from: ["orders"],
      supersedes: ["orders@1"],
      resumed: false,
    });
  });
});

describe("a name that goes while another comes with its url", () => {
  const proposal =
    /if order-intake is its new name, write `replaces: orders` in the manifest of order-intake@1/;

  it("is told, with the line that makes one change of both", () => {
    const { notes } = planOf([taking({ replaces: [] })], [liveOf(old())], { recorded });
    assert.match(notes.join("\n"), /orders@1 goes only once order-intake@1, which has its url, is active; /);
    assert.match(notes.join("\n"), proposal);
  });

  it("is told where the removal is blocked, too", () => {
    const protectedKeys = new Set([keyOf(old())]);
    const { notes } = planOf([taking({ replaces: [] })], [liveOf(old())], { recorded, protectedKeys });
    assert.match(
      notes.join("\n"),
      /order-intake@1 has the url of orders@1, which no longer has a manifest; /,
    );
    assert.match(notes.join("\n"), proposal);
  });

  it("is told with five names where a whole fleet has one url", () => {
    const desired = Array.from({ length: 30 }, (_, at) =>
      taking({ name: `intake-${at + 10}`, replaces: [] }),
    );
    const { notes } = planOf(desired, [liveOf(old())], { recorded });
    assert.match(
      notes.join("\n"),
      /once intake-10@1, intake-11@1, [^ ]+, [^ ]+, intake-14@1 and 25 more, which/,
    );
  });

  it("is not told of what Git itself declares deprecated", () => {
    const desired = [taking({ replaces: [] }), old(1, { status: "deprecated" })];
    assert.deepEqual(planOf(desired, [liveOf(old())], { recorded }).notes, []);
  });
});
