import assert from "node:assert/strict";
import { test } from "node:test";
import type { Outcome } from "../../src/model/record/outcome.ts";
import { describeOutcome } from "../../src/render/wording/outcome.ts";
import type { Idempotency, SandboxSwitches } from "../../src/sandbox/integrations-v1/switches.ts";
import type { Failure, Fault } from "../../src/sandbox/wire/faults.ts";
import { JumpClock } from "../cognigy/jump-clock.ts";
import { webhook } from "../fixtures/model.ts";
import { seededRandom } from "../sandbox/surroundings.ts";
import { applyOnce, type Circumstances, nameOf, type Run } from "./apply-once.ts";
import { chosen, isWhole, reproducible } from "./campaign.ts";
import { IntegrationsEstate, SETTLE_MS } from "./estate.ts";

/** The suite plays one for each cell, by turns; the campaign plays a hundred for each. */
const SEEDS = isWhole ? 100 : 2;
const DESIRED = ["alpha", "beta", "gamma", "delta"].map((name) => webhook({ name }));
const NAMES = new Set(DESIRED.map(({ name }) => name));

const KEYS: Readonly<Record<string, Idempotency>> = {
  honoured: "honoured",
  ignored: "ignored",
  expiring: { expiresAfterMs: 1 },
};

/** How long a write stays invisible: not at all, for less than the environment says, and for longer than it says. */
const LISTS: Readonly<Record<string, number>> = {
  immediate: 0,
  lagging: SETTLE_MS - 1_000,
  "lagging beyond settle": 6 * SETTLE_MS,
};

/** What can happen to a create. null: nothing. */
const ACCIDENTS: readonly (Failure | null)[] = [
  null,
  { kind: "status", status: 500, commits: true },
  { kind: "status", status: 504, commits: true },
  { kind: "reset", commits: true },
  { kind: "cut", framing: "length" },
  { kind: "html" },
  { kind: "status", status: 500, commits: false },
  { kind: "reset", commits: false },
  { kind: "status", status: 429, commits: false, retryAfter: { form: "seconds", seconds: 2 } },
  { kind: "status", status: 401, commits: false },
];

interface Cell {
  readonly keys: string;
  readonly list: string;
  readonly uniqueNames: boolean;
}

const CELLS: readonly Cell[] = Object.keys(KEYS).flatMap((keys) =>
  Object.keys(LISTS).flatMap((list) => [true, false].map((uniqueNames) => ({ keys, list, uniqueNames }))),
);

for (const cell of CELLS) {
  const { keys, list, uniqueNames } = cell;
  const title = `keys ${keys}, lists ${list}, names ${uniqueNames ? "unique" : "not unique"}`;
  test(title, async (t) => {
    let stopped = 0;
    for (const seed of seedsOf(cell)) {
      const name = `${title}/${seed}`;
      if (!chosen(name)) continue;
      stopped += await checkSeed(cell, seed).catch((error) => Promise.reject(reproducible(name, error)));
    }
    t.diagnostic(`${stopped} of ${seedsOf(cell).length} runs stopped with exit 7, and none made a duplicate`);
  });
}

/** Like the fields of a chessboard: any two capabilities still meet in every way with either seed. */
function seedsOf({ keys, list, uniqueNames }: Cell): readonly number[] {
  const place = Object.keys(KEYS).indexOf(keys) + Object.keys(LISTS).indexOf(list) + Number(uniqueNames);
  const seeds = Array.from({ length: SEEDS }, (_, index) => index + 1);
  return isWhole ? seeds : seeds.filter((seed) => seed % 2 === place % 2);
}

