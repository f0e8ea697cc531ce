import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { Writable } from "node:stream";
import { describe, it, type TestContext } from "node:test";
import { setImmediate } from "node:timers/promises";
import { type Machine, thisMachine } from "../../src/journal/chain/holder.ts";
import { type FileSystem, nodeFileSystem } from "../../src/journal/files/file-system.ts";
import { holdOn, sharedLook, tryLock } from "../../src/journal/files/lock.ts";
import { openJournal, readJournal } from "../../src/journal/files/open.ts";
import { compiled } from "../crash/bundle.ts";
import { notice, steppingClock, temporaryDirectory } from "./fixture.ts";
import { recordsIn } from "./recalled.ts";

const holderScript = await compiled(join(import.meta.dirname, "holder.ts"));

/** Another process; resolves once it holds the journal for good. */
async function holder(t: TestContext, directory: string, run: string, times = 1): Promise<ChildProcess> {
  const args = [holderScript, directory, run, `${times}`];
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

const isLinux = process.platform === "linux";

const ours = { actor: "ci", run: "mine", clock: steppingClock() };
const open = (directory: string) => openJournal({ ...ours, directory, clock: steppingClock() });

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
    assert.equal(journal.value.projection().sequence, 1);
    await journal.value.close();
  });

  it("is taken over when its holder ended and nobody has asked for that", {
    skip: !isLinux,
    timeout: 120_000,
  }, async (t) => {
    const script = 'cat <&3 & echo "$!"; exec tail -f /dev/null';
    const parent = spawn("sh", ["-c", script], { stdio: ["ignore", "pipe", "inherit", "pipe"] });
    t.after(() => parent.kill("SIGKILL"));
    const [line] = await once(parent.stdout ?? assert.fail(), "data");
    const { isRunning } = thisMachine();
    assert.ok(isRunning(Number(line)));
    // The shell would collect its child; what it becomes does not.
    while (readFileSync(`/proc/${parent.pid}/comm`, "utf8") !== "tail\n") await setImmediate();
    const input = parent.stdio[3];
    assert.ok(input instanceof Writable);
    input.end();
    while (isRunning(Number(line))) await setImmediate();
    assert.ok(process.kill(Number(line), 0), "its number is still taken");
  });

  it("names its holder to readers while it lives, and nobody when it was killed", async (t) => {
    const directory = temporaryDirectory(t);
    const running = () => {
      const reading = readJournal(directory);
      assert.ok(reading.ok, JSON.stringify(reading));
      return reading.value.running.map(({ run, pid }) => ({ run, pid }));
    };
    assert.deepEqual(running(), []);
    const child = await holder(t, directory, "working");
    assert.deepEqual(running(), [{ run: "working", pid: child.pid }]);
    await kill(child);
    assert.deepEqual(running(), []);
    assert.ok(existsSync(join(directory, "journal.lock")), "reading clears nothing away");
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
    const details = (await recordsIn(directory)).map((record) => ("details" in record ? record.details : ""));
    const all = ["a", "b", "c"].flatMap((run) =>
      Array.from({ length: 15 }, (_, index) => `${run}-${index + 1}`),
    );
    assert.deepEqual(details.toSorted(), ["killed-1", ...all].toSorted());
    assert.deepEqual(readdirSync(directory), ["journal.ndjson"]);
  });
});

