import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { bundle } from "./bundle.ts";
import type { Ended } from "./in-folder.ts";
import { NAMES, Project } from "./project.ts";

let built: Awaited<ReturnType<typeof bundle>>;

const all = (ended: readonly Ended[]) => ended.map(({ stdout, stderr }) => stdout + stderr).join("\n---\n");
const exits = (ended: readonly Ended[]) => ended.map(({ exit }) => exit).toSorted((a, b) => a - b);

/** A tenant that prevents no double by itself. */
const CARELESS = { idempotency: "ignored", uniqueNames: false } as const;

describe("applies, most of them a process each", { concurrency: 1 }, () => {
  before(async () => {
    built = await bundle();
  });

  // Of each pair one is of processes. What the other tenant does differently the runs see the same way in this process.
  for (const [given, switches, how] of [
    ["keys are honoured", { uniqueNames: false }, "processes"],
    ["names are kept unique", { idempotency: "ignored" }, "here"],
  ] as const) {
    it(`three at once, three state directories, ${given}: no double, and the next apply has nothing left to do`, async (t) => {
      const project = new Project(built.directory);
      await project.start(t, switches);
      const ended = await project.applyThrice(how);
      for (const { exit } of ended) assert.ok(exit === 0 || exit === 8, all(ended));
      // Whoever comes second finds what is there: it is not left with the tenant's refusal.
      assert.doesNotMatch(all(ended), /was answered 409/);
      const next = await project.here("apply", "--yes");
      assert.equal(next.exit, 0, all([next]));
      const planned = await project.here("plan", "--detailed-exitcode");
      assert.equal(planned.exit, 0, all([planned]));
      assert.match(planned.stdout, /3 unchanged/);
    });
  }

  for (const [given, switches, ownership, how] of [
    ["keys are shown and not honoured", CARELESS, "key", "processes"],
    ["keys are not even shown", { ...CARELESS, echoKeys: false }, "scope", "here"],
  ] as const) {
    it(`three at once, three state directories, ${given}: the last one exits 7 with the ids of each double`, async (t) => {
      const project = new Project(built.directory);
      await project.start(t, switches, { ownership });
      const ended = await project.applyThrice(how);
      const told = ended.filter(({ exit }) => exit === 7);
      assert.ok(told.length > 0, all(ended));
      // Each run may be the last one for another webhook.
      for (const name of NAMES) {
        const sentence = new RegExp(`the tenant has ${name}@1 3 times: (\\w+) and (\\w+) and (\\w+)`);
        const ids = told.flatMap(({ stdout }) => sentence.exec(stdout.replace(/\s+/g, " "))?.slice(1) ?? []);
        assert.ok(new Set(ids).size === 3, all(ended));
      }
      for (const [index, { exit }] of ended.entries()) {
        const journal = join(project.directory, `state-${index + 1}`, "served", "journal.ndjson");
        assert.equal(/"registered-twice"/.test(readFileSync(journal, "utf8")), exit === 7);
      }
      const next = await project.here("plan");
      assert.equal(next.exit, 11, all([next]));
    });
  }

  it("a second signal ends a run at once, and the next one does what it left", async (t) => {
    const project = new Project(built.directory);
    const hang = { kind: "hang", call: "create", at: 1, commits: true } as const;
    await project.start(t, { ...CARELESS, faults: [hang] }, { runs: 1 });
    const { child, ended } = project.begin("apply", "--yes", "--verbose", "--concurrency", "1");
    let told = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      const before = told;
      told += chunk.toString();
      for (const sign of [/: create\n/, /Stopping/]) {
        if (sign.test(told) && !sign.test(before)) child.kill("SIGINT");
      }
    });
    assert.equal((await ended).exit, 130);
    const next = await project.here("apply", "--yes");
    assert.equal(next.exit, 0, all([next]));
    assert.match(next.stderr, /interrupted run \w+: create \w+@1 had (not )?been committed/);
    const planned = await project.here("plan", "--detailed-exitcode");
    assert.match(planned.stdout, /3 unchanged/);
  });

  it("three at once, one state directory: one works, the others wait as long as asked and exit 8 with its name", async (t) => {
    const project = new Project(built.directory);
    const open = await project.start(t, {});
    const apply = () => project.run("apply", "--yes", "--lock-timeout", "200ms");
    const runs = [apply(), apply(), apply()];
    // The one that works is held at the gate until the others have given up.
    let left = runs.length;
    for (const run of runs) void run.then(() => --left === 1 && open());
    const ended = await Promise.all(runs);
    assert.deepEqual(exits(ended), [0, 8, 8], all(ended));
    const run = /Run: ([0-9a-f]{8})/.exec(all(ended))?.[1];
    assert.ok(run !== undefined, all(ended));
    for (const { exit, stderr } of ended) {
      const told = stderr.replace(/\s+/g, " ");
      if (exit === 8) assert.match(told, new RegExp(`run ${run} has held the journal since`));
    }
  });

  it("three at once, one state directory: those that wait long enough find nothing to do", async (t) => {
    const project = new Project(built.directory);
    await project.start(t, {}, { runs: 1 });
    const apply = () => project.run("apply", "--yes", "--lock-timeout", "1m");
    const ended = await Promise.all([apply(), apply(), apply()]);
    assert.deepEqual(exits(ended), [0, 0, 0], all(ended));
    assert.equal(ended.filter(({ stdout }) => /No changes/.test(stdout)).length, 2);
  });
});
