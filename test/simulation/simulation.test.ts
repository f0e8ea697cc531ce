import { test } from "node:test";
import fc from "fast-check";
import { type StateLuck, simulate } from "./simulate.ts";

/** The same histories each time, so that a change is judged by what it changed; the campaign looks for new ones. */
async function play(luck: StateLuck, numRuns: number): Promise<void> {
  const history = fc.asyncProperty(fc.nat(), async (seed) => void (await simulate(seed, luck)));
  await fc.assert(history, { seed: 20_261_123, numRuns, endOnFailure: true });
}

test("every history comes to rest as declared, or with a typed outcome (1,000 of 100,000)", async () => {
  await play("kept", 1_000);
});

test("a state directory that is lost or older makes no silent double and takes nothing protected (300 of 10,000)", async () => {
  await play("lost-or-older", 300);
});
