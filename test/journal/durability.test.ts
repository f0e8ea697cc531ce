import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { success } from "../../src/base/result.ts";
import { Chain, sha256 } from "../../src/journal/chain/chain.ts";
import { takeOver } from "../../src/journal/files/copy.ts";
import { type FileSystem, nodeFileSystem } from "../../src/journal/files/file-system.ts";
import { fileJournal, openJournal, readJournal } from "../../src/journal/files/open.ts";
import { projectionOf } from "../../src/journal/projection/builder.ts";
import { projectionText } from "../../src/journal/projection/document.ts";
import { failingFrom } from "./failing-disk.ts";
import {
  intent,
  journalLines,
  journalLinks,
  notice,
  outcome,
  steppingClock,
  temporaryDirectory,
} from "./fixture.ts";
import { readBack, recordsIn } from "./recalled.ts";

const NOTHING_READ = { torn: false, running: [], blocked: null, foreign: null };

const run = () => ({ actor: "ci", run: "run-1", clock: steppingClock() });

/** Three changes of two writes each; the requests that left, and whether the journal ever failed. */
async function work(directory: string, fileSystem: FileSystem): Promise<{ sent: string[]; failed: boolean }> {
  const sent: string[] = [];
  const journal = await openJournal({ ...run(), directory, fileSystem });
  if (!journal.ok) return { sent, failed: true };
  let failed = false;
  const change = async (name: string) => {
    for (const step of ["create", "activate"]) {
      const recorded = await journal.value.append(intent(`${name}-${step}`));
      assert.ok(!(failed && recorded.ok), "a record followed a hole");
      failed ||= !recorded.ok;
      if (!recorded.ok) return;
      sent.push(`${name}-${step}`);
      failed ||= !(await journal.value.append(outcome(`${name}-${step}`))).ok;
    }
  };
  await Promise.all(["a", "b", "c"].map(change));
  await journal.value.close();
  return { sent, failed };
}

describe("a journal on a failing disk", () => {
  for (const code of ["EIO", "ENOSPC", "EROFS"]) {
    it(`lets no request leave without its intent on disk: ${code} at each access`, async (t) => {
      for (let nth = 1; ; nth++) {
        const directory = temporaryDirectory(t);
        const { sent, failed } = await work(directory, failingFrom(nth, code));
        const intents = (await recordsIn(directory)).flatMap((record) =>
          record.phase === "intent" ? [record.request_id] : [],
        );
        for (const request of sent)
          assert.ok(intents.includes(request), `access ${nth}: ${request} was sent unrecorded`);

        // The lock may be left where the disk did not let us remove it; its holder is gone by then.
        const machine = {
          pid: 1,
          host: "other",
          pidNamespace: "",
          instance: "1",
          now: Date.now,
          monotonic: () => performance.now(),
          isRunning: () => false,
          instanceOf: () => null,
        };
        const lock = join(directory, "journal.lock");
        if (existsSync(lock))
          writeFileSync(lock, JSON.stringify({ ...machine, pid: 2, since: "2026", run: "run-1" }));
        const again = await openJournal({ ...run(), directory, machine });
        assert.ok(again.ok, `access ${nth}: ${JSON.stringify(again)}`);
        await again.value.close();
        if (!failed) {
          assert.equal(sent.length, 6);
          assert.ok(nth > 8, `only ${nth} accesses`);
          return;
        }
      }
    });
  }

  it("goes by no part of a record that is taken over, at whichever access that ends", async (t) => {
    const before = projectionOf(journalLinks(3).map(({ record }) => record));
    const { record } = new Chain(run(), before).add(notice("pruned"));
    const beginning = { projection: before, text: projectionText(before) };
    const projection = projectionOf([record], before);
    const end = { records: 4, pruned: 3, head: record.hash, torn: false };
    const importInto = async (directory: string, fileSystem: FileSystem) => {
      const journal = await openJournal({ ...run(), directory, fileSystem, takesOver: true });
      if (!journal.ok) return;
      const copy = { records: [record], beginning, projection, end };
      await takeOver(journal.value, copy, async () => success(null));
      await journal.value.close();
      rmSync(join(directory, "journal.lock"), { force: true });
    };
    const seen: (number | string)[] = [];
    while (seen.at(-1) !== 4) {
      const directory = temporaryDirectory(t);
      await importInto(directory, failingFrom(seen.length + 1, "EIO"));
      const read = readJournal(directory);
      seen.push(read.ok ? read.value.projection.sequence : read.error.message.replace(/.*: /, ""));
      rmSync(join(directory, "journal.lock"), { force: true });
      await importInto(directory, nodeFileSystem);
      const now = readJournal(directory);
      assert.ok(now.ok, JSON.stringify(now));
      const { isStill: _, ...found } = now.value;
      assert.deepEqual(found, { ...NOTHING_READ, projection }, `${seen.length}`);
      assert.ok(seen.length < 50);
    }
    assert.match(
      [...new Set(seen)].join("; "),
      /^0; what followed .*beginning-000000000004.json is missing; 4$/,
    );
  });

  it("says what is wrong and where", async (t) => {
    const directory = temporaryDirectory(t);
    const refused = await openJournal({ ...run(), directory, fileSystem: failingFrom(1, "EROFS") });
    assert.ok(!refused.ok && refused.error.kind === "unwritable");
    assert.ok(refused.error.message.includes(directory), refused.error.message);
    assert.match(refused.error.message, /EROFS: injected/);
  });

  it("stays failed after one failure, though the disk is well again", async (t) => {
    let sick = true;
    const directory = temporaryDirectory(t);
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      openForAppend: async (path) => {
        const file = await nodeFileSystem.openForAppend(path);
        const sync = async () => {
          if (sick) throw Object.assign(new Error("EIO: i/o error, fdatasync"), { code: "EIO" });
          await file.sync();
        };
        return { ...file, sync };
      },
    };
    const journal = await openJournal({ ...run(), directory, fileSystem });
    assert.ok(journal.ok);
    const first = await journal.value.append(notice("one"));
    assert.ok(!first.ok);
    assert.match(first.error.message, /journal\.ndjson cannot be written \(EIO: i\/o error\)/);
    sick = false;
    assert.deepEqual(await journal.value.append(notice("two")), first);
    await journal.value.close();
  });

  it("shares one sync among the records that come while another runs", async (t) => {
    let syncs = 0;
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      openForAppend: async (path) => {
        const file = await nodeFileSystem.openForAppend(path);
        return {
          ...file,
          sync: async () => {
            syncs++;
            await file.sync();
          },
        };
      },
    };
    const journal = await openJournal({ ...run(), directory: temporaryDirectory(t), fileSystem });
    assert.ok(journal.ok);
    const append = (text: string) => journal.value.append(notice(text));
    const first = append("0");
    await new Promise(setImmediate);
    await Promise.all([first, ...Array.from({ length: 500 }, (_, index) => append(`${index}`))]);
    await journal.value.close();
    assert.ok(syncs <= 2, `${syncs} syncs for 501 records`);
  });

  it("treats a fault that is no system error as the bug it is", async (t) => {
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      read: () => {
        throw new TypeError("a bug");
      },
    };
    await assert.rejects(openJournal({ ...run(), directory: temporaryDirectory(t), fileSystem }), /a bug/);
  });
});

