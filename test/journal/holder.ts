/**
 * A process that takes a journal so many times, appends a record each time, and then holds it until it is killed
 * or its input ends: `holder.ts DIRECTORY RUN TIMES`. It prints a line when it holds the journal for good.
 */
import { once } from "node:events";
import process from "node:process";
import { openJournal } from "../../src/journal/files/open.ts";
import { notice, steppingClock } from "./fixture.ts";

const [directory = "", run = "", times = "1"] = process.argv.slice(2);
for (let time = 1; time <= Number(times); time++) {
  const opened = await openJournal({
    directory,
    actor: "ci",
    run,
    clock: steppingClock(),
    lockTimeoutMs: 60_000,
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const appended = await opened.value.append(notice(`${run}-${time}`));
  if (!appended.ok) throw new Error(appended.error.message);
  if (time === Number(times)) {
    process.stdout.write("holding\n");
    process.stdin.resume();
    await once(process.stdin, "end");
  }
  await opened.value.close();
}
