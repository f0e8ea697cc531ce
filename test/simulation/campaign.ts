/**
 * The whole simulation: `npm run campaign:simulation`, or `-- kept SEED` and `-- lost-or-older SEED` for one history.
 * 100,000 histories of edits, clicks, faults, kills, filters, approvals and rollbacks; 10,000 more in which the state
 * directory is lost or an older one comes back.
 */
import process from "node:process";
import fc from "fast-check";
import { type Rest, type StateLuck, simulate } from "./simulate.ts";

const HISTORIES = { kept: 100_000, "lost-or-older": 10_000 } as const satisfies Record<StateLuck, number>;

async function play(luck: StateLuck): Promise<void> {
  const began = performance.now();
  const rests: Record<Rest, number> = { converged: 0, ambiguous: 0 };
  const history = fc.asyncProperty(fc.nat(), async (seed) => {
    rests[await simulate(seed, luck)] += 1;
  });
  const result = await fc.check(history, { numRuns: HISTORIES[luck], endOnFailure: true });
  if (result.failed) {
    const [seed] = result.counterexample ?? [];
    console.error(`npm run campaign:simulation -- ${luck} ${seed}\n${result.errorInstance}`);
    process.exitCode = 1;
  }
  const seconds = Math.round((performance.now() - began) / 1_000);
  console.log(`${luck}: ${result.numRuns} histories in ${seconds} s: ${JSON.stringify(rests)}`);
}

const [luck, seed] = process.argv.slice(2);
if (seed === undefined) {
  await play("kept");
  await play("lost-or-older");
} else {
  console.log(await simulate(Number(seed), luck === "kept" ? "kept" : "lost-or-older"));
}
