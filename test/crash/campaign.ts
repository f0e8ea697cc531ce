/**
 * The whole crash campaign: `npm run campaign:crash`. For each kind of tenant 25 plans of 20 writes, each write killed at
 * each boundary, then 500 runs that are killed twice, the second time in their recovery. `-- PROFILE` runs those of one
 * kind, `-- PROFILE SEED OPERATION BOUNDARY [IN-RECOVERY]` one case, `-- PROFILE every N [OFFSET]` each Nth. `-- postgres …`
 * keeps the record in a PostgreSQL of its own.
 */
import { availableParallelism } from "node:os";
import process from "node:process";
import pLimit from "p-limit";
import { removeSharedServers } from "../postgres/server.ts";
import { bundle } from "./bundle.ts";
import { generatePlan } from "./generated-plan.ts";
import { BACKENDS } from "./keeping.ts";
import { CRASH_KINDS, type CrashKind } from "./kinds.ts";
import { holdsUp } from "./oracle.ts";
import { BOUNDARIES, type Boundary, IN_RECOVERY, OPENING, Victim } from "./victim.ts";

const PLANS = 25;
const WRITES = 20;
const CRASHES_IN_RECOVERY = 500;

interface Case {
  readonly kind: CrashKind;
  readonly seed: number;
  readonly operation: number;
  readonly boundary: Boundary;
  /** Where the next run is killed, while it closes what the first left; null where it is not. */
  readonly inRecovery: Boundary | null;
}

function allCases(kind: CrashKind): Case[] {
  const single = range(PLANS).flatMap((seed) =>
    range(WRITES).flatMap((operation) =>
      BOUNDARIES.map((boundary) => ({
        kind,
        seed,
        operation,
        boundary:
          boundary === "outcome-written" && operation % 2 === 0 ? ("outcome-torn" as const) : boundary,
        inRecovery: null,
      })),
    ),
  );
  const twice = range(CRASHES_IN_RECOVERY).map((number) => ({
    kind,
    seed: 1 + (number % PLANS),
    operation: 1 + (Math.floor(number / PLANS) % WRITES),
    boundary: pick(OPENING, number),
    inRecovery: pick(IN_RECOVERY, Math.floor(number / OPENING.length)),
  }));
  return [...single, ...twice];
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index + 1);
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error("nothing to pick from");
  return found;
}

async function runCase(
  { kind, seed, operation, boundary, inRecovery }: Case,
  directory: string,
): Promise<void> {
  const plan = generatePlan(kind, seed, WRITES);
  const victim = new Victim(kind, plan, directory, { concurrency: seed % 2 === 0 ? 4 : 1, backend });
  await victim.start();
  try {
    await victim.killAt({ boundary, operation });
    if (inRecovery !== null) await victim.killAt({ boundary: inRecovery, operation: 1 });
    await holdsUp(victim, plan);
  } finally {
    await victim.close();
  }
}

function chosenCases([profile, seed, operation, boundary, inRecovery]: readonly string[]): Case[] {
  const kinds = CRASH_KINDS.filter((kind) => profile === undefined || profile === kind.profile);
  const [kind] = kinds;
  if (kind === undefined) throw new Error(`the profile is one of ${CRASH_KINDS.map((one) => one.profile)}`);
  if (seed === undefined) return kinds.flatMap(allCases);
  const offset = Number(boundary ?? 0);
  if (seed === "every") return allCases(kind).filter((_, index) => index % Number(operation) === offset);
  const known = [...BOUNDARIES, "outcome-torn" as const, ...IN_RECOVERY];
  const found = known.find((name) => name === boundary);
  if (found === undefined) throw new Error(`the boundary is one of ${known.join(", ")}`);
  const second = known.find((name) => name === inRecovery) ?? null;
  return [{ kind, seed: Number(seed), operation: Number(operation), boundary: found, inRecovery: second }];
}

const [first, ...others] = process.argv.slice(2);
const backend = BACKENDS.find((name) => name === first) ?? "files";
const chosen = first === backend ? others : process.argv.slice(2);
const built = await bundle();
const limit = pLimit(availableParallelism());
const began = performance.now();
const cases = chosenCases(chosen);
let done = 0;
const failures: string[] = [];
await limit.map(cases, async (one) => {
  const name = [one.kind.profile, one.seed, one.operation, one.boundary, one.inRecovery ?? ""]
    .join(" ")
    .trim();
  await runCase(one, built.directory).catch((error: unknown) => {
    failures.push(name);
    console.error(`npm run campaign:crash -- ${backend} ${name}\n${error}\n`);
  });
  done += 1;
  if (done % 100 === 0) console.log(`${done} of ${cases.length}, ${failures.length} failed`);
});
const twice = cases.filter(({ inRecovery }) => inRecovery !== null).length;
const seconds = Math.round((performance.now() - began) / 1_000);
console.log(
  `${backend}: ${cases.length - twice} kills and ${twice} crashes in recovery in ${seconds} s: ${failures.length} failed`,
);
if (backend === "postgres") await removeSharedServers();
process.exitCode = failures.length === 0 ? 0 : 1;
