import assert from "node:assert/strict";
import { test } from "node:test";
import { programOf } from "../../src/cli/run.ts";
import { WORK } from "../../src/cli/work.ts";
import { leavesOf, pathOf } from "../../src/commands/line.ts";
import { processIo } from "../../src/terminal/process-io.ts";

function pathsOf(...args: readonly string[]): readonly string[] {
  const program = programOf({ io: processIo(), run: async () => 0, finish: () => {} }, args);
  return leavesOf(program).map(pathOf);
}

test("each command line has its work, and all work a command line", () => {
  const all = pathsOf().filter((path) => path !== "help");
  assert.deepEqual(Object.keys(WORK).toSorted(), all.toSorted());
});

test("a line that begins with a command's name defines that one alone, and what speaks of all defines all", () => {
  assert.deepEqual(pathsOf("plan", "--env", "staging"), ["plan"]);
  assert.deepEqual(pathsOf("sandbox"), ["sandbox serve", "sandbox log"]);
  for (const args of [
    ["--env", "staging", "plan"],
    ["complete", "webhook-sync pl"],
    ["constructor"],
    ["help"],
  ])
    assert.equal(pathsOf(...args).length, pathsOf().length, args.join(" "));
});
