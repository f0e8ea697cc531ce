import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { processIo } from "../../src/terminal/process-io.ts";
import { bundle } from "../crash/bundle.ts";

const root = join(import.meta.dirname, "..", "..");
const { directory: built } = await bundle();
const LINE = [join(built, "main.js"), "policy", "list"];

const noFull = existsSync("/dev/full") ? false : "there is no device that is always full";

test("output that cannot be written is an error and not a success without output", {
  skip: noFull,
}, async () => {
  const full = openSync("/dev/full", "w");
  const child = spawn(process.execPath, LINE, { cwd: root, stdio: ["ignore", full, "pipe"] });
  closeSync(full);
  const told = child.stderr?.setEncoding("utf8").toArray();
  const exit = await new Promise((resolve) => child.on("close", resolve));
  assert.equal(exit, 74);
  assert.deepEqual(await told, ["error output: what was printed could not be written: ENOSPC\n"]);
});

test("where messages cannot be written either, a command ends all the same", { skip: noFull }, async () => {
  const { directory } = await bundle();
  const full = openSync("/dev/full", "w");
  const exitOf = (...line: readonly string[]) => {
    // It tried to say so for ever, a turn of the event loop after the other.
    const limits = { timeout: 40_000, killSignal: "SIGKILL" } as const;
    const stdio: ["ignore", number, number] = ["ignore", full, full];
    const args = [join(directory, "main.js"), "policy", "list", ...line];
    const child = spawn(process.execPath, args, { cwd: root, stdio, ...limits });
    return new Promise((resolve) => child.on("close", resolve));
  };
  const exits = await Promise.all([exitOf(), exitOf("--nonsense")]);
  closeSync(full);
  assert.deepEqual(exits, [74, 64]);
});

test("a reader that goes away is none", async () => {
  const child = spawn(process.execPath, LINE, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout?.destroy();
  const told = child.stderr?.setEncoding("utf8").toArray();
  const exit = await new Promise((resolve) => child.on("close", resolve));
  assert.deepEqual([exit, await told], [0, []]);
});

test("a process that is asked for its streams often listens to each once", () => {
  processIo();
  const before = [process.stdout, process.stderr].map((stream) => stream.listenerCount("error"));
  for (let times = 0; times < 20; times += 1) processIo();
  assert.deepEqual(
    [process.stdout, process.stderr].map((stream) => stream.listenerCount("error")),
    before,
  );
});

test("a working folder that somebody removed is said, without a stack trace", {
  skip: process.platform === "win32",
}, async () => {
  const gone = mkdtempSync(join(tmpdir(), "webhook-sync-gone-"));
  const line = `rmdir "$PWD" && exec "$0" "$@"`;
  const child = spawn("/bin/sh", ["-c", line, process.execPath, join(built, "main.js"), "policy", "list"], {
    cwd: gone,
  });
  const told = child.stderr.setEncoding("utf8").toArray();
  const exit = await new Promise((resolve) => child.on("close", resolve));
  const [said = ""] = await told;
  assert.deepEqual(
    [exit, said],
    [64, "error: the working folder cannot be used: it does not exist; change to another one\n"],
  );
});
