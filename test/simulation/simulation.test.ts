import { test } from "node:test";
import fc from "fast-check";
import type { Api } from "../../src/model/environment.ts";
import { type StateLuck, simulate } from "./simulate.ts";

/** The same histories each time, so that a change is judged by what it changed; the campaign looks for new ones. */
async function play(profile: Api, luck: StateLuck, numRuns: number): Promise<void> {
  const history = fc.asyncProperty(fc.nat(), async (seed) => void (await simulate(seed, luck, profile)));
  await fc.assert(history, { seed: 20_261_123, numRuns, endOnFailure: true });
}

for (const profile of ["integrations-v1", "cognigy-v2"] as const) {
  test(`every history of ${profile} comes to rest as declared, or with a typed outcome (1,000 of 100,000)`, async () => {
    await play(profile, "kept", 1_000);
  });

  test(`a state directory of ${profile} that is lost or older makes no silent double and takes nothing protected (300 of 10,000)`, async () => {
    await play(profile, "lost-or-older", 300);
  });
}
