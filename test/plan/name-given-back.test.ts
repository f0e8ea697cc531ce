import assert from "node:assert/strict";
import { test } from "node:test";
import type { WebhookKey } from "../../src/model/fleet/key.ts";
import type { LastWritten } from "../../src/model/fleet/last-written.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { PlanInput } from "../../src/model/plan/plan.ts";
import { snapshotOfLive } from "../../src/model/plan/redacted-snapshot.ts";
import { lastWrittenIn, NO_FACTS } from "../../src/model/record/projection.ts";
import { declared, environment, listing, live } from "../fixtures/endpoints.ts";
import * as model from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";

/** The revert of a commit that renamed a webhook: its former name is declared again, and the new one has no manifest. */

const old = declared({ url: "https://api.example/old" });
const renamed = declared({ name: "intake", url: "https://api.example/new", replaces: ["orders"] });
const bearer = live(renamed, { id: "own" });

function written(found: LiveWebhook, over: Partial<LastWritten>): LastWritten {
  const known = { sunset: null, held: false, wasActive: true, certificateExpires: null };
  return { ...known, after: snapshotOfLive(found, []), ...over };
}

function recorded(...known: readonly (readonly [WebhookKey, LastWritten])[]): Partial<PlanInput> {
  return { lastWritten: new Map(known), recorded: new Set(known.map(([key]) => key)) };
}

const inPlace = recorded(
  ["orders@1", written(live(old), { formerId: "own" })],
  ["intake@1", written(bearer, { id: "own" })],
);

function planned(desired: readonly Webhook[], over: Partial<PlanInput> = {}, found = [bearer]) {
  const listed = { environment: environment(), live: listing(found) };
  return planOf(desired, found, { ...listed, ...inPlace, ...over });
}

function told({ changes, blocked }: ReturnType<typeof planned>): string[] {
  return [
    ...changes.map((change) => {
      const { step, action, key, dependsOn } = change;
      const by = change.action === "deprecate" && change.successor !== null ? [`by ${change.successor}`] : [];
      const goesOn = change.action === "deprecate" && change.goesOn === true ? ["goes on"] : [];
      return [step, action, key, ...dependsOn, ...by, ...goesOn].join(" ");
    }),
    ...blocked.map(({ action, key, code }) => `! ${action} ${key} ${code}`),
  ].sort();
}

const held = ["! deprecate intake@1 dependency", "! replace orders@1 downgrade"];
const allowed = { allow: allowing({ deprecate: new Set(["intake@1"]) }) };

const CASES: readonly (readonly [string, readonly Webhook[], Partial<PlanInput>, readonly string[]])[] = [
  ["the revert", [old], {}, held],
  [
    "the revert, and another version of it",
    [declared({ version: 3, url: old.url })],
    {},
    ["! deprecate intake@1 dependency", "! replace orders@3 downgrade"],
  ],
  ["only the new name is asked for", [old], { targets: ["intake"] }, held],
  ["only the old name is asked for", [old], { targets: ["orders"] }, held],
  ["its remedy", [{ ...old, replaces: ["intake"] }], {}, ["1 replace orders@1"]],
  ["allowed", [old], allowed, ["1 create orders@1", "2 deprecate intake@1 orders@1 by orders@1 goes on"]],
  [
    "the revert, declared inactive",
    [{ ...old, status: "inactive" }],
    {},
    ["! deprecate intake@1 dependency", "! replace orders@1 downgrade"],
  ],
  [
    "the revert, declared inactive and allowed",
    [{ ...old, status: "inactive" }],
    allowed,
    ["1 create orders@1", "1 deprecate intake@1"],
  ],
  [
    "the revert, declared deprecated",
    [{ ...old, status: "deprecated" }],
    {},
    ["! deprecate intake@1 dependency", "! replace orders@1 downgrade"],
  ],
  [
    "the revert, declared deprecated and allowed",
    [{ ...old, status: "deprecated" }],
    allowed,
    ["1 deprecate intake@1"],
  ],
  [
    "the revert, declared deprecated and inactive",
    [{ ...old, status: "deprecated" }, declared({ version: 2, url: old.url, status: "inactive" })],
    {},
    ["! deprecate intake@1 dependency", "! replace orders@2 downgrade"],
  ],
  [
    "a manifest that releases something is not its new name",
    [old, declared({ name: "entry", replaces: ["intake"], unadopt: true })],
    {},
    held,
  ],
  ["both names declared", [old, renamed], {}, ["1 create orders@1"]],
  [
    "the new name declared deprecated: Git says so itself",
    [old, { ...renamed, status: "deprecated", replaces: [] }],
    {},
    ["1 create orders@1", "2 deprecate intake@1 orders@1 by orders@1 goes on"],
  ],
  [
    "the new name goes on as a third one",
    [old, declared({ name: "entry", replaces: ["intake"] })],
    {},
    ["1 create orders@1", "1 replace entry@1"],
  ],
  ["another name comes", [declared({ name: "other" })], {}, ["1 create other@1", "1 deprecate intake@1"]],
];

