import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { describe, it } from "node:test";
import { createExclusively, createPrivateDirectory, replaceFile } from "../../src/base/durable-files.ts";
import { openToAppend, readRegular } from "../../src/base/regular-files.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const modeOf = (path: string) => statSync(path).mode & 0o777;
const isLinux = process.platform === "linux";

describe("a folder of our own", () => {
  it("is made with its parents, for nobody else, and may be there", (t) => {
    const path = join(temporaryDirectory(t), "a", "b", "c");
    createPrivateDirectory(path);
    createPrivateDirectory(path);
    assert.deepEqual([modeOf(path), modeOf(dirname(path))], [0o700, 0o700]);
  });

  it("is not made where a file stands, or where the system has no folders", { skip: !isLinux }, (t) => {
    const file = join(temporaryDirectory(t), "file");
    writeFileSync(file, "");
    assert.throws(() => createPrivateDirectory(file), { code: "EEXIST" });
    assert.throws(() => createPrivateDirectory(join(file, "below")), { code: "ENOTDIR" });
    assert.throws(() => createPrivateDirectory("/proc/state/production"), { code: "ENOENT" });
  });
});

describe("a file that is made", () => {
  const noLinks = (code: string) => () => {
    throw Object.assign(new Error(`${code}: operation not supported, link`), { code });
  };
  for (const link of [undefined, noLinks("EPERM"), noLinks("ENOTSUP"), noLinks("ENOSYS")]) {
    it(`appears whole and once${link === undefined ? "" : ", without second names too"}`, (t) => {
      const directory = temporaryDirectory(t);
      const path = join(directory, "lock");
      const how = link === undefined ? {} : { link };
      assert.equal(createExclusively(path, "mine", how), true);
      assert.equal(createExclusively(path, "theirs", how), false);
      assert.equal(readFileSync(path, "utf8"), "mine");
      assert.equal(modeOf(path), 0o600);
      assert.deepEqual(readdirSync(directory), ["lock"], "no draft is left");
    });

    it(`takes no link's place${link === undefined ? "" : ", without second names too"}`, (t) => {
      const directory = temporaryDirectory(t);
      const path = join(directory, "lock");
      symlinkSync(join(directory, "nowhere"), path);
      assert.equal(createExclusively(path, "mine", link === undefined ? {} : { link }), false);
      assert.equal(existsSync(join(directory, "nowhere")), false);
    });
  }

  it("is not made by another failure of the link", (t) => {
    const directory = temporaryDirectory(t);
    assert.throws(() => createExclusively(join(directory, "lock"), "mine", { link: noLinks("EIO") }), {
      code: "EIO",
    });
    assert.deepEqual(readdirSync(directory), []);
  });
});

describe("a file that is replaced", () => {
  it("has the new content and just the mode that it is given", (t) => {
    const directory = temporaryDirectory(t);
    const path = join(directory, "file");
    writeFileSync(path, "old");
    chmodSync(path, 0o640);
    replaceFile(path, "new", 0o666);
    assert.equal(readFileSync(path, "utf8"), "new");
    assert.equal(modeOf(path), 0o666);
    assert.deepEqual(readdirSync(directory), ["file"]);
  });

  it("stays where the new one cannot be put there", (t) => {
    const directory = temporaryDirectory(t);
    const path = join(directory, "file");
    mkdirSync(path);
    assert.throws(() => replaceFile(path, "new", 0o600), { code: /EISDIR|EPERM/ });
    assert.deepEqual(readdirSync(directory), ["file"], "no draft is left");
  });
});

describe("a regular file", () => {
  it("is read, grows, and reads as nothing where there is none", (t) => {
    const path = join(temporaryDirectory(t), "file");
    assert.equal(readRegular(path), undefined);
    for (const text of ["one ", "two"]) {
      const file = openToAppend(path);
      writeSync(file, text);
      closeSync(file);
    }
    assert.equal(readRegular(path)?.toString(), "one two");
    assert.equal(modeOf(path), 0o600);
  });

  const others: Record<string, (path: string) => void> = {
    "a pipe": (path) => void execFileSync("mkfifo", [path]),
    "a link that leads nowhere": (path) => symlinkSync(`${path}-nowhere`, path),
    "a link to a file": (path) => {
      writeFileSync(`${path}-file`, "theirs");
      symlinkSync(`${path}-file`, path);
    },
    "a device": (path) => symlinkSync("/dev/zero", path),
    "a folder": (path) => mkdirSync(path),
  };
  for (const [name, make] of Object.entries(others)) {
    it(`is not ${name}, and that is told at once`, { skip: !isLinux, timeout: 60_000 }, (t) => {
      const path = join(temporaryDirectory(t), "file");
      make(path);
      assert.throws(() => readRegular(path), { code: "EFTYPE" });
      assert.throws(() => openToAppend(path), { code: "EFTYPE" });
    });
  }
});
