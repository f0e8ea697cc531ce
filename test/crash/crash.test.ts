import { before, describe, it } from "node:test";
import { bundle } from "./bundle.ts";
import { generatePlan } from "./generated-plan.ts";
import { holdsUp } from "./oracle.ts";
import { BOUNDARIES, type Boundary, IN_RECOVERY, Victim } from "./victim.ts";

const PLANS = 10;

/** All boundaries but one; the last leaves an intent for the recovery. */
function killsOf(seed: number): Boundary[] {
  return BOUNDARIES.toReversed().filter((_, index) => index !== seed % BOUNDARIES.length);
}

describe("a run that is killed, a cut of 60 of the campaign", { concurrency: 3 }, () => {
  let built: Awaited<ReturnType<typeof bundle>>;
  before(async () => {
    built = await bundle();
  });

  for (let seed = 1; seed <= PLANS; seed++) {
    it(`plan ${seed}: five kills in a row and one in the recovery, then it converges`, async () => {
      const plan = generatePlan(seed, 20);
      const victim = new Victim(plan, built.directory, seed % 2 === 0 ? 4 : 1);
      await victim.start();
      try {
        for (const [index, boundary] of killsOf(seed).entries()) {
          await victim.killAt({ boundary, operation: 1 + ((seed + index) % 3) });
        }
        await victim.killAt({ boundary: IN_RECOVERY[seed % IN_RECOVERY.length] ?? "listed", operation: 1 });
        await holdsUp(victim, plan);
      } finally {
        await victim.close();
      }
    });
  }
});
