import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { configText, manifestText } from "../scenarios/fleet.ts";
import { runIn } from "./in-folder.ts";

/** A project of three webhooks for the embedded tenant. */
function project(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), "webhook-sync-at-once-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  mkdirSync(join(directory, "webhooks.d"));
  writeFileSync(join(directory, "webhook-sync.yaml"), configText());
  for (const name of ["billing", "orders", "returns"]) {
    writeFileSync(join(directory, "webhooks.d", `${name}.yaml`), manifestText(name, 1));
  }
  return directory;
}

test("three applies on one state directory: one works, the others exit 8 and name it", async (t) => {
  const directory = project(t);
  const apply = () => runIn(directory, ["apply", "--yes"]);
  const ended = await Promise.all([apply(), apply(), apply()]);
  assert.deepEqual(
    ended.map(({ exit }) => exit).toSorted((a, b) => a - b),
    [0, 8, 8],
  );
  const winner = ended.find(({ exit }) => exit === 0);
  const run = /Run: ([0-9a-f]{8})/.exec(winner?.stdout ?? "")?.[1];
  assert.ok(run !== undefined, winner?.stdout);
  for (const { exit, stderr } of ended) {
    if (exit === 8)
      assert.match(stderr.replace(/\s+/g, " "), new RegExp(`Run ${run} has held the journal since`));
  }
});

test("three applies that wait for each other: one writes, the others find nothing to do", async (t) => {
  const directory = project(t);
  const apply = () => runIn(directory, ["apply", "--yes", "--lock-timeout", "1m"]);
  const ended = await Promise.all([apply(), apply(), apply()]);
  assert.deepEqual(
    ended.map(({ exit }) => exit),
    [0, 0, 0],
  );
  assert.equal(ended.filter(({ stdout }) => /No changes/.test(stdout)).length, 2);
});
