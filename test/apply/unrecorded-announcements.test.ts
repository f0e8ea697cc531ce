import assert from "node:assert/strict";
import { test } from "node:test";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import type { Plan } from "../../src/model/plan/plan.ts";
import { ANNOUNCED, WITHDRAWN } from "../../src/model/record/projection.ts";
import { tenantFailure, World } from "../fixtures/apply.ts";
import * as endpoints from "../fixtures/endpoints.ts";
import { liveOf, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";

const old = liveOf(webhook());
const first = endpoints.live(endpoints.declared({ version: 1 }));
const inPlace = planOf([endpoints.declared({ version: 2 })], [], {
  environment: endpoints.environment(),
  live: endpoints.listing([first]),
});

/** What is announced, and the write that fails after it where one does. */
const CASES: readonly (readonly [what: string, live: typeof old, plan: Plan, fails: string | null])[] = [
  ["a replacement", old, planOf([webhook({ version: 2 })], [old]), null],
  ["one that is not activated", old, planOf([webhook({ version: 2 })], [old]), "PUT orders@2 active"],
  ["a replacement in place", first, inPlace, null],
  ["one in place that fails", first, inPlace, "PUT orders@2 active"],
  ["a deprecation", old, planOf([webhook({ status: "deprecated" })], [old]), null],
  ["one that fails", old, planOf([webhook({ status: "deprecated" })], [old]), "PUT orders@1 deprecated"],
];

/** Carries it out with a journal that takes nothing from the nth record on. */
async function applied(nth: number, [, live, plan, fails]: (typeof CASES)[number]): Promise<World> {
  const world = new World(live);
  world.failingAppend = nth;
  if (fails !== null) world.failures.set(fails, tenantFailure("unavailable"));
  await applyPlan(plan, world.options());
  return world;
}

const CODES = { [ANNOUNCED]: "webhook_deprecated", [WITHDRAWN]: "webhook_deprecation_withdrawn" };

function announcedIn({ records }: World): readonly string[] {
  return records.flatMap((record) =>
    record.phase === "notice" && (record.code === ANNOUNCED || record.code === WITHDRAWN)
      ? [`${CODES[record.code]} ${record.version}`]
      : [],
  );
}

for (const given of CASES) {
  test(`the hook is told what is recorded, and nothing else, whichever record fails: ${given[0]}`, async () => {
    const whole = await applied(Number.POSITIVE_INFINITY, given);
    assert.equal(whole.events.length, given[3] === null ? 1 : 2);
    for (let nth = 1; nth <= whole.records.length; nth++) {
      const world = await applied(nth, given);
      const told = world.events.map(({ event, old_version }) => `${event} ${old_version}`);
      assert.deepEqual(told, announcedIn(world), `record ${nth}`);
      const isOut = told.length === 0 && world.statuses().some((one) => /orders@1 (?!active)/.test(one));
      assert.ok(!isOut, `record ${nth}: ${world.statuses().join(", ")}`);
    }
  });
}

test("what could not be announced is not made, though later records are taken again", async () => {
  for (const given of CASES) {
    const whole = await applied(Number.POSITIVE_INFINITY, given);
    const nth = whole.records.findIndex((record) => record.phase === "notice") + 1;
    const world = new World(given[1]);
    const options = world.options();
    let appends = 0;
    const append: typeof options.journal.append = async (entry) => {
      appends += 1;
      return appends === nth
        ? { ok: false, error: { message: "no space left" } }
        : options.journal.append(entry);
    };
    const [outcome] = await applyPlan(given[2], { ...options, journal: { ...options.journal, append } });
    assert.equal(outcome?.result, "skipped", given[0]);
    assert.deepEqual(world.events, [], given[0]);
    assert.ok(world.statuses().includes("orders@1 active"), given[0]);
  }
});

test("a run that lost its record queues no status report: the next one reports what it recorded, or probes anew", async () => {
  for (const [verdict, trigger] of [
    ["healthy", "PUT orders@1 active"],
    ["unexpected-status", "deliver orders"],
  ] as const) {
    const world = new World();
    world.verdicts.set("deliver orders", verdict);
    const options = world.options();
    const mayWrite: typeof options.journal.mayWrite = () => {
      const isLost = world.trace.includes(trigger);
      return isLost
        ? { ok: false, error: { message: "the lock was taken away" } }
        : options.journal.mayWrite();
    };
    await applyPlan(planOf([webhook()], []), { ...options, journal: { ...options.journal, mayWrite } });
    assert.deepEqual(world.reports, [], verdict);
  }
});
