import { before, describe, it } from "node:test";
import { NO_SERVER } from "../postgres/server.ts";
import "../postgres/shared-server.ts";
import { bundle } from "./bundle.ts";
import { generatePlan } from "./generated-plan.ts";
import { CRASH_KINDS } from "./kinds.ts";
import { holdsUp } from "./oracle.ts";
import { BOUNDARIES, type Boundary, IN_RECOVERY, Victim } from "./victim.ts";

const [INTEGRATIONS, ENDPOINTS] = CRASH_KINDS;

/** How many plans of each kind, and where the record is. */
const PLANS = [
  { kind: INTEGRATIONS, plans: 2, backend: "files", skip: false },
  { kind: ENDPOINTS, plans: 1, backend: "files", skip: false },
  { kind: INTEGRATIONS, plans: 1, backend: "postgres", skip: NO_SERVER ?? false },
] as const;

/** Every second boundary, by turns; the last leaves an intent for the recovery. */
function killsOf(turn: number): Boundary[] {
  return BOUNDARIES.toReversed().filter((_, index) => index % 2 === turn % 2);
}

describe("a run that is killed, a cut of 16 of the campaign", { concurrency: 3 }, () => {
  let built: Awaited<ReturnType<typeof bundle>>;
  before(async () => {
    built = await bundle();
  });

  for (const [place, { kind, plans, backend, skip }] of PLANS.entries()) {
    for (let seed = 1; seed <= plans; seed++) {
      const turn = seed + 2 * place;
      const title = `${kind.profile} in ${backend}, plan ${seed}: three kills in a row and one in the recovery`;
      it(title, { skip }, async () => {
        const plan = generatePlan(kind, seed, 20);
        const victim = new Victim(kind, plan, built.directory, {
          concurrency: seed % 2 === 0 ? 4 : 1,
          backend,
        });
        await victim.start();
        try {
          for (const [index, boundary] of killsOf(turn).entries()) {
            await victim.killAt({ boundary, operation: 1 + ((seed + index) % 3) });
          }
          const inRecovery = IN_RECOVERY[turn % IN_RECOVERY.length] ?? "listed";
          await victim.killAt({ boundary: inRecovery, operation: 1 });
          await holdsUp(victim, plan);
        } finally {
          await victim.close();
        }
      });
    }
  }
});
