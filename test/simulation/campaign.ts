/** The whole simulation: `npm run campaign:simulation`, or `-- SEED` for one history. */
import process from "node:process";
import fc from "fast-check";
import { type Rest, simulate } from "./simulate.ts";

const HISTORIES = 100_000;

const [one] = process.argv.slice(2);
if (one !== undefined) {
  console.log(await simulate(Number(one)));
} else {
  const began = performance.now();
  const rests: Record<Rest, number> = { converged: 0, ambiguous: 0 };
  const history = fc.asyncProperty(fc.nat(), async (seed) => {
    rests[await simulate(seed)] += 1;
  });
  const result = await fc.check(history, { numRuns: HISTORIES, endOnFailure: true });
  if (result.failed) {
    console.error(`npm run campaign:simulation -- ${result.counterexample?.[0]}\n${result.errorInstance}`);
    process.exitCode = 1;
  }
  const seconds = Math.round((performance.now() - began) / 1_000);
  console.log(`${result.numRuns} histories in ${seconds} s: ${JSON.stringify(rests)}`);
}
