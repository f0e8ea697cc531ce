import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { readInput, readInputBytes } from "../../src/base/regular-files.ts";
import { readText } from "../../src/manifest/manifest-files.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const KINDS: Record<string, readonly [make: (path: string) => void, code: string, reason: string]> = {
  "a pipe": [(path) => void execFileSync("mkfifo", [path]), "EFTYPE", "it is not a regular file"],
  "a link to a device that has no end": [
    (path) => symlinkSync("/dev/zero", path),
    "EFTYPE",
    "it is not a regular file",
  ],
  "a folder": [(path) => mkdirSync(path), "EISDIR", "it is a folder"],
  "a link that leads nowhere": [(path) => symlinkSync("nowhere", path), "ENOENT", "it does not exist"],
};

for (const [kind, [make, code, reason]] of Object.entries(KINDS)) {
  test(`${kind} is no file that people can name`, {
    skip: process.platform !== "linux",
    timeout: 60_000,
  }, (t) => {
    const path = join(temporaryDirectory(t), "given");
    make(path);
    assert.throws(() => readInput(path), { code });
    const read = readText(path, "webhook-sync.yaml");
    assert.ok(!read.ok);
    assert.equal(read.error.message, `cannot read webhook-sync.yaml: ${reason}`);
  });
}

test("a link to a file is read as that file", (t) => {
  const directory = temporaryDirectory(t);
  writeFileSync(join(directory, "kept"), "text");
  symlinkSync("kept", join(directory, "given"));
  assert.equal(readInput(join(directory, "given")), "text");
});

test("a file that the system makes up as it is read has no size, and is read to its end", {
  skip: process.platform !== "linux",
}, () => {
  const told = readInput("/proc/self/maps");
  assert.ok(told.length > 10_000 && told.endsWith("\n"), `${told.length}`);
});

test("no more of a file is read than is wanted", (t) => {
  const path = join(temporaryDirectory(t), "given");
  for (const size of [0, 1, 9, 10]) {
    writeFileSync(path, "x".repeat(size));
    assert.equal(readInputBytes(path, 10).length, size);
  }
  writeFileSync(path, "x".repeat(11));
  assert.throws(() => readInputBytes(path, 10), { code: "EFBIG" });
});
