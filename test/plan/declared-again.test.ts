import assert from "node:assert/strict";
import { test } from "node:test";
import type { LastWritten } from "../../src/model/fleet/last-written.ts";
import type { Webhook } from "../../src/model/fleet/webhook.ts";
import type { PlanInput } from "../../src/model/plan/plan.ts";
import { snapshotOfLive } from "../../src/model/plan/redacted-snapshot.ts";
import { declared, environment, listing, live } from "../fixtures/endpoints.ts";
import * as model from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";

/** A version that a run deleted at its sunset, which the record tells of no more, is declared again. */

const last: Omit<LastWritten, "after"> = {
  ...{ sunset: null, held: false, wasActive: true, certificateExpires: null },
};
const deleted: Partial<PlanInput> = { recorded: new Set(["orders@1"]), lastWritten: new Map() };

function whyOf(over: Partial<PlanInput>, desired: Webhook = declared()): string {
  const tenant = { environment: environment(), live: listing([]) };
  const { changes } = planOf([desired], [], { ...tenant, ...over });
  assert.deepEqual(
    changes.map(({ action }) => action),
    ["create"],
  );
  return changes.flatMap(({ risk }) => risk.why).join("\n");
}

test("an Endpoint that is declared again has a new address: callers have to move", () => {
  const says = /callers have to move: orders gets a new address, and the one that it had before is gone/;
  assert.match(whyOf(deleted), says);
});

test("so it has in another version, or under a name that says what it replaces", () => {
  const says = /callers have to move: \w+ gets a new address, and the one that it had before is gone/;
  assert.match(whyOf(deleted, declared({ version: 2 })), says);
  assert.match(whyOf(deleted, declared({ name: "intake", replaces: ["orders"] })), says);
});

test("so it has where another version is on the tenant and out of service", () => {
  const gone = live(declared({ version: 2, status: "deprecated" }));
  const says = /callers have to move/;
  assert.match(
    whyOf({ ...deleted, live: listing([gone]), recorded: new Set(["orders@1", "orders@2"]) }),
    says,
  );
});

/** What the record says of orders@1, whose Endpoint has been another version since. */
function became(wasActive: boolean): Partial<PlanInput> {
  const known = { ...last, wasActive, formerId: "e1", after: snapshotOfLive(live(declared()), []) };
  return { recorded: new Set(["orders@1"]), lastWritten: new Map([["orders@1", known]]) };
}

test("so it has where its Endpoint became another one in place, which was deleted", () => {
  assert.match(whyOf(became(true)), /callers have to move: orders gets a new address/);
  assert.doesNotMatch(whyOf(became(false)), /callers/, "nobody has called what was never active");
  const intake = live(declared({ name: "intake" }), { id: "e1" });
  const renamed = { ...became(true), live: listing([intake]) };
  const kept = planOf([declared(), declared({ name: "intake" })], [], {
    environment: environment(),
    ...renamed,
  });
  assert.doesNotMatch(kept.changes.flatMap(({ risk }) => risk.why).join("\n"), /callers/, "it goes on");
});

test("what is said of one that somebody deleted by hand is not said once more in general", () => {
  const was = { ...last, id: "e2", after: snapshotOfLive(live(declared({ version: 2 })), []) };
  const why = whyOf({ ...deleted, lastWritten: new Map([["orders@2", was]]) }, declared({ version: 2 }));
  assert.match(
    why,
    /callers have to move: orders gets a new address, and the old one \(abcdef…\) was deleted on/,
  );
  assert.equal(why.match(/callers have to move/g)?.length, 1);
});

test("nobody has to move to what is new, or beside what is live", () => {
  assert.doesNotMatch(whyOf({ recorded: new Set() }), /callers/);
  assert.doesNotMatch(whyOf({ recorded: new Set(["orders-eu@1"]), lastWritten: new Map() }), /callers/);
  const other = declared({ version: 2 });
  const beside = { ...deleted, environment: environment(), live: listing([live(other)]) };
  const { changes } = planOf([declared({ status: "inactive" }), other], [live(other)], beside);
  assert.doesNotMatch(changes.flatMap(({ risk }) => risk.why).join("\n"), /callers/);
});

test("nobody calls an integration", () => {
  const { changes } = planOf([model.webhook()], [], deleted);
  assert.doesNotMatch(changes.flatMap(({ risk }) => risk.why).join("\n"), /callers/);
});
