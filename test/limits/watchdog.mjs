/**
 * Runs beside the tests, in a thread of its own: ends their process when one is over its time, also where it computes
 * without a pause. JavaScript, for a worker starts without tsx.
 */
import { writeSync } from "node:fs";
import process from "node:process";
import { parentPort, workerData } from "node:worker_threads";

const running = new Map();

parentPort?.on("message", ({ id, name }) => {
  if (name === null) running.delete(id);
  else running.set(id, { name, began: performance.now() });
});

setInterval(() => {
  const over = [...running.values()].find(({ began }) => performance.now() - began > workerData);
  if (over === undefined) return;
  writeSync(2, `"${over.name}" was still running after ${workerData / 1_000} s\n`);
  // An exit would end only this thread, and the other may never come back to its event loop.
  process.kill(process.pid, "SIGKILL");
}, 250);
