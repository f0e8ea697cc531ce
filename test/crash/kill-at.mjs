/**
 * Loaded before webhook-sync by a test: ends the process as its record reaches the place that CRASH_AT names,
 * `PLACE:N` at the Nth record of its phase. The tool itself knows nothing of this.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";

const [place, number] = (process.env.CRASH_AT ?? "").split(":");
const phase = place === "intent-written" ? '"phase":"intent"' : '"phase":"outcome"';
let seen = 0;

/** Whether the record that is waited for is in what is about to be written. */
function isDue(text, mark) {
  const records = text.split(mark).length - 1;
  const due = records > 0 && seen < Number(number) && seen + records >= Number(number);
  seen += records;
  return due;
}

// In a file: a record is a line of it.
const { appendFileSync, fdatasync } = fs;
let flushKills = false;

fs.appendFileSync = (file, text) => {
  if (!isDue(text, phase)) return appendFileSync(file, text);
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

// In PostgreSQL: a record is a value of a statement, all of whose messages leave in one go.
const { _writev } = net.Socket.prototype;
const inStatement = phase.replaceAll('"', '\\"');

net.Socket.prototype._writev = function (chunks, done) {
  const bytes = Buffer.concat(chunks.map(({ chunk, encoding }) => Buffer.from(chunk, encoding)));
  if (!isDue(bytes.toString("latin1"), inStatement)) return _writev.call(this, chunks, done);
  if (place === "answered") die();
  const isTorn = place === "outcome-torn";
  const chunk = isTorn ? bytes.subarray(0, bytes.length / 2) : bytes;
  // The kernel has it when this returns.
  _writev.call(this, [{ chunk, encoding: "buffer" }], done);
  // The server has committed it when it answers.
  if (place === "outcome-flushed") this.once("data", die);
  else if (isTorn || place === "intent-written" || place === "outcome-written") die();
};

function die() {
  process.kill(process.pid, "SIGKILL");
  // The signal may take a moment; nothing may happen in it.
  for (;;);
}
