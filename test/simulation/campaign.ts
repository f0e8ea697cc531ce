/**
 * The whole simulation for each profile: `npm run campaign:simulation`. 100,000 histories of edits, clicks, faults, kills,
 * filters, approvals and rollbacks; 10,000 more in which the state directory is lost or an older one comes back.
 *
 * `-- PROFILE kept` and `-- PROFILE lost-or-older` play one kind; `-- PROFILE kept SEED` plays one history.
 * `--histories N` plays so many of each kind, and `--from SEED` begins at a seed: then they are the same each time.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import type { Api } from "../../src/model/fleet/environment.ts";
import { type Rest, type StateLuck, simulate } from "./simulate.ts";

const PROFILES: readonly Api[] = ["integrations-v1", "cognigy-v2"];
const LUCKS: readonly StateLuck[] = ["kept", "lost-or-older"];
const HISTORIES = { kept: 100_000, "lost-or-older": 10_000 } as const satisfies Record<StateLuck, number>;
const PROGRESS_EVERY_MS = 60_000;

/** How many histories, and from which seed. */
interface Extent {
  readonly histories: number;
  readonly from: number;
}

/** Seeds one after the other, so that no history is played twice. Goes on after a failure: the next may be another one. */
async function play(profile: Api, luck: StateLuck, { histories, from }: Extent): Promise<void> {
  const began = performance.now();
  const ends: Record<Rest | "failed", number> = { converged: 0, ambiguous: 0, failed: 0 };
  const tell = (played: number) => {
    const seconds = Math.round((performance.now() - began) / 1_000);
    const counts = JSON.stringify(ends);
    console.log(`${profile}, ${luck}: ${played} histories from ${from} in ${seconds} s: ${counts}`);
  };
  let toldAt = began;
  for (let played = 0; played < histories; played++) {
    const seed = from + played;
    try {
      ends[await simulate(seed, luck, profile)] += 1;
    } catch (cause) {
      ends.failed += 1;
      process.exitCode = 1;
      console.error(`npm run campaign:simulation -- ${profile} ${luck} ${seed}\n${cause}`);
    }
    if (performance.now() < toldAt + PROGRESS_EVERY_MS) continue;
    toldAt = performance.now();
    tell(played + 1);
  }
  tell(histories);
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { histories: { type: "string" }, from: { type: "string" } },
});
const [profile, luck, seed] = positionals;
const profiles = PROFILES.filter((one) => one === (profile ?? one));
const lucks = LUCKS.filter((one) => one === (luck ?? one));
if (profiles.length === 0 || lucks.length === 0) throw new Error(`no such histories: ${profile} ${luck}`);
for (const oneProfile of profiles) {
  for (const oneLuck of lucks) {
    if (seed !== undefined) console.log(await simulate(Number(seed), oneLuck, oneProfile));
    else
      await play(oneProfile, oneLuck, {
        histories: Number(values.histories ?? HISTORIES[oneLuck]),
        from: Number(values.from ?? Math.floor(Math.random() * 2 ** 31)),
      });
  }
}
