/**
 * Loaded before webhook-sync by a test: ends the process as the journal's file reaches the place that CRASH_AT names,
 * `PLACE:N` at the Nth record of its phase. The tool itself knows nothing of this.
 */
import { open } from "node:fs/promises";
import { devNull } from "node:os";

const [place, number] = (process.env.CRASH_AT ?? "").split(":");
const phase = place === "intent-written" ? '"phase":"intent"' : '"phase":"outcome"';
let seen = 0;
let flushKills = false;

const probe = await open(devNull);
const handle = Object.getPrototypeOf(probe);
await probe.close();
const { appendFile, datasync } = handle;

handle.appendFile = async function (text, ...rest) {
  const lines = typeof text === "string" ? text.split(phase).length - 1 : 0;
  const due = lines > 0 && seen < Number(number) && seen + lines >= Number(number);
  seen += lines;
  if (!due) return await appendFile.call(this, text, ...rest);
  if (place === "answered") die();
  if (place === "outcome-torn") {
    await appendFile.call(this, text.slice(0, text.length / 2), ...rest);
    die();
  }
  await appendFile.call(this, text, ...rest);
  if (place === "intent-written" || place === "outcome-written") die();
  flushKills = place === "outcome-flushed";
};

handle.datasync = async function () {
  await datasync.call(this);
  if (flushKills) die();
};

function die() {
  process.kill(process.pid, "SIGKILL");
  // The signal may take a moment; nothing may happen in it.
  for (;;);
}
