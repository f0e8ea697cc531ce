import assert from "node:assert/strict";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import type { JournalStore } from "../../src/journal/chain/journal.ts";
import { type FileSystem, nodeFileSystem } from "../../src/journal/files/file-system.ts";
import { FileFollower } from "../../src/journal/files/follow.ts";
import { openJournal, readJournal } from "../../src/journal/files/open.ts";
import { findCut, prune } from "../../src/journal/files/prune.ts";
import { walkJournal } from "../../src/journal/files/walk.ts";
import { failingFrom } from "./failing-disk.ts";
import { intent, journalLines, notice, outcome, steppingClock, temporaryDirectory } from "./fixture.ts";
import { readBack } from "./recalled.ts";

const SEGMENT_BYTES = 4_000;

function storeIn(directory: string, fileSystem: FileSystem = nodeFileSystem): JournalStore {
  return {
    open: (run) => openJournal({ ...run, directory, fileSystem, segmentBytes: SEGMENT_BYTES }),
    read: async () => readJournal(directory, fileSystem),
    walk: async (visit, begin) => walkJournal({ directory, files: fileSystem }, visit, begin),
    follow: (visit) => new FileFollower({ directory, files: fileSystem }, visit),
  };
}

/** Lets go of the first half of it. False where the disk did not have it. */
async function pruneIn(store: JournalStore, directory: string, files = nodeFileSystem): Promise<boolean> {
  const journal = await store.open({ actor: "ci", run: "pruning", clock: steppingClock() });
  if (!journal.ok) return false;
  const until = new Date(Date.UTC(2026, 10, 23, 9, 0, 20));
  try {
    const cut = await findCut(store, until);
    if (!cut.ok || cut.value === null) return false;
    const pruned = await prune(journal.value, store, { cut: cut.value, until, folder: { directory, files } });
    return pruned.ok;
  } finally {
    await journal.value.close();
  }
}

/** So many runs of two records each. */
async function work(store: JournalStore, runs: number): Promise<void> {
  const clock = steppingClock();
  for (let run = 1; run <= runs; run++) {
    const journal = await store.open({ actor: "ci", run: `run-${run}`, clock });
    assert.ok(journal.ok, JSON.stringify(journal));
    await journal.value.append(intent(`${run}`));
    await journal.value.append(outcome(`${run}`));
    await journal.value.close();
  }
}

async function folderOf(t: TestContext, runs = 40) {
  const directory = temporaryDirectory(t);
  await work(storeIn(directory), runs);
  const closed = readdirSync(directory).filter((name) => name.startsWith("journal-"));
  const projections = readdirSync(directory).filter((name) => name.startsWith("projection-"));
  return { directory, closed, projections, file: (name: string) => join(directory, name) };
}

function problemOf(found: {
  readonly ok: boolean;
  readonly error?: { kind: string; message: string; hint: string };
}) {
  assert.ok(!found.ok && found.error !== undefined);
  return found.error;
}

