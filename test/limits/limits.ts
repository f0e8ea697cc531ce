/** What every file of tests is run with: a time limit for each test, an interrupt for each property. */
import { after, afterEach, beforeEach } from "node:test";
import { Worker } from "node:worker_threads";
import fc from "fast-check";

/** What the watchdog hears of a test: its name when it begins, null when it is over. */
export interface TestStep {
  readonly id: number;
  readonly name: string | null;
}

/**
 * By the clock on the wall, so very generous: the slowest take a sixtieth of it on two cores that do nothing else, and
 * half a minute is nothing where a process gets a thirtieth of one. All tests of the process end with one that is over it.
 */
const TEST_LIMIT_MS = Number(process.env.TEST_LIMIT_MS ?? 600_000);

// Else a mutant could make a property search for a smaller failure for as long as anybody waits.
fc.configureGlobal({
  interruptAfterTimeLimit: TEST_LIMIT_MS / 2,
  markInterruptAsFailure: true,
  // Given where two runs are compared, as those of mutants are; else each run looks somewhere else.
  ...(process.env.TEST_SEED === undefined ? {} : { seed: Number(process.env.TEST_SEED) }),
});

const watchdog = new Worker(new URL("./watchdog.mjs", import.meta.url), { workerData: TEST_LIMIT_MS });
watchdog.unref();

const ids = new Map<unknown, number>();
const running = new Map<unknown, string>();

/** The runner makes such a run red, and does not know which test it was (untracked.mjs). */
function sayWhichTest(error: unknown): void {
  console.error(`while ${[...running.values()].map((name) => `"${name}"`).join(" in ")} was running:`, error);
}
process.on("uncaughtExceptionMonitor", sayWhichTest);
process.on("unhandledRejection", sayWhichTest);

beforeEach((context) => {
  ids.set(context, ids.size);
  running.set(context, context.name);
  watchdog.postMessage({ id: ids.get(context) ?? 0, name: context.name } satisfies TestStep);
});

afterEach((context) => {
  running.delete(context);
  watchdog.postMessage({ id: ids.get(context) ?? 0, name: null } satisfies TestStep);
});

after(() => watchdog.terminate());
