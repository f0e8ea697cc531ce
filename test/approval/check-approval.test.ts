import assert from "node:assert/strict";
import { test } from "node:test";
import { checkApproval } from "../../src/approval/check-approval.ts";
import { changesDigest } from "../../src/approval/plan-document.ts";
import { environment, liveOf, webhook } from "../fixtures/model.ts";
import { planOf } from "../fixtures/plan.ts";

const OTHER = `sha256:${"0".repeat(64)}`;

test("a digest whose changes are done or gone lets nothing be recorded that it did not stand for", () => {
  const desired = [webhook({ protect: true })];
  const live = [liveOf(webhook())];
  const plan = planOf(desired, live);
  const current = { plan, desired, live, steps: new Map(), environment: environment() };
  const held = (digest: string) => {
    const result = checkApproval({ kind: "digest", digest }, current, () => plan);
    return result.ok ? result.value : assert.fail("it is held to nothing");
  };
  assert.equal(held(changesDigest(plan)).plan.protections.length, 1);
  const other = held(OTHER);
  assert.deepEqual([other.plan.protections, other.changesDigest], [[], changesDigest(plan)]);
  assert.match(other.plan.notes.join("; "), /digest is that of other changes: they were applied already, or/);
});

test("a digest of other changes than are planned is refused", () => {
  const desired = [webhook()];
  const plan = planOf(desired, []);
  const current = { plan, desired, live: [], steps: new Map(), environment: environment() };
  const held = checkApproval({ kind: "digest", digest: OTHER }, current, () => plan);
  assert.match(held.ok ? "" : (held.error[0]?.message ?? ""), /^the changes now have the digest sha256:/);
});