describe("a journal that a crash left", () => {
  const lines = journalLines(4);
  const good = lines.slice(0, 3).join("");
  const last = lines[3] ?? "";

  for (const [what, torn] of Object.entries({
    "half a line": last.slice(0, 200),
    "a line without its newline": last.slice(0, -1),
    "a line of zeros": "\0".repeat(99),
    "a line with zeros in it": `${last.slice(0, 100)}${"\0".repeat(99)}${last.slice(199)}`,
  })) {
    it(`with ${what} is repaired, with a record that says so`, async (t) => {
      const directory = temporaryDirectory(t);
      const file = join(directory, "journal.ndjson");
      writeFileSync(file, good + torn);
      const unrepaired = readJournal(directory);
      assert.ok(unrepaired.ok && unrepaired.value.torn && unrepaired.value.projection.sequence === 3);
      assert.equal(readFileSync(file, "utf8"), good + torn, "reading changes nothing");

      const journal = await openJournal({ ...run(), directory });
      assert.ok(journal.ok);
      const details = `${Buffer.byteLength(torn)} bytes after record 3 were set aside in journal.torn-1 (sha256 ${sha256(torn)})`;
      assert.equal(journal.value.repair(), details);
      await journal.value.append(notice("goes on"));
      await journal.value.close();

      assert.equal(readFileSync(join(directory, "journal.torn-1"), "utf8"), torn);
      const { records, torn: isTorn } = await readBack(fileJournal(directory));
      assert.deepEqual(
        [isTorn, ...records.map(({ phase }) => phase)],
        [false, "intent", "outcome", "intent", "repaired", "notice"],
      );
    });
  }

  it("twice keeps both torn ends", async (t) => {
    const directory = temporaryDirectory(t);
    for (const torn of ["first", "second"]) {
      writeFileSync(join(directory, "journal.ndjson"), torn, { flag: "a" });
      const journal = await openJournal({ ...run(), directory });
      assert.ok(journal.ok);
      await journal.value.close();
    }
    assert.equal(readFileSync(join(directory, "journal.torn-1"), "utf8"), "first");
    assert.equal(readFileSync(join(directory, "journal.torn-2"), "utf8"), "second");
  });

  it("with any other damage is refused and left as it is", async (t) => {
    const directory = temporaryDirectory(t);
    const file = join(directory, "journal.ndjson");
    const damaged = lines.toSpliced(1, 1).join("");
    writeFileSync(file, damaged);
    const problems = [await openJournal({ ...run(), directory }), readJournal(directory)];
    for (const problem of problems) {
      assert.ok(!problem.ok && problem.error.kind === "damaged");
      const { line, message, hint } = problem.error;
      assert.equal(line, 2);
      assert.ok(message.startsWith(`line 2 of ${file} does not follow the line before`), message);
      assert.match(message, /the last good record is 1$/);
      assert.match(hint, /^restore the file from a copy; or move it away to begin a new record/);
    }
    assert.equal(readFileSync(file, "utf8"), damaged);
    assert.deepEqual(readdirSync(directory), ["journal.ndjson"], "the lock is given back");
  });
});

describe("a journal's files", () => {
  it("are for nobody but us, and no lock or draft stays behind", async (t) => {
    const directory = join(temporaryDirectory(t), "state", "production");
    const journal = await openJournal({ ...run(), directory });
    assert.ok(journal.ok);
    assert.equal(statSync(join(directory, "journal.lock")).mode & 0o777, 0o600);
    await journal.value.append(notice("one"));
    await journal.value.close();
    assert.equal(statSync(directory).mode & 0o777, 0o700);
    assert.equal(statSync(join(directory, "journal.ndjson")).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(directory), ["journal.ndjson"]);
  });
});
