import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { Writable } from "node:stream";
import { describe, it, type TestContext } from "node:test";
import { setImmediate } from "node:timers/promises";
import { nodeFileSystem } from "../../src/journal/files.ts";
import { type Machine, thisMachine, tryLock, unlock } from "../../src/journal/lock.ts";
import { openJournal, readJournal } from "../../src/journal/open.ts";
import { steppingClock, temporaryDirectory } from "./fixture.ts";

const holderScript = join(import.meta.dirname, "holder.ts");

/** Another process; resolves once it holds the journal for good. */
async function holder(t: TestContext, directory: string, run: string, times = 1): Promise<ChildProcess> {
  const args = ["--import", "tsx", holderScript, directory, run, `${times}`];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  t.after(() => child.kill("SIGKILL"));
  const holding = once(child.stdout, "data");
  const ended = once(child, "exit").then(([code]) => assert.fail(`the holder ended with ${code}`));
  await Promise.race([holding, ended]);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, "exit");
  child.kill("SIGKILL");
  await exit;
}

const open = (directory: string) =>
  openJournal({ directory, actor: "ci", run: "mine", clock: steppingClock() });

describe("the lock between processes", () => {
  it("names the process that holds the journal, and is taken over when it was killed", async (t) => {
    const directory = temporaryDirectory(t);
    const child = await holder(t, directory, "theirs");
    const refused = await open(directory);
    assert.ok(!refused.ok && refused.error.kind === "locked");
    assert.deepEqual(refused.error.holder, {
      pid: child.pid,
      host: hostname(),
      since: "2026-11-23T09:00:01.123Z",
      run: "theirs",
    });
    const { message } = refused.error;
    assert.ok(message.includes(`process ${child.pid} on ${hostname()}`), message);
    assert.ok(readJournal(directory).ok, "readers need no lock");
    assert.equal((await open(directory)).ok, false, "asking does not take it away");

    await kill(child);
    const journal = await open(directory);
    assert.ok(journal.ok, JSON.stringify(journal));
    assert.equal(journal.value.records().length, 1);
    await journal.value.close();
  });

  const isLinux = process.platform === "linux";
  it("is taken over when its holder ended and nobody has asked for that", {
    skip: !isLinux,
    timeout: 20_000,
  }, async (t) => {
    const script = 'cat <&3 & echo "$!"; exec tail -f /dev/null';
    const parent = spawn("sh", ["-c", script], { stdio: ["ignore", "pipe", "inherit", "pipe"] });
    t.after(() => parent.kill("SIGKILL"));
    const [line] = await once(parent.stdout ?? assert.fail(), "data");
    const { isRunning } = thisMachine();
    assert.ok(isRunning(Number(line)));
    const input = parent.stdio[3];
    assert.ok(input instanceof Writable);
    input.end();
    while (isRunning(Number(line))) await setImmediate();
    assert.ok(process.kill(Number(line), 0), "its number is still taken");
  });

  it("lets several work by turns without a record lost, beginning with a stale lock", async (t) => {
    const directory = temporaryDirectory(t);
    await kill(await holder(t, directory, "killed"));
    assert.ok(existsSync(join(directory, "journal.lock")));
    const work = async (run: string) => {
      const child = await holder(t, directory, run, 15);
      const exit = once(child, "exit");
      child.stdin?.end();
      assert.deepEqual(await exit, [0, null]);
    };
    await Promise.all(["a", "b", "c"].map(work));
    const reading = readJournal(directory);
    assert.ok(reading.ok, JSON.stringify(reading));
    const details = reading.value.records.map((record) => ("details" in record ? record.details : ""));
    const all = ["a", "b", "c"].flatMap((run) =>
      Array.from({ length: 15 }, (_, index) => `${run}-${index + 1}`),
    );
    assert.deepEqual(details.toSorted(), ["killed-1", ...all].toSorted());
    assert.deepEqual(readdirSync(directory), ["journal.ndjson"]);
  });
});

describe("a lock", () => {
  const dead = 4242;
  const us: Machine = { pid: 1, host: "runner-1", pidNamespace: "pid:[1]", isRunning: (pid) => pid !== dead };
  const identity = { run: "mine", since: "2026-11-23T09:00:00Z" };
  const theirs = {
    pid: dead,
    host: "runner-1",
    pidNamespace: "pid:[1]",
    since: "2026-11-22T09:00:00Z",
    run: "old",
  };
  const cases: Record<string, { lock: object | string; guard?: object; want: string }> = {
    "of a process that is gone is taken over": { lock: theirs, want: "taken" },
    "of a process that runs is held": { lock: { ...theirs, pid: 4243 }, want: "held" },
    "of another host is held, for its processes cannot be seen": {
      lock: { ...theirs, host: "runner-2" },
      want: "held",
    },
    "of another container on this host is held": {
      lock: { ...theirs, pidNamespace: "pid:[2]" },
      want: "held",
    },
    "that a killed one was taking over is taken over": { lock: theirs, guard: theirs, want: "taken" },
    "that a running one is taking over is held": {
      lock: theirs,
      guard: { ...theirs, pid: 4243 },
      want: "held",
    },
    "that is none of ours is left alone": { lock: { pid: "?" }, want: "foreign" },
    "that is no JSON is left alone": { lock: "", want: "foreign" },
  };
  const contentOf = (lock: object | string) => (typeof lock === "string" ? lock : JSON.stringify(lock));
  for (const [name, { lock, guard, want }] of Object.entries(cases)) {
    it(name, (t) => {
      const directory = temporaryDirectory(t);
      const file = join(directory, "journal.lock");
      writeFileSync(file, contentOf(lock));
      if (guard !== undefined) writeFileSync(`${file}.stale`, contentOf(guard));
      const attempt = tryLock(file, identity, us, nodeFileSystem);
      assert.equal(attempt.kind, want);
      unlock(file, "mine", us, nodeFileSystem);
      assert.equal(existsSync(file), want !== "taken", "only our own lock is removed");
    });
  }

  it("that is held by us is not taken a second time", (t) => {
    const file = join(temporaryDirectory(t), "journal.lock");
    const machine = thisMachine();
    assert.equal(tryLock(file, identity, machine, nodeFileSystem).kind, "taken");
    assert.equal(tryLock(file, { ...identity, run: "other" }, machine, nodeFileSystem).kind, "held");
  });

  it("that cannot be read says what to do", async (t) => {
    const directory = temporaryDirectory(t);
    const file = join(directory, "journal.lock");
    writeFileSync(file, "x");
    const refused = await open(directory);
    assert.ok(!refused.ok && refused.error.kind === "unwritable");
    assert.ok(refused.error.message.startsWith(`${file} cannot be read`), refused.error.message);
  });
});