test("a name that an Endpoint had before: what was merged into it waits too, or both would deliver", () => {
  const merged = declared({ name: "refunds" });
  const gone = live(merged, { id: "other", status: "deprecated" });
  const known = recorded(
    ["orders@1", written(live(old), { formerId: "own" })],
    ["refunds@1", written(gone, { id: "other", renamedTo: "intake" })],
    ["intake@1", written(bearer, { id: "own" })],
  );
  const plan = planned([old, merged], known, [bearer, gone]);
  assert.deepEqual(told(plan), [...held, "! update refunds@1 dependency"].sort());
});

for (const [what, desired, over, want] of CASES)
  test(`a name that an Endpoint had before: ${what}`, () => {
    assert.deepEqual(told(planned(desired, over)), [...want].sort());
  });

test("the remedy names the line, and what it costs to do without", () => {
  const [block] = planned([old]).blocked.filter(({ code }) => code === "downgrade");
  assert.match(block?.message ?? "", /^intake@1 \(id own\) is the Endpoint that was orders before/);
  assert.match(block?.remedy ?? "", /^write `replaces: intake` in the manifest of orders@1 \(.+:\d+\)/);
  assert.match(block?.remedy ?? "", /--allow-deprecate intake@1: then callers have to move$/);
});

test("where it is allowed all the same, the plan says that callers have to move", () => {
  const { changes } = planned([old], allowed);
  const create = changes.find(({ action }) => action === "create");
  const why = create?.risk.why.join("\n") ?? "";
  assert.match(
    why,
    /callers have to move: orders gets a new address, and the old one \(abcdef…\) stays switched on/,
  );
  assert.doesNotMatch(why, /no longer reach anything/);
});

for (const [was, status, says] of [
  ["active", "deprecated", /orders gets a new address, and the old one \(abcdef…\) stays switched on/],
  ["active", "inactive", /no longer reach anything.*orders gets a new address, and .* is switched off/s],
  ["inactive", "deprecated", /no longer reach anything.*orders gets a new address, and .* is switched off/s],
] as const)
  test(`the new name declared ${status}, the former one ${was}: the plan says that callers have to move`, () => {
    const { changes } = planned([
      { ...old, status: was },
      { ...renamed, status, replaces: [] },
    ]);
    const create = changes.find(({ action }) => action === "create");
    assert.match(create?.risk.why.join("\n") ?? "", says);
  });

test("a former name that is declared deprecated: nothing takes over, and the plan says so of callers", () => {
  const deprecated = { ...old, status: "deprecated" } as const;
  const [block] = planned([deprecated]).blocked.filter(({ code }) => code === "downgrade");
  assert.match(block?.message ?? "", /has no manifest: orders@1 is declared deprecated$/);
  assert.match(block?.remedy ?? "", /^restore the manifest of intake@1; or pass --allow-deprecate intake@1/);
  const [change] = planned([deprecated], allowed).changes;
  assert.match(change?.risk.why.join("\n") ?? "", /callers who still use its address .* no longer reach/);
});

test("where both names stay in service, no caller has to move", () => {
  const [create] = planned([old, renamed]).changes;
  assert.doesNotMatch(create?.risk.why.join("\n") ?? "", /callers/);
});

