import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOf } from "../../src/model/fleet/key.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { PlanInput } from "../../src/model/plan/plan.ts";
import { snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
import { mostOf } from "../../src/plan/guards/removals.ts";
import { environment, listing, liveOf, unresolvedHeader, webhook } from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";

const named = (name: string, overrides: Partial<Webhook> = {}) => webhook({ name, ...overrides });
const fleet = (count: number) => Array.from({ length: count }, (_, index) => named(`hook-${index}`));

function blocks(...args: Parameters<typeof planOf>): string[] {
  return planOf(...args).blocked.map(({ key, code, because }) => [key, code, ...because].join(" "));
}

test("dependencies come first, and chains are numbered", () => {
  const plan = planOf([named("c", { dependsOn: ["b"] }), named("b", { dependsOn: ["a@1"] }), named("a")], []);
  assert.deepEqual(
    plan.changes.map(({ key, step }) => `${step} ${key}`),
    ["1 a@1", "2 b@1", "3 c@1"],
  );
});

test("a bare name depends on its highest declared version", () => {
  const plan = planOf([named("a"), named("a", { version: 2 }), named("b", { dependsOn: ["a"] })], []);
  assert.deepEqual(plan.changes.find(({ key }) => key === "b@1")?.dependsOn, ["a@2"]);
});

test("a dependency that is live and needs no change is met", () => {
  const plan = planOf([named("a"), named("b", { dependsOn: ["a"] })], [liveOf(named("a"))]);
  assert.deepEqual(
    plan.changes.map(({ key, dependsOn }) => [key, dependsOn]),
    [["b@1", []]],
  );
});

test("what goes live on something that is declared inactive is blocked", () => {
  assert.deepEqual(blocks([named("a", { status: "inactive" }), named("b", { dependsOn: ["a"] })], []), [
    "b@1 dependency a@1",
  ]);
});

test("what waits for a blocked webhook is blocked too, however far away", () => {
  const desired = [named("a"), named("b", { dependsOn: ["a"] }), named("c", { dependsOn: ["b"] })];
  assert.deepEqual(blocks(desired, [liveOf(named("a"), { idempotencyKey: null })]), [
    "a@1 not-ours",
    "b@1 dependency a@1",
    "c@1 dependency b@1",
  ]);
});

test("taking away what others need is blocked and names them", () => {
  const desired = [named("a", { status: "deprecated" }), named("b", { dependsOn: ["a@1"] })];
  assert.deepEqual(blocks(desired, [liveOf(named("a")), liveOf(named("b"))]), ["a@1 has-dependents b@1"]);
});

const HIGHER: readonly {
  readonly what: string;
  readonly higher: Partial<Webhook>;
  readonly old?: Partial<Webhook>;
}[] = [
  { what: "inactive", higher: { status: "inactive" } },
  { what: "deprecated, and never was", higher: { status: "deprecated" } },
  {
    what: "inactive, and the old one deprecated",
    higher: { status: "inactive" },
    old: { status: "deprecated" },
  },
];

for (const { what, higher, old } of HIGHER)
  test(`a name that others need does not go because a higher version is declared: ${what}`, () => {
    const next = named("a", { version: 2, ...higher });
    const before = old === undefined ? [] : [named("a", old)];
    const needing = named("b", { dependsOn: ["a"] });
    const live = [liveOf(named("a")), liveOf(needing)];
    assert.ok(blocks([next, ...before, needing], live).includes("a@1 has-dependents b@1"));
    const { changes } = planOf([next, ...before, { ...needing, status: "deprecated" }], live);
    const going = changes.filter(({ action }) => action === "deprecate");
    assert.deepEqual(
      going.map(({ key, step }) => `${step} ${key}`),
      ["1 b@1", "2 a@1"],
      "the name goes after what needs it",
    );
    const exact = { ...needing, dependsOn: ["a@2"] };
    assert.deepEqual(blocks([next, ...before, exact], live), [], "it needs another version");
  });

test("a version goes where another one of its name is declared active, or let go of as it is", () => {
  const needing = named("b", { dependsOn: ["a"] });
  const next = named("a", { version: 2 });
  const live = [liveOf(named("a")), liveOf(next), liveOf(needing)];
  for (const lead of [next, { ...next, unadopt: true }]) assert.deepEqual(blocks([lead, needing], live), []);
});

test("the last version that is active goes after what needs it, though that needs its name in turn", () => {
  const off = named("a", { version: 2, status: "inactive" });
  const desired = [
    off,
    named("a", { status: "deprecated", dependsOn: ["b"] }),
    named("b", { status: "deprecated", dependsOn: ["a"] }),
  ];
  const { changes } = planOf(desired, [liveOf(named("a")), liveOf(named("b")), liveOf(off)]);
  assert.deepEqual(
    changes.map(({ key, step }) => `${step} ${key}`),
    ["1 a@1", "2 b@1"],
    "no circle",
  );
});

test("switching off the last active version is high risk, as its deprecation is", () => {
  const off = named("a", { status: "inactive" });
  const live = [liveOf(named("a")), liveOf(named("b"))];
  const riskOf = (...others: LiveWebhook[]) =>
    planOf([off, named("b")], [...live, ...others]).changes[0]?.risk;
  const why = ["deliveries stop; no other version of the name is active"];
  assert.deepEqual(riskOf(), { level: "high", why });
  assert.equal(riskOf(liveOf(named("a", { version: 2 }), { id: "two" }))?.level, "medium");
});

test("what needs a webhook that its manifest switches off is named as a risk, and does not keep it on", () => {
  const why = "b@1, c@1 depends on it and is not switched off";
  const off = named("a", { status: "inactive" });
  const needing = [named("b", { dependsOn: ["a"] }), named("c", { dependsOn: ["a@1"] })];
  const others = [named("a", { version: 2 }), ...needing].map((one) => liveOf(one));
  const riskOf = (desired: Webhook[], live = needing.map((one) => liveOf(one))) => {
    const { blocked, changes } = planOf(desired, [liveOf(named("a")), ...live]);
    assert.deepEqual(blocked, []);
    return changes.find(({ key }) => key === "a@1")?.risk;
  };
  assert.equal(riskOf([off, ...needing])?.level, "high");
  assert.equal(riskOf([off, ...needing])?.why.at(-1), why);
  const pinned = needing.map((one) => ({ ...one, dependsOn: ["a@1"] }));
  assert.equal(riskOf([off, named("a", { version: 2 }), ...pinned], others)?.why.at(-1), why);
  const alone = needing.map((one) => ({ ...one, status: "inactive" as const }));
  assert.deepEqual(riskOf([off, ...alone])?.why, ["deliveries stop; no other version of the name is active"]);
});

test("what goes live on something that this plan leaves out of service is blocked", () => {
  const next = [liveOf(named("a", { status: "inactive" }))];
  assert.deepEqual(blocks([named("a"), named("b", { dependsOn: ["a"] })], next), [], "activated first");
  const letGo = [named("a", { unadopt: true }), named("b", { dependsOn: ["a"] })];
  assert.deepEqual(blocks(letGo, []), ["b@1 dependency a@1"], "let go of, and gone");
  const changed = [named("a", { unadopt: true }), named("b", { dependsOn: ["a"], method: "PUT" })];
  assert.deepEqual(blocks(changed, [liveOf(named("b"))]), [], "it is live as it is, and goes on");
});

test("removals go the other way round", () => {
  const desired = [
    named("a", { status: "deprecated" }),
    named("b", { status: "deprecated", dependsOn: ["a"] }),
  ];
  const plan = planOf(desired, [liveOf(named("a")), liveOf(named("b"))]);
  assert.deepEqual(
    plan.changes.map(({ key, step }) => `${step} ${key}`),
    ["1 b@1", "2 a@1"],
  );
});

for (const of of ["deprecated", "inactive"] as const)
  for (const needs of ["deprecated", "inactive"] as const)
    test(`what is ${of} goes after what needs it and is ${needs}`, () => {
      const desired = [
        named("a", { status: of, dependsOn: ["ground"] }),
        named("b", { status: needs, dependsOn: ["a"] }),
        named("ground", { status: of }),
      ];
      const { changes } = planOf(
        desired,
        desired.map((one) => liveOf({ ...one, status: "active" })),
      );
      assert.deepEqual(
        changes.map(({ key, step }) => `${step} ${key}`),
        ["1 b@1", "2 a@1", "3 ground@1"],
      );
    });

test("what is switched off waits for nothing that it needs itself", () => {
  const off = named("b", { status: "inactive", dependsOn: ["a"] });
  const desired = [named("a", { method: "PUT" }), off];
  const { changes } = planOf(
    desired,
    desired.map((one) => liveOf({ ...one, method: "POST", status: "active" })),
  );
  assert.deepEqual(changes.find(({ key }) => key === "b@1")?.dependsOn, []);
});

test("too many removals block all of them, each with its own remedy", () => {
  const all = fleet(10);
  const plan = planOf(
    all.slice(4),
    all.map((declared) => liveOf(declared)),
  );
  assert.equal(plan.changes.length, 0);
  assert.deepEqual(
    plan.blocked.map(({ code }) => code),
    ["limit", "limit", "limit", "limit"],
  );
  assert.match(plan.blocked[0]?.remedy ?? "", /--allow-deprecate hook-0@1$/);
  assert.match(plan.blocked[0]?.message ?? "", /4 deprecations of 10 webhooks in use; at most 3/);
});

test("the limit grows with the fleet, and what is allowed by name does not count", () => {
  const all = fleet(30);
  const live = all.map((declared) => liveOf(declared));
  assert.equal(blocks(all.slice(6), live).length, 0);
  assert.equal(blocks(all.slice(7), live).length, 7);
  const allow = allowing({ deprecate: new Set(["hook-0@1"] as const) });
  assert.equal(blocks(all.slice(7), live, { allow }).length, 0);
});

test("what is out of service already does not raise the limit", () => {
  const active = fleet(5);
  const leftovers = Array.from({ length: 20 }, (_, index) =>
    liveOf(named(`old-${index}`, { status: "deprecated" })),
  );
  const live = [...active.map((declared) => liveOf(declared)), ...leftovers];
  const [first] = planOf(active.slice(4), live).blocked;
  assert.match(first?.message ?? "", /^4 deprecations of 5 webhooks in use; at most 3/);
});

test("a target counts what it takes along, and nothing that it leaves out", () => {
  const all = fleet(10);
  const live = all.map((declared) => liveOf(declared));
  const targets = all.slice(0, 3).map(({ name }) => name);
  const plan = planOf(all.slice(6), live, { targets });
  assert.deepEqual([plan.blocked, plan.changes.length], [[], 3]);
  const chain = all.map((webhook, index) => ({
    ...webhook,
    status: "deprecated" as const,
    dependsOn: index === 0 ? [] : [`hook-${index - 1}`],
  }));
  const needed = planOf([...chain.slice(0, 4), ...all.slice(4)], live, { targets: ["hook-0"] });
  assert.match(needed.blocked[0]?.message ?? "", /^4 deprecations of 10 webhooks in use/);
});

test("where too many deletions are due at once, each run makes some, and nothing else waits for them", () => {
  const auto = environment({ deprecation: { hook: null, graceMs: 0, retire: "auto" } });
  const retired = fleet(5).map((webhook) => ({
    ...webhook,
    status: "deprecated" as const,
    sunset: "2026-01-01",
  }));
  const staying = named("other");
  const live = [...retired, staying].map((webhook) => liveOf(webhook));
  const changed = { ...staying, method: "PUT" };
  const deleting = planOf([...retired, changed], live, { environment: auto });
  assert.deepEqual(
    [deleting.blocked, deleting.changes.map(({ key, action }) => `${action} ${key}`)],
    [[], ["delete hook-0@1", "delete hook-1@1", "delete hook-2@1", "update other@1"]],
  );
  const kept = deleting.unchanged.find(({ key }) => key === "hook-3@1");
  assert.match(
    kept?.notes.join() ?? "",
    /sunset 2026-01-01 has passed; more are due than one run deletes \(at most 3/,
  );
  const next = planOf([...retired.slice(3), changed], live.slice(3), { environment: auto });
  assert.equal(next.changes.length, 3, "the other two, and the update");
});

test("superseding does not count towards the limit", () => {
  const old = fleet(10);
  const bumped = old.map((declared) => ({ ...declared, version: 2 }));
  const plan = planOf(
    bumped,
    old.map((declared) => liveOf(declared)),
  );
  assert.equal(plan.changes.length, 10);
});

test("no manifests at all never means: deprecate all", () => {
  const live = [liveOf(named("a"))];
  assert.deepEqual(blocks([], live), ["a@1 empty"]);
  assert.deepEqual(blocks([], live, { allow: allowing({ deprecate: new Set(["a@1"] as const) }) }), [
    "a@1 empty",
  ]);
});

test("nothing is taken away on the strength of a short listing", () => {
  const live = { ...listing(liveOf(named("a")), liveOf(named("b"))), shortfall: "2 of 3 came" };
  assert.deepEqual(blocks([named("b")], [], { live }), ["a@1 short-listing"]);
});

test("nothing is registered on the strength of a short listing, which may be there unseen", () => {
  const old = named("a");
  const live = { ...listing(liveOf(old), liveOf(named("b"))), shortfall: "2 of 3 came" };
  const changed = { ...named("b"), method: "PUT" };
  const desired = [{ ...old, version: 2 }, changed, named("c")];
  assert.deepEqual(blocks(desired, [], { live }), ["a@2 short-listing", "c@1 short-listing"]);
  assert.deepEqual(
    planOf(desired, [], { live }).changes.map(({ key }) => key),
    ["b@1"],
  );
});

test("a new version that is on the tenant takes over, however short the listing", () => {
  const next = { ...named("a"), version: 2 };
  const live = {
    ...listing(liveOf(named("a")), liveOf(next, { status: "inactive" })),
    shortfall: "2 of 3 came",
  };
  assert.deepEqual(blocks([next], [], { live }), []);
});

const protection: readonly { given: string; overrides: Partial<PlanInput>; want: readonly string[] }[] = [
  { given: "nothing", overrides: {}, want: [] },
  {
    given: "a glob of the operators",
    overrides: { environment: environment({ policy: { ...environment().policy, protected: ["a*"] } }) },
    want: ["a@1 protected"],
  },
  {
    given: "what its last manifest said",
    overrides: {
      protectedKeys: new Set(["a@1"] as const),
    },
    want: ["a@1 protected"],
  },
  {
    given: "a manifest, and allowed by name",
    overrides: {
      protectedKeys: new Set(["a@1"] as const),
      allow: allowing({ deprecate: new Set(["a@1"] as const) }),
    },
    want: [],
  },
];

for (const { given, overrides, want } of protection) {
  test(`removing the last active version, protected by ${given}`, () => {
    assert.deepEqual(blocks([named("b")], [liveOf(named("a")), liveOf(named("b"))], overrides), want);
  });
}

test("what manifests say about protection is to be recorded where no record says so", () => {
  const protectionsOf = (desired: Webhook[], live: LiveWebhook[], recorded: readonly "a@1"[] = []) => {
    const { protections, notes } = planOf(desired, live, { protectedKeys: new Set(recorded) });
    return [...protections.map(({ key, protect }) => `${key} ${protect}`), ...notes];
  };
  const given = named("a", { protect: true });
  const on = "protected from now on, recorded when this plan is applied: a@1";
  const off = "no longer protected, recorded when this plan is applied: a@1";
  assert.deepEqual(protectionsOf([given], [liveOf(given)]), ["a@1 true", on], "nothing else to do");
  assert.deepEqual(protectionsOf([given], [liveOf(given, { method: "PUT" })]), ["a@1 true", on], "an update");
  assert.deepEqual(protectionsOf([named("a")], [liveOf(given)], ["a@1"]), ["a@1 false", off]);
  assert.deepEqual(protectionsOf([given], [liveOf(given)], ["a@1"]), [], "recorded already");
  assert.deepEqual(protectionsOf([given], []), [], "the creation records it");
  const foreign = liveOf(named("z"), { idempotencyKey: null });
  const adopting = named("z", { adopt: true });
  assert.deepEqual(protectionsOf([adopting], [foreign]), [], "what is adopted was never protected");
  assert.deepEqual(planOf([adopting], [foreign], NOTHING_RECORDED).protections, [], "by no record either");
  assert.deepEqual(
    planOf([{ ...adopting, protect: true }], [foreign], NOTHING_RECORDED).protections.map(({ key }) => key),
    ["z@1"],
  );
  const letGo = liveOf(given, { idempotencyKey: null });
  assert.deepEqual(protectionsOf([{ ...given, unadopt: true }], [letGo]), [], "let go of");
  assert.deepEqual(
    protectionsOf([named("b")], [liveOf(named("b")), liveOf(given)], ["a@1"]),
    [],
    "no manifest",
  );
});

test("superseding a protected version is allowed", () => {
  assert.deepEqual(
    blocks([named("a", { version: 2, protect: true })], [liveOf(named("a", { protect: true }))]),
    [],
  );
});

test("what policy refuses is blocked with its remedy; taking it away is not refused", () => {
  const refusals = new Map([["a@1" as const, [{ message: "not https", remedy: "use https in a@1" }]]]);
  const plan = planOf([named("a")], [], { refusals });
  assert.deepEqual(
    plan.blocked.map(({ code, remedy }) => [code, remedy]),
    [["policy", "use https in a@1"]],
  );
  assert.deepEqual(blocks([named("a", { status: "deprecated" })], [liveOf(named("a"))], { refusals }), []);
});

const MASKED = { message: "a value is masked", remedy: "write it out" };

const IN_PART: readonly {
  readonly what: string;
  readonly desired: readonly Webhook[];
  readonly live: readonly LiveWebhook[];
  readonly action: string;
}[] = [
  { what: "is new", desired: [named("a")], live: [], action: "create" },
  { what: "is live as it is", desired: [named("a")], live: [liveOf(named("a"))], action: "update" },
  { what: "is not read at all", desired: [named("b")], live: [liveOf(named("a"))], action: "deprecate" },
];

for (const { what, desired, live, action } of IN_PART)
  test(`what is declared in part is left as it is, with what it would be: ${what}`, () => {
    const plan = planOf(desired, live, { incomplete: new Map([["a@1", { ...MASKED, code: "masked" }]]) });
    const { key, code, message, remedy, ...rest } = plan.blocked[0] ?? assert.fail("nothing is blocked");
    assert.deepEqual(
      [key, code, rest.action, message, remedy],
      ["a@1", "masked", action, ...Object.values(MASKED)],
    );
    assert.equal(plan.blocked.length, 1);
    assert.deepEqual(
      plan.changes.map((change) => change.key).filter((changed) => changed === "a@1"),
      [],
    );
  });

test("what is protected may be made and changed, beside what is taken away", () => {
  const guarded = environment({ policy: { ...environment().policy, protected: ["a"] } });
  const moved = liveOf(named("a", { url: "https://elsewhere.example.com/" }));
  for (const live of [[], [moved]])
    assert.deepEqual(
      planOf([named("a"), named("b")], [...live, liveOf(named("z"))], { environment: guarded }).blocked,
      [],
    );
});

test("hidden header values are never written back", () => {
  const hidden = named("a", { headers: [unresolvedHeader("X-Key", "KEY", 1)] });
  assert.deepEqual(blocks([named("b")], [liveOf(hidden), liveOf(named("b"))]), ["a@1 masked"]);
  assert.deepEqual(blocks([named("a", { version: 2 })], [liveOf(hidden)]), ["a@2 masked"]);
  const patching = environment({
    capabilities: { labels: false, deprecatedStatus: true, partialUpdate: true },
  });
  assert.deepEqual(blocks([named("b")], [liveOf(hidden), liveOf(named("b"))], { environment: patching }), []);
});

test("a target takes its dependencies along and leaves the rest out", () => {
  const plan = planOf([named("a"), named("b", { dependsOn: ["a"] }), named("c")], [], { targets: ["b"] });
  assert.deepEqual(
    plan.changes.map(({ key }) => key),
    ["a@1", "b@1"],
  );
  assert.deepEqual(plan.notes, ["1 other change is left out by --target"]);
  assert.equal(plan.leftOut, 1);
});

test("a target takes along what blocks a dependency of it, and what that waits for", () => {
  const refusals = new Map([["a@1", [{ message: "allowed-hosts: no", remedy: "ask" }]]] as const);
  const chain = [named("a"), named("b", { dependsOn: ["a"] }), named("c", { dependsOn: ["b"] }), named("d")];
  const plan = planOf(chain, [], { targets: ["c"], refusals });
  assert.deepEqual(plan.blocked.map(({ key, code, remedy }) => `${key} ${code}: ${remedy}`).toSorted(), [
    "a@1 policy: ask",
    "b@1 dependency: resolve what blocks a@1",
    "c@1 dependency: resolve what blocks b@1",
  ]);
  assert.deepEqual(plan.notes, ["1 other change is left out by --target"]);
  assert.equal(plan.leftOut, 1);
});

test("a target that others depend on does not take them along", () => {
  const plan = planOf(
    [named("a", { status: "deprecated" }), named("b", { dependsOn: ["a"] })],
    [liveOf(named("a"))],
    { targets: ["a"] },
  );
  assert.deepEqual(
    plan.blocked.map(({ key }) => key),
    ["a@1"],
  );
});

test("every block names its own object in its remedy", () => {
  const live = fleet(8).map((one) => liveOf(one));
  const short = { ...listing(...live), shortfall: "8 of 9 came" };
  const plans = {
    empty: planOf([], live),
    limit: planOf(fleet(3), live),
    "short-listing": planOf(fleet(7), live, { live: short }),
    protected: planOf(fleet(7), live, { protectedKeys: new Set(["hook-7@1"] as const) }),
  };
  for (const [code, { blocked }] of Object.entries(plans)) {
    assert.ok(blocked.length > 0, code);
    for (const one of blocked) {
      assert.equal(one.code, code);
      assert.ok(one.remedy.includes(one.key), `${one.key}: ${one.remedy}`);
    }
  }
});

const old = named("old-name");
const renamed = named("new-name", { url: old.url });

test("a name that is taken away waits for a new one with its url", () => {
  const spelled = { ...renamed, url: "https://API.example.com:443/old-name" };
  for (const desired of [renamed, spelled]) {
    const { changes } = planOf([desired], [liveOf(old)]);
    assert.deepEqual(
      changes.map(({ key, step, dependsOn }) => [step, key, ...dependsOn].join(" ")),
      ["1 new-name@1", "2 old-name@1 new-name@1"],
    );
  }
});

test("a name that is taken away waits for a new one that an earlier run left inactive, and for no other url", () => {
  const { changes } = planOf([renamed], [liveOf(old), liveOf(renamed, { status: "inactive" })]);
  assert.deepEqual(changes.find(({ action }) => action === "deprecate")?.dependsOn, ["new-name@1"]);
  const elsewhere = planOf([named("new-name")], [liveOf(old)]);
  assert.deepEqual(elsewhere.changes.find(({ action }) => action === "deprecate")?.dependsOn, []);
});

test("a name is not taken away while the new one with its url is blocked", () => {
  const live = [liveOf(old), liveOf(renamed, { idempotencyKey: null })];
  const refusals = new Map([["new-name@1" as const, [{ message: "no", remedy: "none" }]]]);
  assert.deepEqual(blocks([renamed], [liveOf(old)], { refusals }), [
    "new-name@1 policy",
    "old-name@1 dependency new-name@1",
  ]);
  const inactive = live.map((one) =>
    one.name === "new-name" ? { ...one, status: "inactive" as const } : one,
  );
  assert.deepEqual(blocks([renamed], inactive), ["new-name@1 not-ours", "old-name@1 dependency new-name@1"]);
});

const everyOne = fleet(5);
const everyLive = everyOne.map((one) => liveOf(one));
const NOTHING_RECORDED: Partial<PlanInput> = { recorded: new Set() };

test("with an empty record every plan says so, and nothing is taken away unless it is allowed by name", () => {
  const none = planOf(everyOne, everyLive, NOTHING_RECORDED);
  assert.match(none.notes.join(), /the audit log has no records, and managed webhooks are live \(5\)/);
  const removed = everyOne.slice(1);
  assert.deepEqual(blocks(removed, everyLive, NOTHING_RECORDED), ["hook-0@1 unrecorded"]);
  const plan = planOf(removed, everyLive, NOTHING_RECORDED);
  assert.match(plan.blocked[0]?.remedy ?? "", /--allow-deprecate hook-0@1$/);
  const allow = allowing({ deprecate: new Set(["hook-0@1"] as const) });
  assert.deepEqual(blocks(removed, everyLive, { ...NOTHING_RECORDED, allow }), []);
});

test("with an older record what it does not know is not taken away; what it knows is", () => {
  const recorded = new Set(everyOne.slice(1).map(({ name }) => `${name}@1` as const));
  const plan = planOf(everyOne.slice(2), everyLive, { recorded });
  assert.deepEqual(
    [plan.changes.map(({ key }) => key), plan.blocked.map(({ key, code }) => `${key} ${code}`)],
    [["hook-1@1"], ["hook-0@1 unrecorded"]],
  );
  assert.match(plan.notes.join(), /has no record of 1 of 5 managed webhooks/);
});

test("with an empty record a manifest takes out of service by name only, and deletes past the sunset that it declares", () => {
  const off = named("hook-0", { status: "deprecated" });
  const rest = [off, ...everyOne.slice(1)];
  assert.deepEqual(blocks(rest, everyLive, NOTHING_RECORDED), ["hook-0@1 unrecorded"]);
  const past = { ...off, sunset: "2026-01-01" };
  const auto = environment({ deprecation: { hook: null, graceMs: 0, retire: "auto" } });
  const deleting = { ...NOTHING_RECORDED, environment: auto };
  const retired = [liveOf(past), ...everyLive.slice(1)];
  const due = planOf([past, ...everyOne.slice(1)], retired, deleting);
  assert.deepEqual(
    [due.blocked, due.changes.map(({ key, action }) => `${key} ${action}`)],
    [[], ["hook-0@1 delete"]],
  );
  assert.deepEqual(blocks([past, ...everyOne.slice(1)], everyLive, deleting), ["hook-0@1 unrecorded"]);
});

test("a new version takes over with an empty record too", () => {
  const bumped = named("hook-0", { version: 2 });
  const live = [liveOf(named("hook-0"))];
  assert.deepEqual(blocks([bumped], live, NOTHING_RECORDED), []);
  assert.deepEqual(blocks([bumped], [...live, liveOf(bumped)], NOTHING_RECORDED), []);
});

test("the next apply records what manifests say of everything that the record does not know", () => {
  const declared = [named("a", { protect: true }), named("b")];
  const live = declared.map((one) => liveOf(one));
  const plan = planOf(declared, live, NOTHING_RECORDED);
  assert.deepEqual(
    plan.protections.map(({ key, protect }) => ({ key, protect })),
    [
      { key: "a@1", protect: true },
      { key: "b@1", protect: false },
    ],
  );
  assert.doesNotMatch(plan.notes.join(), /no longer protected/);
});

const knowing = (...webhooks: readonly Webhook[]): Partial<PlanInput> => ({
  lastWritten: new Map(
    webhooks.map((one) => [
      keyOf(one),
      { after: snapshotOf(one), sunset: one.sunset, held: false, wasActive: true, certificateExpires: null },
    ]),
  ),
});

test("what the record knows is not made anew when too much of it is gone, and all of it always is", () => {
  const all = fleet(10);
  const live = all.map((one) => liveOf(one));
  assert.equal(planOf(all, live.slice(3), knowing(...all)).changes.length, 3);
  assert.equal(planOf(all, live.slice(4), knowing(...all)).changes.length, 0);
  const empty = planOf(all, [], knowing(...all));
  assert.deepEqual(
    [empty.changes.length, new Set(empty.blocked.map(({ code }) => code))],
    [0, new Set(["limit"])],
  );
  assert.match(empty.blocked[0]?.message ?? "", /^10 of 10 recorded webhooks are not in the/);
  const two = all.slice(0, 2);
  assert.deepEqual(blocks(two, [], knowing(...two)), ["hook-0@1 limit", "hook-1@1 limit"]);
  assert.deepEqual(blocks(two.slice(1), [], knowing(...two.slice(1))), []);
});

test("a list that lacks too much of what the record knows lets new names through, and no new versions of those", () => {
  const [bumped, ...rest] = fleet(10);
  const desired = [{ ...named("hook-0"), version: 2 }, ...rest, named("hook-0"), named("new")];
  const plan = planOf(desired, [], knowing(...rest, bumped ?? named("hook-0")));
  assert.deepEqual(
    plan.changes.map(({ key }) => key),
    ["new@1"],
  );
});

test("what really is gone comes back a few at a time by name, or where operators say so", () => {
  const all = fleet(10);
  const few = planOf(all, [], { ...knowing(...all), targets: ["hook-0", "hook-1@1"] });
  assert.deepEqual([few.changes.map(({ key }) => key), few.blocked], [["hook-0@1", "hook-1@1"], []]);
  const { limits } = environment();
  const generous = environment({ limits: { ...limits, maxRecreations: { percent: 100, atLeast: 3 } } });
  assert.equal(planOf(all, [], { ...knowing(...all), environment: generous }).changes.length, 10);
});

test("of what --target leaves out nothing is recorded either", () => {
  const late = { status: "deprecated", sunset: "2030-01-01" } as const;
  const declared = ["a", "b"].flatMap((name) => [
    named(name, { protect: true }),
    named(`${name}-old`, late),
    named(`${name}-new`, { protect: true, url: "https://new.example/" }),
  ]);
  const live = [...declared.slice(0, 2), named("a-new"), ...declared.slice(3, 5), named("b-new")];
  const before = knowing(...live.map((one) => ({ ...one, sunset: null })));
  const recordedBy = (targets: readonly string[]) => {
    const { protections, sunsets, notes } = planOf(
      declared,
      live.map((one) => liveOf(one)),
      { ...before, targets },
    );
    const keys = [...protections, ...sunsets].map(({ key }) => key).toSorted();
    const told = notes.filter((note) => note.includes("recorded when this plan is applied")).join();
    assert.deepEqual(told.match(/[a-z-]+@1/g)?.toSorted(), keys);
    return keys;
  };
  assert.deepEqual(recordedBy(["a", "a-old", "a-new"]), ["a-new@1", "a-old@1", "a@1"]);
  assert.deepEqual(recordedBy(["b"]), ["b@1"]);
  assert.equal(recordedBy([]).length, 6);
});

test("a limit in percent counts as people do", () => {
  const share = (percent: number) => ({ percent, atLeast: 0 });
  for (const [percent, of, most] of [
    [29, 100, 29],
    [57, 100, 57],
    [0.57, 10_000, 57],
    [20, 9, 1],
    [33.3, 10, 3],
    [100, 7, 7],
    [0, 7, 0],
  ] as const)
    assert.equal(mostOf(share(percent), of), most, `${percent} % of ${of}`);
  const { limits } = environment();
  const all = fleet(100);
  const live = all.map((one) => liveOf(one));
  const few = environment({ limits: { ...limits, maxDeprecations: share(29), maxRecreations: share(29) } });
  assert.equal(planOf(all.slice(29), live, { environment: few }).changes.length, 29);
  assert.equal(planOf(all.slice(30), live, { environment: few }).changes.length, 0);
  const known = { ...knowing(...all), environment: few };
  assert.equal(planOf(all, live.slice(29), known).changes.length, 29);
  assert.equal(planOf(all, live.slice(30), known).changes.length, 0);
});

test("a sunset that a manifest moves is to be recorded where nothing is to be written", () => {
  const sunsetsOf = (moved: Partial<Webhook>, known: string | null = "2026-12-01") => {
    const given = named("a", { status: "deprecated", sunset: "2030-01-01", ...moved });
    const { sunsets, notes } = planOf([given], [liveOf(given)], knowing({ ...given, sunset: known }));
    return [...sunsets.map(({ key, sunset }) => `${key} ${sunset}`), ...notes];
  };
  const note = "sunset moved, recorded when this plan is applied: a@1 to 2030-01-01";
  assert.deepEqual(sunsetsOf({}), ["a@1 2030-01-01", note], "later");
  assert.deepEqual(sunsetsOf({}, "2031-01-01"), ["a@1 2030-01-01", note], "earlier");
  assert.deepEqual(sunsetsOf({}, null), ["a@1 2030-01-01", note], "given at last");
  assert.deepEqual(sunsetsOf({}, "2030-01-01"), [], "recorded already");
  assert.deepEqual(sunsetsOf({ sunset: null }), [], "none declared: what was written counts");
  for (const status of ["active", "inactive"] as const) {
    assert.deepEqual(sunsetsOf({ status }), ["a@1 2030-01-01", note], "it counts once it is out of service");
    assert.deepEqual(sunsetsOf({ status }, "2030-01-01"), [], "recorded already");
    const none = "sunset taken out, recorded when this plan is applied: a@1";
    assert.deepEqual(sunsetsOf({ status, sunset: null }), ["a@1 null", none], "none counts too");
    assert.deepEqual(sunsetsOf({ status, sunset: null }, null), [], "there never was one");
  }
});

test("a sunset that a manifest moves with another change is to be recorded too: the change may be held", () => {
  const was = named("a", { sunset: "2026-12-01" });
  const sunsetsOf = (moved: Partial<Webhook>, live: Partial<Webhook> = {}) => {
    const given = { ...was, url: "https://new.example/", ...moved };
    const { sunsets, changes } = planOf([given], [liveOf({ ...was, ...live })], knowing({ ...was, ...live }));
    assert.deepEqual(changes.length, 1);
    return sunsets.map(({ key, sunset }) => `${key} ${sunset}`);
  };
  assert.deepEqual(sunsetsOf({ sunset: "2030-01-01" }), ["a@1 2030-01-01"]);
  assert.deepEqual(sunsetsOf({ sunset: null }), ["a@1 null"]);
  assert.deepEqual(sunsetsOf({}), [], "recorded already");
  const out = { status: "deprecated" } as const;
  assert.deepEqual(sunsetsOf({ sunset: "2030-01-01" }, out), [], "it is out of service until it comes back");
  assert.deepEqual(sunsetsOf({ sunset: "2030-01-01", ...out }, out), ["a@1 2030-01-01"]);
});

test("of a version that is superseded the sunset counts that Git gave it last", () => {
  const old = named("a", { sunset: "2026-01-01" });
  const moved = { ...old, sunset: "2030-01-01" };
  const [move] = planOf([moved], [liveOf(moved)], knowing(old)).sunsets;
  const [change] = planOf(
    [named("a", { version: 2 })],
    [liveOf(moved)],
    knowing({ ...old, sunset: move?.sunset ?? null }),
  ).changes;
  assert.ok(change?.action === "replace");
  assert.deepEqual(
    change.superseded?.map(({ sunset }) => sunset),
    ["2030-01-01"],
  );
});