describe("a lock", () => {
  const dead = 4242;
  const us: Machine = {
    pid: 1,
    host: "runner-1",
    pidNamespace: "pid:[1]",
    instance: "boot-2:100",
    now: () => Date.parse("2026-11-23T09:00:00Z"),
    monotonic: () => 0,
    isRunning: (pid) => pid !== dead,
    instanceOf: (pid) => (pid === 4244 ? null : `boot-2:${pid}`),
  };
  const identity = { run: "mine", since: "2026-11-23T09:00:00Z", leaseMs: 30_000, from: null };
  const theirs = {
    pid: dead,
    host: "runner-1",
    pidNamespace: "pid:[1]",
    since: "2026-11-22T09:00:00Z",
    run: "old",
  };
  const cases: Record<string, { lock: object | string; guard?: object; want: string }> = {
    "of the process that had our number before us is taken over": {
      lock: { ...theirs, pid: 1, instance: "boot-2:99" },
      want: "taken",
    },
    "of our number, made by a version that told no more, is taken over": {
      lock: { ...theirs, pid: 1 },
      want: "taken",
    },
    "of another run of this very process is held": {
      lock: { ...theirs, pid: 1, instance: "boot-2:100" },
      want: "held",
    },
    "of a process whose number another one has now is taken over": {
      lock: { ...theirs, pid: 4243, instance: "boot-2:4000" },
      want: "taken",
    },
    "of before the machine was started anew is taken over": {
      lock: { ...theirs, pid: 4243, instance: "boot-1:4243" },
      want: "taken",
    },
    "of a process that runs still is held": {
      lock: { ...theirs, pid: 4243, instance: "boot-2:4243" },
      want: "held",
    },
    "of a process of which no more can be found out is held": {
      lock: { ...theirs, pid: 4244, instance: "boot-2:4000" },
      want: "held",
    },
    "of a process that is gone is taken over": { lock: theirs, want: "taken" },
    "of a process that runs is held": { lock: { ...theirs, pid: 4243 }, want: "held" },
    "of a process that runs and has not said so for longer than its lease is taken over": {
      lock: { ...theirs, pid: 4243, leaseUntil: "2026-11-23T08:59:54Z" },
      want: "taken",
    },
    "of another host whose lease has run out is taken over": {
      lock: { ...theirs, host: "runner-2", leaseUntil: "2026-11-23T08:59:54Z" },
      want: "taken",
    },
    "of another host whose lease ran out a moment ago is held, for clocks differ": {
      lock: { ...theirs, host: "runner-2", leaseUntil: "2026-11-23T08:59:56Z" },
      want: "held",
    },
    "of another host without a lease is held, for its processes cannot be seen": {
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
      const hold = holdOn({ file, taking: identity, machine: us, files: nodeFileSystem });
      assert.equal(hold.loss() === null, want === "taken");
      hold.release();
      assert.equal(existsSync(file), want !== "taken", "only our own lock is removed");
    });
  }

  it("that is held by us is not taken a second time", (t) => {
    const file = join(temporaryDirectory(t), "journal.lock");
    const machine = thisMachine();
    assert.equal(tryLock(file, identity, machine, nodeFileSystem).kind, "taken");
    assert.equal(tryLock(file, { ...identity, run: "other" }, machine, nodeFileSystem).kind, "held");
  });

  it("is lost when its lease ran out by either clock, and renewed only before", (t) => {
    const file = join(temporaryDirectory(t), "journal.lock");
    const clocks = { monotonic: 0, now: Date.parse("2026-11-23T09:00:00Z") };
    const machine = { ...us, now: () => clocks.now, monotonic: () => clocks.monotonic };
    assert.equal(tryLock(file, identity, machine, nodeFileSystem).kind, "taken");
    const hold = holdOn({ file, taking: identity, machine, files: nodeFileSystem });
    const pass = (monotonic: number, now: number) => {
      clocks.monotonic += monotonic;
      clocks.now += now;
    };
    pass(20_000, 20_000);
    hold.renew();
    pass(20_000, 20_000);
    assert.equal(hold.loss(), null, "it was renewed");
    pass(0, 5_000);
    assert.match(hold.loss() ?? "", /held the record for 25 s without saying that it lives/);
    const before = readFileSync(file, "utf8");
    hold.renew();
    assert.equal(readFileSync(file, "utf8"), before, "what another run may have taken is not taken back");
    pass(0, -5_000);
    assert.equal(hold.loss(), null);
    pass(4_000, -3_600_000);
    assert.match(hold.loss() ?? "", /its process or machine stood still, or its clock was set/);
  });

  it("is taken away from a run that is named, and from no other", (t) => {
    const file = join(temporaryDirectory(t), "journal.lock");
    const lock = { ...theirs, host: "runner-2" };
    writeFileSync(file, JSON.stringify(lock));
    assert.equal(tryLock(file, { ...identity, from: "another" }, us, nodeFileSystem).kind, "held");
    assert.equal(tryLock(file, { ...identity, from: "old" }, us, nodeFileSystem).kind, "taken");
  });

  it("that cannot be read says what to do", async (t) => {
    const directory = temporaryDirectory(t);
    const file = join(directory, "journal.lock");
    writeFileSync(file, "x");
    const refused = await open(directory);
    assert.ok(!refused.ok && refused.error.kind === "unwritable");
    assert.equal(refused.error.message, `${file} is not a lock`);
    assert.equal(refused.error.hint, `remove ${file} if no other run is working`);
  });

  for (const [what, content] of Object.entries({ empty: "", zeros: "\0".repeat(64) })) {
    it(`that a crash left ${what} says so, once it had time to be written`, async (t) => {
      const directory = temporaryDirectory(t);
      const file = join(directory, "journal.lock");
      writeFileSync(file, content);
      const refused = await open(directory);
      assert.ok(!refused.ok && refused.error.kind === "unwritable");
      assert.equal(refused.error.message, `${file} is empty, as a crash of the machine can leave it`);
    });
  }

  it("that appears before its content does is waited for", async (t) => {
    const directory = temporaryDirectory(t);
    const file = join(directory, "journal.lock");
    writeFileSync(file, "");
    const clock = steppingClock();
    const opened = openJournal({
      directory,
      actor: "ci",
      run: "mine",
      clock: { ...clock, sleep: async () => writeFileSync(file, JSON.stringify(theirs)) },
      machine: us,
    });
    assert.ok((await opened).ok, "its holder is gone");
  });

  it("tells this process from another that has its number, before and after", { skip: !isLinux }, () => {
    const machine = thisMachine();
    assert.equal(machine.instanceOf(process.pid), machine.instance);
    assert.notEqual(machine.instanceOf(process.ppid), machine.instance);
  });
});

