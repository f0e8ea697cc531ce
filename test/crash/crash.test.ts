import { before, describe, it } from "node:test";
import { bundle } from "./bundle.ts";
import { generatePlan } from "./generated-plan.ts";
import { CRASH_KINDS } from "./kinds.ts";
import { holdsUp } from "./oracle.ts";
import { BOUNDARIES, type Boundary, IN_RECOVERY, Victim } from "./victim.ts";

const [INTEGRATIONS, ENDPOINTS] = CRASH_KINDS;

/** How many plans of each kind. */
const PLANS = [
  [INTEGRATIONS, 7],
  [ENDPOINTS, 3],
] as const;

/** All boundaries but one; the last leaves an intent for the recovery. */
function killsOf(seed: number): Boundary[] {
  return BOUNDARIES.toReversed().filter((_, index) => index !== seed % BOUNDARIES.length);
}

describe("a run that is killed, a cut of 60 of the campaign", { concurrency: 3 }, () => {
  let built: Awaited<ReturnType<typeof bundle>>;
  before(async () => {
    built = await bundle();
  });

  for (const [kind, plans] of PLANS) {
    for (let seed = 1; seed <= plans; seed++) {
      it(`${kind.profile}, plan ${seed}: five kills in a row and one in the recovery, then it converges`, async () => {
        const plan = generatePlan(kind, seed, 20);
        const victim = new Victim(kind, plan, built.directory, seed % 2 === 0 ? 4 : 1);
        await victim.start();
        try {
          for (const [index, boundary] of killsOf(seed).entries()) {
            await victim.killAt({ boundary, operation: 1 + ((seed + index) % 3) });
          }
          const inRecovery = IN_RECOVERY[seed % IN_RECOVERY.length] ?? "listed";
          await victim.killAt({ boundary: inRecovery, operation: 1 });
          await holdsUp(victim, plan);
        } finally {
          await victim.close();
        }
      });
    }
  }
});
