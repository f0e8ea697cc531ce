import { test } from "node:test";
import fc from "fast-check";
import type { Api } from "../../src/model/environment.ts";
import { type StateLuck, simulate } from "./simulate.ts";

/** The same histories each time, so that a change is judged by what it changed; the campaign looks for new ones. */
async function play(profile: Api, luck: StateLuck, numRuns: number): Promise<void> {
  const history = fc.asyncProperty(fc.nat(), async (seed) => void (await simulate(seed, luck, profile)));
  await fc.assert(history, { seed: 20_261_123, numRuns, endOnFailure: true });
}

/** A thousand in all. Histories of Endpoints take longer: more is read, and more is compared. */
const RUNS = [
  ["integrations-v1", 600, 150],
  ["cognigy-v2", 175, 75],
] as const;

for (const [profile, kept, lost] of RUNS) {
  test(`every history of ${profile} comes to rest as declared, or with a typed outcome`, async () => {
    await play(profile, "kept", kept);
  });

  test(`a state directory of ${profile} that is lost or older makes no silent double and takes nothing protected`, async () => {
    await play(profile, "lost-or-older", lost);
  });
}
