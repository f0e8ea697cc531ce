import assert from "node:assert/strict";
import type { GeneratedPlan } from "./generated-plan.ts";
import type { Victim } from "./victim.ts";

/** After any kills: the next apply finishes the job, the one after it writes nothing, and nothing was ever wrong. */
export async function holdsUp(victim: Victim, plan: GeneratedPlan): Promise<void> {
  const next = await victim.apply();
  assert.equal(next.exit, 0, `the next apply\n${next.stdout}${next.stderr}`);
  assert.deepEqual(victim.statuses(), plan.wanted, "what the tenant has in the end");
  const after = await victim.apply();
  assert.deepEqual([after.exit, after.writes], [0, 0], `the apply after it\n${after.stdout}${after.stderr}`);
  const journal = await victim.journal();
  for (const secret of victim.secrets) assert.ok(!journal.includes(secret), "a secret is in the journal");
  for (const { requestId, name, active } of victim.commits) {
    assert.ok(journal.includes(`"request_id":"${requestId}"`), `${requestId} is not in the journal`);
    if (plan.lit.includes(name)) assert.ok(active.length > 0, `${name} went dark by ${requestId}`);
  }
  const verified = await victim.run("audit", "verify", "--rebuild");
  assert.equal(verified.exit, 0, `the record\n${verified.stderr}`);
}
