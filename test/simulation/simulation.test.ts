import { test } from "node:test";
import type { Api } from "../../src/model/fleet/environment.ts";
import { type StateLuck, simulate } from "./simulate.ts";

/** The same histories each time, so that a change is judged by what it changed; the campaign looks for new ones. */
const FIRST_SEED = 20_261_123;

async function play(profile: Api, luck: StateLuck, histories: number): Promise<void> {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + histories; seed++) {
    await simulate(seed, luck, profile).catch((cause: unknown) => {
      throw new Error(`npm run campaign:simulation -- ${profile} ${luck} ${seed}`, { cause });
    });
  }
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
