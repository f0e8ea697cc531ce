/**
 * The whole simulation for each profile: `npm run campaign:simulation`, or `-- PROFILE kept SEED` and
 * `-- PROFILE lost-or-older SEED` for one history.
 * 100,000 histories of edits, clicks, faults, kills, filters, approvals and rollbacks; 10,000 more in which the state
 * directory is lost or an older one comes back.
 */
import process from "node:process";
import fc from "fast-check";
import type { Api } from "../../src/model/environment.ts";
import { type Rest, type StateLuck, simulate } from "./simulate.ts";

const HISTORIES = { kept: 100_000, "lost-or-older": 10_000 } as const satisfies Record<StateLuck, number>;

async function play(profile: Api, luck: StateLuck): Promise<void> {
  const began = performance.now();
  const rests: Record<Rest, number> = { converged: 0, ambiguous: 0 };
  const history = fc.asyncProperty(fc.nat(), async (seed) => {
    rests[await simulate(seed, luck, profile)] += 1;
  });
  const result = await fc.check(history, { numRuns: HISTORIES[luck], endOnFailure: true });
  if (result.failed) {
    const [seed] = result.counterexample ?? [];
    console.error(`npm run campaign:simulation -- ${profile} ${luck} ${seed}\n${result.errorInstance}`);
    process.exitCode = 1;
  }
  const seconds = Math.round((performance.now() - began) / 1_000);
  console.log(`${profile}, ${luck}: ${result.numRuns} histories in ${seconds} s: ${JSON.stringify(rests)}`);
}

const PROFILES: readonly Api[] = ["integrations-v1", "cognigy-v2"];

const [profile, luck, seed] = process.argv.slice(2);
if (seed === undefined) {
  for (const one of PROFILES) {
    await play(one, "kept");
    await play(one, "lost-or-older");
  }
} else {
  const one = PROFILES.find((known) => known === profile) ?? "integrations-v1";
  console.log(await simulate(Number(seed), luck === "kept" ? "kept" : "lost-or-older", one));
}