describe("a journal whose lock is taken away while a run holds it", () => {
  const theirs = { pid: 1, host: "runner-2", pidNamespace: "", since: "2026-11-23", run: "theirs" };
  const losses: Record<string, { lose: (directory: string) => void; message: RegExp }> = {
    "by hand": {
      lose: (directory) => rmSync(join(directory, "journal.lock")),
      message: /^the lock \S+journal\.lock was taken away while this run held it$/,
    },
    "by another run": {
      lose: (directory) => writeFileSync(join(directory, "journal.lock"), JSON.stringify(theirs)),
      message: /was taken away while this run held it; run theirs has it now$/,
    },
    "with the whole folder": {
      lose: (directory) => renameSync(directory, `${directory}-gone`),
      message: /was taken away while this run held it$/,
    },
    "in so far as the record is another file now": {
      lose: (directory) => {
        const path = join(directory, "journal.ndjson");
        copyFileSync(path, `${path}.copy`);
        renameSync(`${path}.copy`, path);
      },
      message: /journal\.ndjson was replaced while this run wrote to it$/,
    },
  };
  for (const [name, { lose, message }] of Object.entries(losses)) {
    it(`${name} takes no more records and lets nothing be sent`, async (t) => {
      const directory = join(temporaryDirectory(t), "production");
      const clocks = { passed: 0 };
      const machine = { ...thisMachine(), monotonic: () => clocks.passed };
      const journal = await openJournal({ ...ours, directory, machine });
      assert.ok(journal.ok);
      assert.ok((await journal.value.append(notice("before"))).ok);
      assert.ok(journal.value.mayWrite().ok);
      lose(directory);
      clocks.passed += 10;
      const may = journal.value.mayWrite();
      assert.ok(!may.ok);
      assert.match(may.error.message, message);
      const later = await journal.value.append(notice("after"));
      assert.ok(!later.ok);
      assert.match(later.error.message, message);
      await journal.value.close();
      if (name === "by another run")
        assert.ok(existsSync(join(directory, "journal.lock")), "theirs is left to them");
    });
  }
});

describe("a run that stands still between its look at the lock and its write, while another takes over", () => {
  it("leaves nothing in the other's record, and is told that its line was lost", async (t) => {
    const directory = join(temporaryDirectory(t), "production");
    let standStill = async () => {};
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      openForAppend: async (path) => {
        const file = await nodeFileSystem.openForAppend(path);
        const write = async (text: string) => {
          await standStill();
          await file.write(text);
        };
        return { ...file, write };
      },
    };
    const still = await openJournal({
      ...{ directory, actor: "ci", run: "still", clock: steppingClock(), fileSystem },
    });
    assert.ok(still.ok);
    assert.ok((await still.value.append(notice("before"))).ok);
    standStill = async () => {
      const other = await openJournal({
        ...{ directory, actor: "ci", run: "other", clock: steppingClock(), from: "still" },
      });
      assert.ok(other.ok);
      assert.ok((await other.value.append(notice("meanwhile"))).ok);
      await other.value.close();
    };
    const late = await still.value.append(notice("late"));
    assert.ok(!late.ok, "what is not in the record was not recorded");
    await still.value.close();
    const told = await recordsIn(directory);
    assert.deepEqual(
      told.flatMap((record) => (record.phase === "notice" ? [record.details] : [])),
      ["before", "meanwhile"],
    );
  });
});

describe("a look at the lock", () => {
  const clocksAt = { monotonic: 0, now: 1_000_000 };
  const clocks = { monotonic: () => clocksAt.monotonic, now: () => clocksAt.now };
  const counted = () => {
    const looks: (string | null)[] = [];
    let found: string | null = null;
    const look = () => {
      looks.push(found);
      return found;
    };
    const lose = () => {
      found = "lost";
    };
    const { now, recently } = sharedLook(look, clocks);
    return { looks, lose, now, loss: recently };
  };

  it("is shared by all requests that leave within a few milliseconds, and by no later one", () => {
    const { looks, lose, loss } = counted();
    for (let request = 0; request < 100; request++) assert.equal(loss(), null);
    assert.equal(looks.length, 1);
    lose();
    clocksAt.monotonic += 9;
    assert.equal(loss(), null);
    clocksAt.monotonic += 1;
    assert.equal(loss(), "lost");
    assert.equal(looks.length, 2);
  });

  it("is taken anew before a line is written, and by the requests that leave with it no second time", () => {
    const { looks, lose, now, loss } = counted();
    assert.equal(loss(), null);
    assert.equal(now(), null);
    assert.equal(loss(), null);
    assert.equal(looks.length, 2);
    lose();
    assert.equal(now(), "lost");
    assert.equal(loss(), "lost");
  });

  for (const clock of ["monotonic", "now"] as const) {
    it(`is good for a few milliseconds, also in a process that stood still (${clock})`, () => {
      const { lose, loss } = counted();
      assert.equal(loss(), null);
      lose();
      clocksAt[clock] += 10;
      assert.equal(loss(), "lost");
      assert.equal(loss(), "lost", "a loss is no less one for being asked about again");
    });
  }
});
