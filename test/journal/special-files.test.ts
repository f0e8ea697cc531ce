import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { linesOf } from "../../src/journal/chain/lines.ts";
import { nodeFileSystem } from "../../src/journal/files/file-system.ts";
import { openJournal, readJournal } from "../../src/journal/files/open.ts";
import { createAnnouncer } from "../../src/notify/announcer.ts";
import { fileOutbox } from "../../src/notify/file-outbox.ts";
import { steppingClock, temporaryDirectory } from "./fixture.ts";

const KINDS: Record<string, (path: string) => void> = {
  "a pipe": (path) => void execFileSync("mkfifo", [path]),
  "a link that leads nowhere": (path) => symlinkSync(join(path, "..", "nowhere"), path),
  "a link to a device": (path) => symlinkSync("/dev/zero", path),
  "a folder": (path) => mkdirSync(path),
};

const open = (directory: string) =>
  openJournal({ directory, actor: "ci", run: "mine", clock: steppingClock() });

describe("the files of the state folder", { skip: process.platform !== "linux" }, () => {
  for (const [kind, make] of Object.entries(KINDS)) {
    for (const name of ["journal.lock", "journal.ndjson"]) {
      it(`are refused at once where ${name} is ${kind}`, { timeout: 60_000 }, async (t) => {
        const directory = temporaryDirectory(t);
        make(join(directory, name));
        const refused = await open(directory);
        assert.ok(!refused.ok && refused.error.kind === "unwritable", JSON.stringify(refused));
        assert.ok(
          refused.error.message.includes(`(${name}: EFTYPE: not a regular file)`),
          refused.error.message,
        );
        assert.equal(existsSync(join(directory, "nowhere")), false, "no link is followed");
        const read = readJournal(directory);
        assert.equal(read.ok, name === "journal.lock", "readers need no lock");
      });
    }

    it(`are refused at once where outbox.ndjson is ${kind}`, { timeout: 60_000 }, async (t) => {
      const directory = temporaryDirectory(t);
      make(join(directory, "outbox.ndjson"));
      const hook = { url: new URL("http://127.0.0.1:9/"), headers: [], signingKeys: [] };
      const announcer = await createAnnouncer({
        outbox: fileOutbox(join(directory, "outbox.ndjson")),
        monitoring: null,
        chats: [],
        hook,
        clock: steppingClock(),
        mayDeliver: () => true,
        onSetAside: async () => {},
      });
      const [warning = ""] = await announcer.flush(0);
      await announcer.close();
      assert.match(warning, /outbox\.ndjson cannot be read \(EFTYPE: not a regular file\)/);
      assert.equal(existsSync(join(directory, "nowhere")), false, "no link is followed");
    });
  }

  it("are refused where they are larger than any record, before they are read", async (t) => {
    for (const name of ["journal.ndjson", "beginning-000000000001.json"]) {
      const directory = temporaryDirectory(t);
      // Sparse: takes no room on the disk.
      writeFileSync(join(directory, name), "");
      truncateSync(join(directory, name), 500_000_001);
      const refused = await open(directory);
      assert.ok(!refused.ok && refused.error.kind === "unwritable", name);
      assert.ok(refused.error.message.includes(`(${name}: EFBIG: it is larger than 500 MB)`));
      assert.match(refused.error.hint, /restore that file from a copy/);
    }
  });

  it("are named where this user may not read them", (t) => {
    const directory = temporaryDirectory(t);
    const path = join(directory, "journal.ndjson");
    const pieces = () => {
      throw Object.assign(new Error(`EACCES: permission denied, open '${path}'`), { code: "EACCES", path });
    };
    const refused = readJournal(directory, { ...nodeFileSystem, pieces });
    assert.ok(!refused.ok);
    assert.match(refused.error.message, /\(journal\.ndjson: EACCES: permission denied\)$/);
    assert.match(refused.error.hint, /let this user read and write that folder and the files in it/);
  });

  it("are refused where a line goes on and on", () => {
    function* endless() {
      for (;;) yield new Uint8Array(1 << 20);
    }
    assert.throws(() => [...linesOf(endless())], { code: "EFBIG", message: /longer than 16 MB/ });
  });

  it("are not made where the system has no folders", { timeout: 60_000 }, async () => {
    const refused = await open("/proc/state/production");
    assert.ok(!refused.ok && refused.error.kind === "unwritable");
    assert.match(refused.error.message, /ENOENT/);
  });
});
