import assert from "node:assert/strict";
import { test } from "node:test";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import { markedIn } from "../../src/model/fleet/environment.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { JournalEntry } from "../../src/model/record/record.ts";
import { tenantFailure, World } from "../fixtures/apply.ts";
import * as endpoints from "../fixtures/endpoints.ts";
import * as model from "../fixtures/model.ts";
import { liveOf, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";
import { recalled } from "../journal/recalled.ts";

const v1 = webhook({ version: 1 });
const v2 = webhook({ version: 2 });
const old = liveOf(v1);
const DEPRECATE = [webhook({ status: "deprecated" })];

/** What another run does on the tenant as soon as this one sends `call`, which then fails so. */
function meanwhile(
  world: World,
  call: string,
  kind: "conflict" | "unknown",
  now: readonly LiveWebhook[],
): void {
  const { failures } = world;
  world.failures.set(call, tenantFailure(kind));
  const get = failures.get.bind(failures);
  failures.get = (name) => {
    if (name === call) for (const live of now) world.live.set(live.id, live);
    return get(name);
  };
}

const events = ({ events }: World) => events.map(({ event, old_version }) => `${event} ${old_version}`);

for (const kind of ["conflict", "unknown"] as const) {
  test(`a deprecation that another run has made is success, and nothing is withdrawn: ${kind}`, async () => {
    const world = new World(old);
    meanwhile(world, "PUT orders@1 deprecated", kind, [{ ...old, status: "deprecated" }]);
    const [outcome] = await applyPlan(planOf(DEPRECATE, [old]), world.options());
    assert.deepEqual([outcome?.result, outcome?.status], ["applied", "deprecated"]);
    assert.deepEqual(events(world), ["webhook_deprecated 1"]);
  });

  test(`an activation that another run has made is taken for ours: ${kind}`, async () => {
    const inactive = liveOf(v2, { status: "inactive" });
    const world = new World(old, inactive);
    meanwhile(world, "PUT orders@2 active", kind, [liveOf(v2)]);
    const [outcome] = await applyPlan(planOf([v2], [old, inactive]), world.options());
    assert.deepEqual([outcome?.result, outcome?.status], ["applied", "active"]);
    assert.deepEqual(world.statuses(), ["orders@1 deprecated", "orders@2 active"]);
    assert.deepEqual(events(world), ["webhook_deprecated 1"]);
  });
}

test("a replacement whose old version another run has deprecated is applied", async () => {
  const world = new World(old);
  meanwhile(world, "PUT orders@1 deprecated", "conflict", [{ ...old, status: "deprecated" }]);
  const [outcome] = await applyPlan(planOf([v2], [old]), world.options());
  assert.deepEqual([outcome?.result, outcome?.status], ["applied", "active"]);
  assert.deepEqual(events(world), ["webhook_deprecated 1"]);
});

test("what went on until its sunset and could not be switched off is success only where another run has done it", async () => {
  const gone = endpoints.declared({ status: "deprecated", sunset: "2020-01-01" });
  const on = endpoints.live(gone, {}, { serves: true });
  for (const [now, want] of [
    [endpoints.live(gone), ["applied", "deprecated"]],
    [on, ["stale", "deprecated"]],
    [endpoints.live(endpoints.declared()), ["stale", "deprecated"]],
  ] as const) {
    const world = new World(on);
    meanwhile(world, "PUT orders@1 deprecated", "conflict", [now]);
    const planned = planOf([gone], [], {
      environment: endpoints.environment(),
      live: endpoints.listing([on]),
    });
    const [outcome] = await applyPlan(planned, world.options());
    assert.deepEqual([outcome?.result, outcome?.status], want);
    assert.deepEqual(events(world), [], "everybody has heard of it");
  }
});

test("a failed activation withdraws nothing of what another run has deprecated", async () => {
  const world = new World(old);
  meanwhile(world, "PUT orders@2 active", "conflict", [{ ...old, status: "deprecated" }]);
  const [outcome] = await applyPlan(planOf([v2], [old]), world.options());
  assert.equal(outcome?.result, "stale");
  assert.deepEqual(events(world), ["webhook_deprecated 1"]);
});

test("what may still take effect, and what cannot be read, is not withdrawn; what is in service is", async () => {
  for (const [kind, unreadable, want] of [
    ["unknown", false, ["webhook_deprecated 1"]],
    ["conflict", true, ["webhook_deprecated 1"]],
    ["conflict", false, ["webhook_deprecated 1", "webhook_deprecation_withdrawn 1"]],
  ] as const) {
    const world = new World(old);
    world.failures.set("PUT orders@1 deprecated", tenantFailure(kind));
    if (unreadable) world.failures.set("GET orders@1", tenantFailure("unavailable"));
    await applyPlan(planOf(DEPRECATE, [old]), world.options());
    assert.deepEqual(events(world), want);
  }
});

/** The options of a run, and what another one makes of the tenant as soon as this one has told the hook of `event`. */
function followedBy(world: World, event: string, now: readonly LiveWebhook[]) {
  const options = world.options();
  const { announcer } = options;
  const announce: typeof announcer.announce = async (told, round) => {
    if (told.event === event) for (const live of now) world.live.set(live.id, live);
    return await announcer.announce(told, round);
  };
  return { ...options, announcer: { ...announcer, announce } };
}

const WITHDRAWN = "webhook_deprecation_withdrawn";
const TAKEN_BACK = ["webhook_deprecated 1", `${WITHDRAWN} 1`];

test("what was withdrawn is announced again where another run makes the deprecation right after, in the same run", async () => {
  const world = new World(old);
  world.failures.set("PUT orders@1 deprecated", tenantFailure("unavailable"));
  const options = followedBy(world, WITHDRAWN, [{ ...old, status: "deprecated" }]);
  await applyPlan(planOf(DEPRECATE, [old]), options);
  assert.deepEqual(events(world), [...TAKEN_BACK, "webhook_deprecated 1"]);
});

test("so is the old version of a replacement whose activation failed, and another run's did not", async () => {
  const world = new World(old);
  world.failures.set("PUT orders@2 active", tenantFailure("unavailable"));
  const options = followedBy(world, WITHDRAWN, [{ ...old, status: "deprecated" }, liveOf(v2)]);
  await applyPlan(planOf([v2], [old]), options);
  assert.deepEqual(events(world), [...TAKEN_BACK, "webhook_deprecated 1"]);
});

test("so is one that another run made inactive, where that stands for deprecated", async () => {
  const world = new World(old);
  world.failures.set("PUT orders@1 inactive", tenantFailure("unavailable"));
  const base = model.environment();
  const environment = { ...base, capabilities: { ...base.capabilities, deprecatedStatus: false } };
  const options = followedBy(world, WITHDRAWN, [{ ...old, status: "inactive" }]);
  const { capabilities } = environment;
  const lacking = { ...options, environment: { ...options.environment, capabilities } };
  await applyPlan(planOf(DEPRECATE, [old], { environment }), lacking);
  assert.deepEqual(events(world), [...TAKEN_BACK, "webhook_deprecated 1"]);
});

test("so is a version that another run has replaced in place", async () => {
  const [first, second] = [endpoints.declared({ version: 1 }), endpoints.declared({ version: 2 })];
  const live = endpoints.live(first);
  const world = new World(live);
  world.failures.set("PUT orders@2 active", tenantFailure("unavailable"));
  const planned = planOf([second], [], {
    environment: endpoints.environment(),
    live: endpoints.listing([live]),
  });
  const options = followedBy(world, WITHDRAWN, [{ ...endpoints.live(second), id: live.id }]);
  await applyPlan(planned, options);
  assert.deepEqual(events(world), [...TAKEN_BACK, "webhook_deprecated 1"]);
});

test("so is one that another run switches off instead of replacing it in place, where nothing says deprecated", async () => {
  const [first, second] = [endpoints.declared({ version: 1 }), endpoints.declared({ version: 2 })];
  const live = endpoints.live(first, { labelled: null }, { displayName: "orders@1" });
  const world = new World(live);
  world.failures.set("PUT orders@2 active", tenantFailure("unavailable"));
  const environment = endpoints.environment(markedIn("name"));
  const planned = planOf([second], [], { environment, live: endpoints.listing([live]) });
  const options = followedBy(world, WITHDRAWN, [{ ...live, status: "inactive" }]);
  const { traits, capabilities } = environment;
  await applyPlan(planned, { ...options, environment: { ...options.environment, traits, capabilities } });
  assert.deepEqual(events(world), [...TAKEN_BACK, "webhook_deprecated 1"]);
});

test("what is in service still, or cannot be read, stays withdrawn", async () => {
  for (const isThere of [true, false]) {
    const world = new World(old);
    world.failures.set("PUT orders@1 deprecated", tenantFailure("unavailable"));
    const options = followedBy(world, WITHDRAWN, []);
    const gone: typeof options.announcer.announce = async (told, round) => {
      if (told.event === WITHDRAWN && !isThere) world.live.clear();
      return await options.announcer.announce(told, round);
    };
    const announcer = { ...options.announcer, announce: gone };
    await applyPlan(planOf(DEPRECATE, [old]), { ...options, announcer });
    assert.deepEqual(events(world), TAKEN_BACK);
  }
});

test("an announcement has the round of its version: one more after each withdrawal, of earlier runs too", async () => {
  const rounds: number[] = [];
  const announcer = {
    announce: async (_: unknown, round: number) => {
      rounds.push(round);
      return true;
    },
    report: async () => {},
  };
  const records: JournalEntry[] = [];
  for (const fails of [true, true, false]) {
    const world = new World(old);
    if (fails) world.failures.set("PUT orders@1 deprecated", tenantFailure("forbidden"));
    await applyPlan(planOf(DEPRECATE, [old]), world.options({ announcer, recorded: recalled(records) }));
    records.push(...world.records);
  }
  assert.deepEqual(rounds, [0, 0, 1, 1, 2]);
});