describe("a journal in segments", () => {
  it("is one chain, of which a reader reads the last part and what is before it adds up to", async (t) => {
    const { directory, closed, projections } = await folderOf(t);
    assert.ok(closed.length > 5, closed.join(" "));
    assert.equal(projections.length, 1, "what no open segment begins with is cleared away");
    const read: string[] = [];
    const counting: FileSystem = {
      ...nodeFileSystem,
      read: (path) => {
        read.push(path);
        return nodeFileSystem.read(path);
      },
      pieces: (path) => {
        read.push(`${path}, piece by piece`);
        return nodeFileSystem.pieces(path);
      },
    };
    assert.ok(readJournal(directory, counting).ok);
    assert.deepEqual(
      read.filter((path) => !path.endsWith(".lock")),
      // Never whole: a run may have made it long.
      [`${join(directory, "journal.ndjson")}, piece by piece`, join(directory, projections[0] ?? "")],
    );
    const { records } = await readBack(storeIn(directory));
    assert.equal(records.filter(({ phase }) => phase === "segment-started").length, closed.length);
    assert.equal(records.length, 80 + closed.length);
  });

  it("is read without the projection, which follows from the chain", async (t) => {
    const { directory, projections, file } = await folderOf(t);
    for (const name of projections) rmSync(file(name));
    await readBack(storeIn(directory));
    await work(storeIn(directory), 6);
    await readBack(storeIn(directory));
  });

  it("is refused where the projection was edited", async (t) => {
    const { directory, projections, file } = await folderOf(t);
    const [name = ""] = projections;
    const text = readFileSync(file(name), "utf8");
    writeFileSync(file(name), text.replace('"protect":false', '"protect":true'));
    const { kind, message, hint } = problemOf(readJournal(directory));
    assert.equal(kind, "damaged");
    assert.match(message, /projection-\d+\.json: is not what record \d+ says that it is/);
    assert.match(hint, /^remove .*projection-\d+\.json: it is rebuilt from the records$/);
    const opened = await storeIn(directory).open({ actor: "ci", run: "x", clock: steppingClock() });
    assert.equal(problemOf(opened).message, message);
    assert.ok(!readdirSync(directory).includes("journal.lock"), "the lock is given back");
  });

  it("shows a segment that is missing, edited, cut or moved", async (t) => {
    const cases: Record<string, [damage: (path: string, text: string) => void, what: RegExp]> = {
      missing: [(path) => rmSync(path), /records \d+ to \d+ are missing/],
      edited: [
        (path, text) => writeFileSync(path, text.replace('"create"', '"delete"')),
        /line \d of .*journal-\d+\.ndjson was changed/,
      ],
      cut: [(path, text) => writeFileSync(path, text.slice(0, -9)), /ends in the middle of a record/],
      shortened: [
        (path, text) => writeFileSync(path, text.slice(0, text.lastIndexOf("\n", text.length - 2) + 1)),
        /records \d+ to \d+ are missing/,
      ],
    };
    for (const [what, [damage, message]] of Object.entries(cases)) {
      const { directory, closed, projections, file } = await folderOf(t);
      const path = file(closed[2] ?? "");
      damage(path, readFileSync(path, "utf8"));
      assert.ok(readJournal(directory).ok, "a plan does not read it");
      const seen: number[] = [];
      const walked = walkJournal({ directory, files: nodeFileSystem }, ({ sequence }) => seen.push(sequence));
      assert.match(problemOf(walked).message, message, what);
      assert.ok(seen.length > 0, "the records before are shown");
      for (const name of projections) rmSync(file(name));
      assert.match(problemOf(readJournal(directory)).message, message, "it cannot be made anew either");
    }
  });

  it("is whole wherever a prune is interrupted, which then goes on", async (t) => {
    const { directory: whole } = await folderOf(t, 12);
    const before = await readBack(storeIn(whole));
    for (let nth = 1; ; nth++) {
      const directory = temporaryDirectory(t);
      cpSync(whole, directory, { recursive: true });
      const archive = join(directory, "cut");
      const sick = failingFrom(nth, "EIO");
      const isDone = await pruneIn(storeIn(directory, sick), archive, sick);
      rmSync(join(directory, "journal.lock"), { force: true });
      const after = await readBack(storeIn(directory));
      const left = before.records.filter(({ sequence }) => sequence >= (after.records[0]?.sequence ?? 0));
      assert.deepEqual(after.records.slice(0, left.length), left, `access ${nth}`);
      if (isDone) return assert.ok(nth > 40, `only ${nth} accesses`);
      // What was cut in half is not taken for the cut.
      const isHalf =
        !walkJournal({ directory: archive, files: nodeFileSystem }, () => {}).ok ||
        !existsSync(join(archive, "journal.ndjson"));
      if (isHalf) rmSync(archive, { recursive: true, force: true });
      const isPruned = left.length < before.records.length;
      assert.notEqual(await pruneIn(storeIn(directory), archive), isPruned, `access ${nth}`);
      await work(storeIn(directory), 1);
      const { records } = await readBack(storeIn(directory));
      assert.ok((records[0]?.sequence ?? 0) > 10 && records.some(({ phase }) => phase === "pruned"));
      const cut = await readBack(storeIn(archive));
      assert.deepEqual(cut.records, before.records.slice(0, cut.records.length));
      assert.equal(records[0]?.previous_hash, cut.head, "the one goes on where the other ends");
    }
  });

  it("is refused by all who read or write it where the part that grows is gone, or all but its beginning", async (t) => {
    const { directory, file } = await folderOf(t, 12);
    const growing = file("journal.ndjson");
    const [first = ""] = readFileSync(growing, "utf8").split("\n");
    for (const left of [null, "", first.slice(0, 20), first]) {
      if (left === null) rmSync(growing);
      else writeFileSync(growing, left);
      const store = storeIn(directory);
      const found = [
        await store.read(),
        await store.walk(() => {}),
        await store.follow(() => {}).look(),
        await store.open({ actor: "ci", run: "next", clock: steppingClock() }),
      ];
      const missing = /what followed .*journal-\d+\.ndjson is missing/;
      for (const one of found) assert.match(problemOf(one).message, missing, `${left}`);
    }
  });

  it("is closed by the run that made it long, and not after a record that the disk did not take", async (t) => {
    for (const isSick of [false, true]) {
      const directory = temporaryDirectory(t);
      let fails = false;
      const fileSystem: FileSystem = {
        ...nodeFileSystem,
        openForAppend: async (path) => {
          const file = await nodeFileSystem.openForAppend(path);
          const write = async (text: string) => {
            if (fails) throw Object.assign(new Error("EIO: injected, write"), { code: "EIO" });
            await file.write(text);
          };
          return { ...file, write };
        },
      };
      const store = storeIn(directory, fileSystem);
      const journal = await store.open({ actor: "ci", run: "long", clock: steppingClock() });
      assert.ok(journal.ok);
      for (let index = 0; index < 20; index++) await journal.value.append(intent(`${index}`));
      fails = isSick;
      assert.equal((await journal.value.append(notice("last"))).ok, !isSick);
      await journal.value.close();
      const { records } = await readBack(storeIn(directory));
      assert.deepEqual(
        [records.length, records.at(-1)?.phase],
        isSick ? [20, "intent"] : [22, "segment-started"],
      );
    }
  });

  it("is not closed where somebody else wrote to it, which the next run then shows", async (t) => {
    const directory = temporaryDirectory(t);
    const file = join(directory, "journal.ndjson");
    const store = storeIn(directory);
    await work(store, 1);
    const journal = await store.open({ actor: "ci", run: "long", clock: steppingClock() });
    assert.ok(journal.ok);
    for (let index = 0; index < 20; index++) await journal.value.append(intent(`${index}`));
    writeFileSync(file, readFileSync(file, "utf8").replace('"create"', '"delete"'));
    await journal.value.append(notice("last"));
    await journal.value.close();
    assert.deepEqual(
      readdirSync(directory).filter((name) => name.startsWith("journal-")),
      [],
    );
    assert.match(problemOf(await store.read()).message, /line 1 of .*journal\.ndjson was changed/);
  });

  it("is closed at the end of a run without adding up again what that run wrote", async (t) => {
    const { directory } = await folderOf(t);
    const before = readdirSync(directory).filter((name) => name.startsWith("journal-")).length;
    const read: string[] = [];
    const counting: FileSystem = {
      ...nodeFileSystem,
      read: (path) => {
        read.push(path);
        return nodeFileSystem.read(path);
      },
    };
    const journal = await storeIn(directory, counting).open({
      ...{ actor: "ci", run: "long", clock: steppingClock() },
    });
    assert.ok(journal.ok);
    for (let index = 0; index < 20; index++) await journal.value.append(intent(`${index}`));
    read.length = 0;
    await journal.value.close();
    // To add it up takes what the records before add up to.
    assert.deepEqual(
      read.filter((path) => !path.endsWith(".lock")),
      [join(directory, "journal.ndjson")],
    );
    const after = readdirSync(directory).filter((name) => name.startsWith("journal-")).length;
    assert.equal(after, before + 1);
    await readBack(storeIn(directory));
  });

  it("is followed across segments, each record shown once", async (t) => {
    const { directory } = await folderOf(t, 0);
    const seen: number[] = [];
    const follower = storeIn(directory).follow(({ sequence }) => seen.push(sequence));
    for (const runs of [0, 1, 3, 0, 7, 1, 1, 12]) {
      await work(storeIn(directory), runs);
      assert.ok((await follower.look()).ok);
      const { records } = await readBack(storeIn(directory));
      assert.deepEqual(
        seen,
        records.map(({ sequence }) => sequence),
      );
    }
    assert.ok(readdirSync(directory).length > 8, "it has many segments");
  });

  it("costs those who follow it what came, however long it is", async (t) => {
    const directory = temporaryDirectory(t);
    writeFileSync(join(directory, "journal.ndjson"), journalLines(2_000).join(""));
    let bytes = 0;
    const counting: FileSystem = {
      ...nodeFileSystem,
      read: (path) => {
        const read = nodeFileSystem.read(path);
        bytes += read?.length ?? 0;
        return read;
      },
      *pieces(path, from) {
        for (const piece of nodeFileSystem.pieces(path, from)) {
          bytes += piece.length;
          yield piece;
        }
      },
    };
    const seen: number[] = [];
    const follower = storeIn(directory, counting).follow(({ sequence }) => seen.push(sequence));
    assert.ok((await follower.look()).ok);
    assert.ok(bytes > 1_000_000, `${bytes} bytes at first`);
    const journal = await openJournal({
      ...{ directory, segmentBytes: 1e9 },
      ...{ actor: "ci", run: "long", clock: steppingClock() },
    });
    assert.ok(journal.ok);
    bytes = 0;
    for (const turn of ["a", "b", "c"]) {
      await journal.value.append(notice(turn));
      assert.ok((await follower.look()).ok);
    }
    await journal.value.close();
    assert.deepEqual(seen.slice(1_999), [2_000, 2_001, 2_002, 2_003]);
    assert.ok(bytes < 500_000, `${bytes} bytes for three records`);
  });

  it("is told to be damaged where what came does not go on from what was seen", async (t) => {
    const { directory, file } = await folderOf(t, 1);
    const seen: number[] = [];
    const follower = storeIn(directory).follow(({ sequence }) => seen.push(sequence));
    assert.ok((await follower.look()).ok);
    const whole = readFileSync(file("journal.ndjson"), "utf8");
    writeFileSync(file("journal.ndjson"), `${whole}${journalLines(1).join("")}`);
    assert.match(problemOf(await follower.look()).message, /line 3 .*record 1 stands where 3 is due/);
    // An older copy, put back.
    writeFileSync(file("journal.ndjson"), whole.slice(0, whole.indexOf("\n") + 1));
    assert.ok((await follower.look()).ok);
    assert.deepEqual(seen, [1, 2, 1, 2, 1]);
  });

  it("goes on from one file of an earlier version", async (t) => {
    const directory = temporaryDirectory(t);
    const lines = journalLines(40);
    writeFileSync(join(directory, "journal.ndjson"), lines.join(""));
    await work(storeIn(directory), 1);
    assert.equal(readFileSync(join(directory, "journal-000000000001.ndjson"), "utf8"), lines.join(""));
    const { records } = await readBack(storeIn(directory));
    assert.deepEqual(
      records.slice(39, 43).map(({ sequence, phase }) => [sequence, phase]),
      [
        [40, "outcome"],
        [41, "segment-started"],
        [42, "intent"],
        [43, "outcome"],
      ],
    );
  });

  it("is whole wherever the disk fails while a segment is closed", async (t) => {
    for (let nth = 1; ; nth++) {
      const directory = temporaryDirectory(t);
      writeFileSync(join(directory, "journal.ndjson"), journalLines(40).join(""));
      const sick = storeIn(directory, failingFrom(nth, "EIO"));
      const opened = await sick.open({ actor: "ci", run: "sick", clock: steppingClock() });
      if (opened.ok) await opened.value.append(notice("one"));
      if (opened.ok) await opened.value.close();
      rmSync(join(directory, "journal.lock"), { force: true });
      const { records } = await readBack(storeIn(directory));
      assert.ok(records.length >= 40, `access ${nth}`);
      await work(storeIn(directory), 3);
      const { records: later } = await readBack(storeIn(directory));
      assert.deepEqual(later.slice(0, records.length), records, `access ${nth}`);
      if (opened.ok && records.length === 42) return assert.ok(nth > 8, `only ${nth} accesses`);
    }
  });
});
