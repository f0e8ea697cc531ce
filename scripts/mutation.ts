/**
 * Changes the rooms that decide and write, an operator, a condition or a return at a time, and runs their tests: what no
 * test notices is printed. Takes 30 to 60 minutes on two cores; the same mutants come with the same seed.
 *
 *   npm run mutation
 *   npm run mutation -- --sample 40 --seed 7
 *   npm run mutation -- --only src/plan/guards
 */
import { mkdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { seededRandom } from "../test/sandbox/surroundings.ts";
import { type Mutant, mutantsOf } from "./mutation/mutants.ts";
import { type Fate, programsOf, testsBelow, Workshop } from "./mutation/workshop.ts";

/** Each room, and the folders of tests that are to notice what changes in it. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  changes: ["plan", "approval"],
  plan: ["plan", "approval"],
  apply: ["apply"],
  policy: ["policy"],
  journal: ["journal"],
  approval: ["approval", "cli/plan"],
  rollback: ["rollback", "cli/tenant"],
};
const SAMPLE = 1_200;

interface Candidate {
  readonly room: string;
  readonly path: string;
  readonly mutant: Mutant;
}

interface Judged extends Candidate {
  readonly fate: Fate;
}

const { values } = parseArgs({
  options: { sample: { type: "string" }, seed: { type: "string" }, only: { type: "string" } },
});
const seed = Number(values.seed ?? 1);
const root = join(import.meta.dirname, "..");
const seconds: Readonly<Record<string, number>> = JSON.parse(
  readFileSync(join(root, "test", "seconds.json"), "utf8"),
);

const all = Object.keys(ROOMS).flatMap((room) =>
  programsOf(room)
    .filter(({ path }) => path.startsWith(values.only ?? ""))
    .flatMap(({ path, text }) => mutantsOf(text).map((mutant) => ({ room, path, mutant }))),
);
const chosen = shuffled(all, seed).slice(0, Number(values.sample ?? SAMPLE));
console.log(`${chosen.length} of ${all.length} mutants, seed ${seed}`);

mkdirSync(join(root, ".bundles"), { recursive: true });
const workshops = Array.from({ length: availableParallelism() }, () => new Workshop());
process.once("exit", () => {
  for (const workshop of workshops) workshop.remove();
});
for (const room of new Set(chosen.map((candidate) => candidate.room)))
  if (!(await workshops[0]?.isGreen(testsOf(room))))
    throw new Error(`the tests of ${room} fail without a mutant`);

const left = chosen.values();
const judged = (await Promise.all(workshops.map((workshop) => judge(workshop, left)))).flat();
for (const room of Object.keys(ROOMS)) report(room, judged);
report("all", judged);

async function judge(workshop: Workshop, candidates: Iterable<Candidate>): Promise<Judged[]> {
  const done: Judged[] = [];
  for (const { room, path, mutant } of candidates) {
    const fate = await workshop.try(path, mutant, testsOf(room));
    done.push({ room, path, mutant, fate });
    if (fate === "survived") console.log(`survived ${path}:${mutant.line}: ${mutant.what}`);
  }
  return done;
}

function testsOf(room: string): readonly string[] {
  return testsBelow(ROOMS[room] ?? [], seconds);
}

function report(room: string, fates: readonly Judged[]): void {
  const ofRoom = fates.filter((one) => room === "all" || one.room === room);
  if (ofRoom.length === 0) return;
  const killed = ofRoom.filter(({ fate }) => fate === "killed").length;
  console.log(
    `${room}: ${killed} of ${ofRoom.length} killed, ${((100 * killed) / ofRoom.length).toFixed(1)} %`,
  );
}

function shuffled<T>(items: readonly T[], from: number): readonly T[] {
  const random = seededRandom(from);
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
