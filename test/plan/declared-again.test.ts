import assert from "node:assert/strict";
import { test } from "node:test";
import type { PlanInput } from "../../src/model/plan/plan.ts";
import { declared, environment, listing, live } from "../fixtures/endpoints.ts";
import * as model from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";

/** A version that a run deleted at its sunset, which the record tells of no more, is declared again. */

const deleted: Partial<PlanInput> = { recorded: new Set(["orders@1"]), lastWritten: new Map() };

function whyOf(over: Partial<PlanInput>): string {
  const tenant = { environment: environment(), live: listing([]) };
  const { changes } = planOf([declared()], [], { ...tenant, ...over });
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
