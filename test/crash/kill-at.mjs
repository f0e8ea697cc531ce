/**
 * Loaded before webhook-sync by a test: ends the process as the journal's file reaches the place that CRASH_AT names,
 * `PLACE:N` at the Nth record of its phase. The tool itself knows nothing of this.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const [place, number] = (process.env.CRASH_AT ?? "").split(":");
const phase = place === "intent-written" ? '"phase":"intent"' : '"phase":"outcome"';
let seen = 0;
let flushKills = false;

const { appendFileSync, fdatasync } = fs;

fs.appendFileSync = (file, text) => {
  const lines = text.split(phase).length - 1;
  const due = lines > 0 && seen < Number(number) && seen + lines >= Number(number);
  seen += lines;
  if (!due) return appendFileSync(file, text);
  if (place === "answered") die();
  if (place === "outcome-torn") {
    appendFileSync(file, text.slice(0, text.length / 2));
    die();
  }
  appendFileSync(file, text);
  if (place === "intent-written" || place === "outcome-written") die();
  flushKills = place === "outcome-flushed";
};
fs.fdatasync = (file, done) =>
  fdatasync(file, (error) => {
    if (flushKills) die();
    done(error);
  });
syncBuiltinESMExports();

function die() {
  process.kill(process.pid, "SIGKILL");
  // The signal may take a moment; nothing may happen in it.
  for (;;);
}
