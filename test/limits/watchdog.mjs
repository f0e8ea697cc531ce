/**
 * Runs beside the tests, in a thread of its own: ends their process when one is over its time, also where it computes
 * without a pause. JavaScript, for a worker starts without tsx.
 */
import { writeSync } from "node:fs";
import process from "node:process";
import { workerData } from "node:worker_threads";

const { limitMs, board, slots, nameBytes } = workerData;
const turns = new Int32Array(board, 0, slots);
/** By slot: the test that was there at the last look, and since when it has been seen there. */
const seen = new Map();

setInterval(() => {
  const now = performance.now();
  for (let slot = 0; slot < slots; slot += 1) {
    const turn = Atomics.load(turns, slot);
    const since = seen.get(slot);
    if (turn === 0 || since?.turn !== turn) seen.set(slot, { turn, began: now });
    else if (now - since.began > limitMs) end(slot);
  }
}, 250);

function end(slot) {
  const name = Buffer.from(board, turns.byteLength + slot * nameBytes, nameBytes).toString();
  writeSync(2, `"${name.replace(/\0+$/, "")}" was still running after ${limitMs / 1_000} s\n`);
  // An exit would end only this thread, and the other may never come back to its event loop.
  process.kill(process.pid, "SIGKILL");
}