test("nothing is in the way of a name whose Endpoint is out of service, or somebody else's", () => {
  const retired = [live({ ...renamed, status: "deprecated" }, { id: "own" })];
  assert.deepEqual(told(planned([old], {}, retired)), ["1 create orders@1"]);
  const others = [live(renamed, { id: "own", idempotencyKey: null })];
  assert.deepEqual(
    told(planned([old], {}, others)).filter((one) => one.includes("downgrade")),
    [],
  );
});

/** On a tenant where both names have an object of their own, or where the new one was made in parallel. */
const [before, since] = [
  model.webhook({ url: "https://api.example/old" }),
  model.webhook({ name: "intake", url: "https://api.example/new" }),
];
const inParallel = recorded(
  ["orders@1", { ...written(model.liveOf(before), { id: "a" }), renamedTo: "intake" }],
  ["intake@1", written(model.liveOf(since), { id: "b" })],
);

test("a name that takes its place back is active before the other one goes, and is named as what takes over", () => {
  const found = [model.liveOf({ ...before, status: "deprecated" }), model.liveOf(since)];
  const plan = planOf([before], found, inParallel);
  assert.deepEqual(told(plan), ["1 update orders@1", "2 deprecate intake@1 orders@1 by orders@1"]);
  const reasons = plan.changes.flatMap(({ action, reason }) => (action === "deprecate" ? [reason] : []));
  assert.deepEqual(reasons, [{ kind: "superseded", by: "orders@1" }]);
  const deprecated = { ...since, status: "deprecated" } as const;
  assert.deepEqual(told(planOf([before, deprecated], found, inParallel)), told(plan));
});

test("a name that takes its place back as another version, and two at once", () => {
  const [next, refunds] = [{ ...before, version: 2 }, model.webhook({ name: "refunds" })];
  const gone = [before, refunds].map((one) => model.liveOf({ ...one, status: "deprecated" }));
  const found = [...gone, model.liveOf(since)];
  const merged = { ...written(model.liveOf(refunds), { id: "c" }), renamedTo: "intake" };
  const facts = recorded(...(inParallel.lastWritten ?? []), ["refunds@1", merged]);
  assert.deepEqual(told(planOf([next, refunds], found, facts)), [
    "1 create orders@2",
    "1 update refunds@1",
    "2 deprecate intake@1 orders@2 refunds@1 by orders@2",
  ]);
});

test("a name that delivers already takes nothing over again", () => {
  const found = [model.liveOf(before), model.liveOf(since)];
  assert.deepEqual(told(planOf([before], found, inParallel)), ["1 deprecate intake@1"]);
});

test("reverted at once, more renames than may be deprecated in one run are none", () => {
  const names = Array.from({ length: 6 }, (_, at) => `orders-${at}`);
  const olds = names.map((name) => model.webhook({ name }));
  const news = names.map((name) => model.webhook({ name: `new-${name}` }));
  const known = olds.flatMap((one, at): (readonly [WebhookKey, LastWritten])[] => [
    [`${one.name}@1`, { ...written(model.liveOf(one), { id: one.name }), renamedTo: `new-${one.name}` }],
    [`new-${one.name}@1`, written(model.liveOf(one), { id: `id-${at}` })],
  ]);
  const found = [
    ...olds.map((one) => model.liveOf({ ...one, status: "deprecated" })),
    ...news.map((one) => model.liveOf(one)),
  ];
  assert.deepEqual(planOf(olds, found, recorded(...known)).blocked, []);
});

test("the record knows the name that took another one's place until that was withdrawn", () => {
  const facts = { ...NO_FACTS, lastWritten: written(bearer, {}), written: { at: 1, id: "a", after: null } };
  const word = { name: "orders", version: 1, newVersion: 1, newName: "intake", sunset: null };
  const namedBy = (isWithdrawn: boolean, newName = {}) => {
    const lastWord = { ...word, ...newName, isWithdrawn };
    const webhooks = new Map([["orders@1" as const, { ...facts, lastWord }]]);
    return lastWrittenIn({ webhooks }).get("orders@1")?.renamedTo;
  };
  assert.equal(namedBy(false), "intake");
  assert.equal(namedBy(true), undefined);
});