/** 1 where the run stopped because it could not know, else 0. */
async function checkSeed(cell: Cell, seed: number): Promise<number> {
  const estate = await IntegrationsEstate.with([], switchesOf(cell));
  try {
    const accidents = accidentsOf(seed);
    const circumstances: Circumstances = { estate, clock: new JumpClock(), desired: DESIRED, seed };
    const faults = [...accidents].flatMap(([name, failure]) => faultOf(name, failure));
    const run = await applyOnce({ ...circumstances, concurrency: 2, faults });
    checkRun(run, cell, accidents);
    checkNoDuplicate(estate);

    // The next run comes when lists show everything again, which is all that exit 7 asks of an operator. What it
    // registers itself is not listed in its time either where lists lag for longer than settle.
    const runs: Run[] = [];
    for (let next = 0; next < 2 && runs.at(-1)?.exit !== 0; next += 1) {
      circumstances.clock.advance(LISTS[cell.list] ?? 0);
      runs.push(await applyOnce(circumstances));
      checkNoDuplicate(estate);
    }
    const outcomes = runs.flatMap((one) => one.outcomes);
    assert.equal(runs.at(-1)?.exit, 0, outcomes.map(describeOutcome).join("\n"));
    if (runs.length > 1) assert.ok(runs[0]?.outcomes.some(isUnseen));
    assert.deepEqual(estate.statuses(NAMES), DESIRED.map(({ name }) => `${name}@1 active`).toSorted());
    return run.exit === 7 ? 1 : 0;
  } finally {
    estate.remove();
  }
}

function switchesOf({ keys, list, uniqueNames }: Cell): SandboxSwitches {
  return { idempotency: KEYS[keys] ?? "ignored", listLagMs: LISTS[list] ?? 0, uniqueNames };
}

/** Chance decides what happens to the first create of each webhook. */
function accidentsOf(seed: number): ReadonlyMap<string, Failure> {
  const random = seededRandom(seed * 7_919);
  const drawn = DESIRED.map(
    ({ name }) => [name, ACCIDENTS[Math.floor(random() * ACCIDENTS.length)]] as const,
  );
  return new Map(drawn.flatMap(([name, failure]) => (failure ? [[name, failure] as const] : [])));
}

function faultOf(name: string, failure: Failure): Fault[] {
  return [{ ...failure, call: "create", at: 1, name }];
}

/**
 * A create ends as unknown exactly where the answer is lost and nothing shows it in time; all others are done. An apply
 * whose own list does not show all that it registered does not end with 0 either.
 */
function checkRun({ exit, outcomes }: Run, { list }: Cell, accidents: ReadonlyMap<string, Failure>): void {
  const unknown = [...accidents].filter(([, failure]) => isUnresolvable(failure, list)).map(([name]) => name);
  const mayBeUnseen = (LISTS[list] ?? 0) > SETTLE_MS;
  const unseen = outcomes.filter((outcome) => mayBeUnseen && isUnseen(outcome));
  const expected = unknown.length + unseen.length > 0 ? 7 : 0;
  assert.equal(exit, expected, outcomes.map(describeOutcome).join("\n"));
  for (const outcome of outcomes) {
    if (unseen.includes(outcome)) continue;
    const name = nameOf(outcome.key);
    assert.equal(outcome.result, unknown.includes(name) ? "unknown" : "applied", describeOutcome(outcome));
    if (outcome.result !== "unknown") continue;
    const toldWhatToDo =
      /3 looks within 5 s found nothing; \S+@1 was not sent again.*; run the same command again/;
    assert.match(describeOutcome(outcome), toldWhatToDo);
  }
}

function isUnseen(outcome: Outcome): boolean {
  return outcome.result === "unknown" && outcome.failure.message.includes("does not show");
}

function isUnresolvable(failure: Failure, list: string): boolean {
  const isSeen = list !== "lagging beyond settle";
  switch (failure.kind) {
    case "status":
      return failure.status >= 500 && !(failure.commits && isSeen);
    case "reset":
      return !(failure.commits && isSeen);
    default:
      return !isSeen;
  }
}

function checkNoDuplicate(estate: IntegrationsEstate): void {
  const keys = estate.integrations().map(({ name, version }) => `${name}@${version}`);
  assert.equal(new Set(keys).size, keys.length, `duplicates: ${keys.join(", ")}`);
}
