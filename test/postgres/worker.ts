/**
 * A run that writes as an apply does: an intent, a look whether it may send, the request, an outcome.
 * `worker.ts URL|FOLDER NAME RUN REQUESTS IN-FLIGHT LEASE-MS`. Each request is a line on its output as it is sent.
 */
import { writeSync } from "node:fs";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { fileJournal } from "../../src/journal/files/open.ts";
import { intent, outcome } from "../journal/fixture.ts";
import { stateIn } from "./fixture.ts";

const [place = "", name = "", run = "", requests = "1", inFlight = "1", lease = "30000"] =
  process.argv.slice(2);
const leaseMs = Number(lease);
const clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  sleep: (milliseconds: number) => pause(milliseconds),
};
const journal = place.startsWith("postgres:")
  ? stateIn({ url: place }, { name, leaseMs }).journal
  : fileJournal(place, leaseMs);
const opened = await journal.open({ actor: "ci", run, clock, lockTimeoutMs: 600_000 });
if (!opened.ok) throw new Error(opened.error.message);
writeSync(1, "holding\n");

let next = 0;
async function work(): Promise<void> {
  while (next < Number(requests)) {
    const id = `${run}-${++next}`;
    if (!opened.ok || !(await opened.value.append(intent(id))).ok) return;
    if (!opened.value.mayWrite().ok) return;
    writeSync(1, `${Date.now()} sent ${id}\n`);
    if (!(await opened.value.append(outcome(id))).ok) return;
  }
}
await Promise.all(Array.from({ length: Number(inFlight) }, work));
const isDone = opened.value.mayWrite().ok;
await opened.value.close();
process.exitCode = isDone ? 0 : 10;
