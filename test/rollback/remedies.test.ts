import assert from "node:assert/strict";
import { test } from "node:test";
import type { IncompleteReason } from "../../src/model/plan/plan.ts";
import { asRollback } from "../../src/rollback/rollback.ts";
import { declared, environment, listing, live, set } from "../fixtures/endpoints.ts";
import { planOf } from "../fixtures/plan.ts";

const v1 = declared();
const evil = live(v1, { url: "https://evil.example/" }, { basicAuth: set("hand", "hand-pw") });

/** The remedy of what is blocked where a run goes back to `orders@1`. */
function remedyOf(found = evil, lacks: IncompleteReason | null = null, refused = false): string {
  const no = ["orders@1", [{ message: "no http", remedy: "use https" }]] as const;
  const refusals = new Map(refused ? [no] : []);
  const plan = planOf([v1], [found], {
    ...{ environment: environment(), live: listing([found]), refusals },
    incomplete: new Map(lacks === null ? [] : [["orders@1", lacks]]),
  });
  const restored = [{ webhook: v1, lacks, stays: [] } as const];
  const { blocked } = asRollback(plan, { images: [], restored, takeovers: new Map() }, "r");
  assert.equal(blocked.length, 1);
  return blocked[0]?.remedy ?? "";
}

const apply = "and apply that, with --allow-downgrade orders where a higher version is live";
const leave = "leave it as it is with --skip-blocked, or declare orders@1 in its manifest";

test("what a manifest says does nothing in a rollback: the remedy applies it in place of that", () => {
  const basicAuth = "with `basicAuth`, or with `basicAuth: none` to clear it,";
  assert.equal(remedyOf(), `${leave} ${basicAuth} ${apply}`);
  const hidden = live(v1, { url: "https://api.example.com/x" }, { basicAuth: set("hand", null) });
  assert.equal(remedyOf(hidden), `${leave} with the values that the tenant hides ${apply}`);
  assert.equal(
    remedyOf(live(v1, { url: "https://api.example.com/x" }), null, true),
    `have the rule changed in webhook-sync.yaml, or ${leave} as the rule allows ${apply}`,
  );
});

test("what the record lacks keeps the remedy that it has", () => {
  const lacks = { code: "credentials", message: "it was there", remedy: "look" } as const;
  assert.equal(remedyOf(evil, lacks), "look");
});
