import assert from "node:assert/strict";
import { test } from "node:test";
import type { Status, Webhook } from "../../src/model/fleet/webhook.ts";
import { environment, listing, liveOf, webhook } from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";

const named = (name: string, overrides: Partial<Webhook> = {}) => webhook({ name, ...overrides });
const going = (name: string, overrides: Partial<Webhook> = {}) =>
  named(name, { adopt: true, status: "deprecated", ...overrides });
/** Somebody else's, and active. */
const foreign = (name: string, status: Status = "active") =>
  liveOf(named(name), { idempotencyKey: null, status });
const [keep, kept] = [named("keep"), liveOf(named("keep"))];
const allowed = (...keys: `${string}@${number}`[]) => allowing({ deprecate: new Set(keys) });
const guarded = environment({ policy: { ...environment().policy, protected: ["a*"] } });

function told(...args: Parameters<typeof planOf>): string[] {
  const { changes, blocked } = planOf(...args);
  return [
    ...changes.map(({ action, key, risk }) => `${action} ${key} ${risk.level}: ${risk.why.join("; ")}`),
    ...blocked.map(({ action, key, code, because }) => [action, key, code, ...because].join(" ")),
  ];
}

const ADOPTED = "it will be managed from Git; changes what somebody else declared";
const STOPS = "deliveries stop; no other version of the name is active";

test("an adoption that deprecates what is active says that deliveries stop", () => {
  assert.deepEqual(told([going("a"), keep], [foreign("a"), kept]), [`adopt a@1 high: ${ADOPTED}; ${STOPS}`]);
  const near = going("a", { sunset: "2020-01-01" });
  assert.match(told([near, keep], [foreign("a"), kept])[0] ?? "", /; sunset near: a@1 may be deleted/);
  const next = named("a", { version: 2 });
  assert.match(
    told([going("a"), next], [foreign("a"), liveOf(next)])[0] ?? "",
    /^adopt a@1 medium: .*; its deliveries stop; another version is active$/,
  );
});

test("so does one that switches off, which nothing blocks: whoever has to stop deliveries can", () => {
  const off = going("a", { status: "inactive" });
  const all = [off, keep, named("b", { dependsOn: ["a@1"] })];
  const live = [foreign("a"), kept, liveOf(named("b"))];
  assert.deepEqual(told(all, live, { environment: guarded }), [
    `adopt a@1 high: ${ADOPTED}; ${STOPS}; b@1 depends on it and is not switched off`,
  ]);
});

test("what is out of service already is adopted so, and nothing stops", () => {
  for (const status of ["inactive", "deprecated"] as const)
    assert.doesNotMatch(
      told([going("a"), keep], [foreign("a", status), kept], { environment: guarded }).join(),
      /protected|stop/,
    );
});

for (const capabilities of [
  environment().capabilities,
  { ...environment().capabilities, deprecatedStatus: false },
])
  test(`a protected name is not taken out of service by adopting it, with a deprecated status: ${capabilities.deprecatedStatus}`, () => {
    const at = { environment: { ...guarded, capabilities } };
    assert.deepEqual(told([going("a"), keep], [foreign("a"), kept], at), ["adopt a@1 protected"]);
    assert.match(
      planOf([going("a"), keep], [foreign("a"), kept], at).blocked[0]?.remedy ?? "",
      /^take `status: deprecated` out of its manifest, .* or pass --allow-deprecate a@1$/,
    );
    assert.match(
      told([going("a"), keep], [foreign("a"), kept], { ...at, allow: allowed("a@1") })[0] ?? "",
      /high/,
    );
    const next = named("a", { version: 2 });
    assert.match(told([going("a"), next], [foreign("a"), liveOf(next)], at)[0] ?? "", /^adopt a@1 medium/);
  });

test("its own manifest protects it too", () => {
  assert.deepEqual(told([going("a", { protect: true }), keep], [foreign("a"), kept]), [
    "adopt a@1 protected",
  ]);
});

test("its name is not given up for another one where it is protected", () => {
  const heir = named("z", { replaces: ["a"] });
  const live = [foreign("a"), liveOf(heir)];
  assert.deepEqual(told([going("a"), heir], live, { environment: guarded }), ["adopt a@1 protected"]);
  assert.match(told([going("a"), heir], live)[0] ?? "", /^adopt a@1 medium/, "nobody protects it");
});

test("it waits for the version that takes over", () => {
  const { changes } = planOf([going("a"), named("a", { version: 2 })], [foreign("a")]);
  assert.deepEqual(
    changes.map(({ key, step }) => `${step} ${key}`),
    ["1 a@2", "2 a@1"],
  );
});

test("what others need is not taken out of service by adopting it", () => {
  const needing = named("b", { dependsOn: ["a"] });
  assert.deepEqual(told([going("a"), needing], [foreign("a"), liveOf(needing)]), [
    "adopt a@1 has-dependents b@1",
  ]);
});

test("too many of them are one run's too many, unless they are allowed by name", () => {
  const names = ["a", "b", "c", "d"];
  const desired = [keep, ...names.map((name) => going(name))];
  const live = [kept, ...names.map((name) => foreign(name))];
  const { blocked, changes } = planOf(desired, live);
  assert.deepEqual(changes, []);
  assert.deepEqual(
    blocked.map(({ code }) => code),
    ["limit", "limit", "limit", "limit"],
  );
  assert.match(blocked[0]?.message ?? "", /^4 deprecations of 5 webhooks in use; at most 3/);
  assert.match(blocked[0]?.remedy ?? "", /--allow-deprecate a@1$/);
  assert.equal(planOf(desired, live, { allow: allowed("a@1") }).blocked.length, 0);
  assert.equal(planOf(desired, live, { targets: ["a", "b", "c"] }).blocked.length, 0);
  const others = Array.from({ length: 15 }, (_, at) => `other-${at}`);
  const whole = [...desired, ...others.map((name) => named(name, { adopt: true }))];
  assert.equal(
    planOf(whole, [...live, ...others.map((name) => foreign(name))]).blocked.length,
    0,
    "what is adopted as it is counts as in use",
  );
});

test("none is taken out of service on the strength of a short listing, which may hide what needs it", () => {
  const live = { ...listing(foreign("a"), kept), shortfall: "2 of 3 came" };
  assert.deepEqual(told([going("a"), keep], [], { live }), ["adopt a@1 short-listing"]);
  assert.match(told([named("a", { adopt: true }), keep], [], { live })[0] ?? "", /^adopt a@1 medium/);
});

test("what needs its bare name keeps it in service, where nothing of that name is declared active", () => {
  const [first, off] = [going("a"), named("a", { version: 2, status: "inactive" })];
  const [needing, needed] = [named("b", { dependsOn: ["a"] }), liveOf(named("b"))];
  const live = [foreign("a"), liveOf(off), kept, needed];
  for (const own of [false, true])
    assert.match(
      told([first, off, keep, needing], own ? [liveOf(named("a")), ...live.slice(1)] : live).join("; "),
      /(?:adopt|deprecate) a@1 has-dependents b@1/,
    );
});

test("what is out of service already goes, though something active needs its bare name", () => {
  const gone = named("a", { status: "deprecated", sunset: "2020-01-01" });
  const off = named("a", { version: 2, status: "inactive" });
  const needing = named("b", { dependsOn: ["a"] });
  const live = [gone, off, keep, needing].map((one) => liveOf(one));
  const allow = allowing({ delete: new Set(["a@1"]) });
  assert.deepEqual(told([gone, off, keep, needing], live, { allow }), ["delete a@1 high: cannot be undone"]);
});
