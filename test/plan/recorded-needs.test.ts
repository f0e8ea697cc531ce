import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOf, type WebhookKey } from "../../src/model/fleet/key.ts";
import type { LiveWebhook } from "../../src/model/fleet/live.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import { snapshotOf } from "../../src/model/plan/redacted-snapshot.ts";
import { liveOf, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";

const base = webhook({ name: "base" });
const top = webhook({ name: "top", dependsOn: ["base"] });
const other = webhook({ name: "other" });

/** What is live was written from `were`; `desired` is declared now. */
function planned(
  desired: readonly Webhook[],
  were: readonly Webhook[],
  isProtected: readonly WebhookKey[] = [],
  live: readonly LiveWebhook[] = were.map((one) => liveOf(one)),
) {
  const lastWritten = new Map(
    were.map((one) => [
      keyOf(one),
      {
        ...{ after: snapshotOf(one), dependsOn: one.dependsOn, sunset: null, held: false, wasActive: true },
        certificateExpires: null,
      },
    ]),
  );
  const { changes, blocked } = planOf(desired, live, {
    ...{ lastWritten, recorded: new Set(lastWritten.keys()), protectedKeys: new Set(isProtected) },
  });
  return {
    changes: changes.map(({ key, dependsOn }) => `${key} after ${dependsOn.join(", ") || "nothing"}`),
    blocked: blocked.map(({ key, code }) => `${key} ${code}`),
  };
}

test("what is removed from Git with what needs it goes after that, as the record says", () => {
  assert.deepEqual(planned([other], [base, top, other]), {
    changes: ["top@1 after nothing", "base@1 after top@1"],
    blocked: [],
  });
});

test("what is removed from Git stays while what needs it is protected and stays, and so does what that needs", () => {
  const ground = webhook({ name: "ground" });
  const on = { ...base, dependsOn: ["ground@1"] };
  const { changes, blocked } = planned([other], [ground, on, top, other], ["top@1"]);
  assert.deepEqual(changes, []);
  assert.deepEqual(blocked.toSorted(), ["base@1 has-dependents", "ground@1 dependency", "top@1 protected"]);
});

test("a manifest goes before the record", () => {
  const { changes, blocked } = planned([{ ...top, dependsOn: [] }, other], [base, top, other]);
  assert.deepEqual([changes, blocked], [["base@1 after nothing"], []]);
});

test("what a new version replaces needs nothing any more once that is active", () => {
  const { changes, blocked } = planned([{ ...top, version: 2, dependsOn: [] }, other], [base, top, other]);
  assert.deepEqual([changes, blocked], [["top@2 after nothing", "base@1 after top@2"], []]);
});

test("an old version goes though others need its name: the new one has it", () => {
  const { blocked } = planned([{ ...base, version: 2 }, other], [base, top, other], ["top@1"]);
  assert.deepEqual(blocked, ["top@1 protected"]);
});

test("records that contradict each other make no circle", () => {
  const { changes, blocked } = planned([other], [{ ...base, dependsOn: ["top@1"] }, top, other]);
  assert.deepEqual([changes.length, blocked], [2, []]);
});

test("the last active version of a name stays for what needs it by the record, though a higher one is declared", () => {
  const { blocked } = planned(
    [{ ...base, version: 2, status: "inactive" }, other],
    [base, top, other],
    ["top@1"],
  );
  assert.deepEqual(blocked.toSorted(), ["base@1 has-dependents", "top@1 protected"]);
});

test("what Git switches off goes after what needed it by the record and is removed", () => {
  assert.deepEqual(planned([{ ...base, status: "inactive" }, other], [base, top, other]), {
    changes: ["top@1 after nothing", "base@1 after top@1"],
    blocked: [],
  });
});

test("what somebody took our key off is none of ours any more, and keeps nothing in service", () => {
  const found = [liveOf(base), liveOf(top, { idempotencyKey: null }), liveOf(other)];
  const { changes, blocked } = planned([other], [base, top, other], [], found);
  assert.deepEqual([changes, blocked], [["base@1 after nothing"], []]);
});
