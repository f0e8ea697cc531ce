import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Plan, PlanInput } from "../../src/model/plan/plan.ts";
import { snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
import { environment, listing, liveOf, NOW, webhook } from "../fixtures/model.ts";
import { allowing, planOf } from "../fixtures/plan.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
const after = (ms: number) => new Date(NOW.getTime() + ms);
const day = (ms: number) => after(ms).toISOString().slice(0, 10);

const kept = webhook({ name: "crm" });
const old = liveOf(webhook(), { status: "deprecated" });
const retiring = environment({ deprecation: { hook: null, graceMs: 30 * DAY, retire: "auto" } });

function known(sunset: string): Partial<PlanInput> {
  const memory = {
    after: snapshotOf(webhook({ status: "deprecated" })),
    held: false,
    wasActive: true,
    certificateExpires: null,
  };
  return { lastWritten: new Map([["orders@1", { ...memory, sunset }]]) };
}

/** What is planned where the tenant's clock is so far ahead of this machine's, whose time is given. */
function planAt(now: Date, clockAheadMs: number | null, over: Partial<PlanInput> = {}, live = old): Plan {
  const listed = { ...listing(liveOf(kept), live), clockAheadMs };
  return planOf([kept], [], { environment: retiring, ...over, live: listed, now });
}

const told = ({ changes, blocked }: Plan) => [
  ...changes.map(({ action, key }) => `${action} ${key}`),
  ...blocked.map(({ code, key }) => `${code} ${key}`),
];

describe("a deletion, where the clocks of machine and tenant do not agree", () => {
  const passedHere = known(day(10 * DAY));
  const here = after(45 * DAY);
  test("is left out and told, the sunset having passed by this machine's clock alone", () => {
    const plan = planAt(here, -45 * DAY, passedHere);
    assert.deepEqual(told(plan), []);
    assert.deepEqual(plan.notes, [
      "this machine's clock is 45 days ahead of the tenant's; nothing is deleted until they agree",
    ]);
    assert.deepEqual(plan.unchanged.find(({ key }) => key === "orders@1")?.notes, [
      `sunset ${day(10 * DAY)} has passed by this machine's clock; it is kept, because the clocks do not agree`,
    ]);
  });
  test("is blocked where it was asked for", () => {
    const allow = allowing({ delete: new Set(["orders@1"]) });
    const plan = planAt(here, -45 * DAY, { ...passedHere, allow });
    assert.deepEqual(told(plan), ["clock-skew orders@1"]);
    assert.match(plan.blocked[0]?.message ?? "", /clock is 45 days ahead of the tenant's$/);
  });
  test("is made where they agree to some minutes, and where the tenant does not tell", () => {
    for (const ahead of [0, 4 * MINUTE, -4 * MINUTE, null]) {
      const plan = planAt(here, ahead, passedHere);
      assert.deepEqual([told(plan), plan.notes], [["delete orders@1"], []], String(ahead));
    }
    for (const ahead of [6 * MINUTE, -6 * MINUTE, 3 * 60 * MINUTE]) {
      assert.deepEqual(told(planAt(here, ahead, passedHere)), [], String(ahead));
    }
  });
});

test("a deprecation made with a clock that is behind is not deleted the minute after", () => {
  for (const [behind, sunset] of [
    [90 * DAY, day(30 * DAY)],
    [-45 * DAY, day(75 * DAY)],
  ] as const) {
    const active = liveOf(webhook());
    const [change] = planAt(after(-behind), behind, {}, active).changes;
    assert.ok(change?.action === "deprecate");
    assert.equal(change.sunset, sunset, "the later of both clocks counts");
    assert.deepEqual(told(planAt(after(MINUTE), 0, known(change.sunset ?? ""))), []);
  }
});
