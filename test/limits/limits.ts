/** What every file of tests is run with: a time limit for each test, an interrupt for each property. */
import { after, afterEach, beforeEach } from "node:test";
import { Worker } from "node:worker_threads";
import fc from "fast-check";

/** As many tests as ever run at once, in each other or beside each other, and what is kept of their names. */
const SLOTS = 512;
const NAME_BYTES = 256;

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

/** The watchdog looks here: a message for each test would wake it ten thousand times. */
const board = new SharedArrayBuffer(SLOTS * (Int32Array.BYTES_PER_ELEMENT + NAME_BYTES));
/** Which test runs in a slot, in the order of their beginning; 0 for none. */
const turns = new Int32Array(board, 0, SLOTS);
const names = Buffer.from(board, turns.byteLength);
const free = [...turns.keys()];
let begun = 0;

const data = { limitMs: TEST_LIMIT_MS, board, slots: SLOTS, nameBytes: NAME_BYTES };
const watchdog = new Worker(new URL("./watchdog.mjs", import.meta.url), { workerData: data });
watchdog.unref();

const running = new Map<unknown, { readonly name: string; readonly slot: number }>();

/** The runner makes such a run red, and does not know which test it was (untracked.mjs). */
function sayWhichTest(error: unknown): void {
  console.error(
    `while ${[...running.values()].map(({ name }) => `"${name}"`).join(" in ")} was running:`,
    error,
  );
}
process.on("uncaughtExceptionMonitor", sayWhichTest);
process.on("unhandledRejection", sayWhichTest);

beforeEach((context) => {
  const slot = free.pop();
  if (slot === undefined) throw new Error(`more than ${SLOTS} tests at once`);
  running.set(context, { name: context.name, slot });
  const place = names.subarray(slot * NAME_BYTES, (slot + 1) * NAME_BYTES);
  place.fill(0).write(context.name);
  begun += 1;
  Atomics.store(turns, slot, begun);
});

afterEach((context) => {
  const slot = running.get(context)?.slot;
  if (slot === undefined) return;
  running.delete(context);
  Atomics.store(turns, slot, 0);
  free.push(slot);
});

after(() => watchdog.terminate());
